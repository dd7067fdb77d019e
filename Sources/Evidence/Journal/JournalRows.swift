import Storage

/// The links of the journal, and the leaves of events that had none.
package struct JournalRows {
    let connection: any Connection
    let zone: String

    package init(connection: any Connection, zone: String) {
        self.connection = connection
        self.zone = zone
    }

    /// Entries in one link: half a megabyte.
    static let most = 16_384
    private static let page = 1_000

    func append(_ link: JournalLink) throws {
        _ = try connection.run(
            "INSERT INTO journal (zone_id, number, at, entries, chain) VALUES (?, ?, ?, ?, ?)",
            [
                .text(zone), .integer(link.number), .integer(link.at), .blob(link.entries),
                .blob(link.chain.bytes),
            ])
    }

    /// The end of the chain, its entries left out.
    func last() throws -> JournalLink? {
        var found: JournalLink?
        try connection.visit(
            """
            SELECT number, at, chain FROM journal WHERE zone_id = ? ORDER BY number DESC LIMIT 1
            """, [.text(zone)]
        ) { row in
            found = JournalLink(
                zone: zone, number: row.integer(0), at: row.integer(1), entries: [],
                chain: TreeHash(bytes: row.blob(2)))
            return false
        }
        return found
    }

    /// Where the chain ends: how many links, and its hash there.
    package func end() throws -> (count: Int, chain: TreeHash) {
        let last = try last()
        return (Int(last?.number ?? 0), last?.chain ?? JournalLink.start)
    }

    func forEach(_ visit: (JournalLink) throws -> Void) throws {
        var after: Int64 = -1
        while true {
            var found: [JournalLink] = []
            // A link may be half a megabyte.
            try connection.visit(
                """
                SELECT number, at, entries, chain FROM journal WHERE zone_id = ? AND number > ?
                ORDER BY number LIMIT 64
                """, [.text(zone), .integer(after)]
            ) { row in
                found.append(
                    JournalLink(
                        zone: zone, number: row.integer(0), at: row.integer(1),
                        entries: row.blob(2), chain: TreeHash(bytes: row.blob(3))))
                return true
            }
            for link in found { try visit(link) }
            guard let last = found.last else { return }
            after = last.number
        }
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
}
