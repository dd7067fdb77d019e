import Storage

/// The events that carry journals, and the rows that the first of them lists.
struct JournalRows {
    let connection: any Connection
    let zone: String

    /// Entries in one event: half a megabyte.
    static let most = 16_384
    private static let page = 1_000

    static let insertion = """
        INSERT INTO event (zone_id, seq, kind, at, actor, detail) VALUES (?, ?, ?, ?, ?, ?)
        """

    func batch(seq: Int64, at instant: Int64, journal: [UInt8]) -> [SQLValue] {
        [
            .text(zone), .integer(seq), .text(EventTable.batch), .integer(instant), .text(""),
            .blob(journal),
        ]
    }

    func lastSeq() throws -> Int64 {
        var found: Int64 = 0
        try connection.visit("SELECT MAX(seq) FROM event WHERE zone_id = ?", [.text(zone)]) {
            found = $0.integerOrNil(0) ?? 0
            return false
        }
        return found
    }

    func hasBegun() throws -> Bool {
        var found = false
        try connection.visit(
            "SELECT 1 FROM event WHERE zone_id = ? AND kind = ? LIMIT 1",
            [.text(zone), .text(EventTable.batch)]
        ) { _ in
            found = true
            return false
        }
        return found
    }

    /// Gives a leaf to the events of versions that had none.
    func addLeaves(_ table: TableShape) throws {
        var buffer = RowBytes()
        var after: Int64 = 0
        while true {
            var found: [[SQLValue]] = []
            try connection.visit(
                """
                SELECT seq, \(table.names(of: Array(table.columns.indices))) FROM event
                WHERE zone_id = ? AND seq > ? AND leaf IS NULL ORDER BY seq LIMIT ?
                """,
                [.text(zone), .integer(after), .integer(Int64(Self.page))]
            ) { row in
                after = row.integer(0)
                let leaf = EventTable.leaf(table, &buffer) {
                    row.value($0 + 1, table.columns[$0].kind)
                }
                found.append([.blob(leaf.bytes), .text(zone), .integer(after)])
                return true
            }
            if found.isEmpty { return }
            _ = try connection.runEach(
                "UPDATE event SET leaf = ? WHERE zone_id = ? AND seq = ?", found)
        }
    }

    /// Every row of a table as the values of its columns, page by page in the order of its key.
    func forEach(of table: TableShape, _ visit: ([SQLValue]) throws -> Void) throws {
        try TableRows(table: table, zone: zone).forEach(connection, visit)
    }
}
