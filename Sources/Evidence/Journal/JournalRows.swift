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
            """
            INSERT INTO journal (zone_id, number, at, entries, chain, mac)
            VALUES (?, ?, ?, ?, ?, ?)
            """,
            [
                .text(zone), .integer(link.number), .integer(link.at), .blob(link.entries),
                .blob(link.chain.bytes), .blob(link.mac),
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
                chain: TreeHash(bytes: row.blob(2)), mac: [])
            return false
        }
        return found
    }

    /// How many links there are.
    package func count() throws -> Int { Int(try last()?.number ?? 0) }

    /// The hash of the chain at a link; nil where there is no such link.
    package func chain(at number: Int) throws -> TreeHash? {
        if number == 0 { return JournalLink.start }
        var found: TreeHash?
        try connection.visit(
            "SELECT chain FROM journal WHERE zone_id = ? AND number = ?",
            [.text(zone), .integer(Int64(number))]
        ) { row in
            found = TreeHash(bytes: row.blob(0))
            return false
        }
        return found
    }

    /// The next links, some at a time: one may be half a megabyte.
    package func links(after number: Int64) throws -> [JournalLink] {
        var found: [JournalLink] = []
        try connection.visit(
            """
            SELECT number, at, entries, chain, mac FROM journal WHERE zone_id = ? AND number > ?
            ORDER BY number LIMIT 64
            """, [.text(zone), .integer(number)]
        ) { row in
            found.append(
                JournalLink(
                    zone: zone, number: row.integer(0), at: row.integer(1),
                    entries: row.blob(2), chain: TreeHash(bytes: row.blob(3)), mac: row.blob(4)))
            return true
        }
        return found
    }

    func forEach(_ visit: (JournalLink) throws -> Void) throws {
        var after: Int64 = -1
        while case let found = try links(after: after), let last = found.last {
            for link in found { try visit(link) }
            after = last.number
        }
    }

    /// The leaf of every event, in their order; events of versions that had none get theirs.
    func addLeaves(_ table: TableShape, _ visit: (TreeHash) throws -> Void) throws {
        var buffer = RowBytes()
        var after: Int64 = -1
        while true {
            var leaves: [TreeHash] = []
            var missing: [[SQLValue]] = []
            try connection.visit(
                """
                SELECT seq, leaf, \(table.names(of: Array(table.columns.indices))) FROM event
                WHERE zone_id = ? AND seq > ? ORDER BY seq LIMIT ?
                """,
                [.text(zone), .integer(after), .integer(Int64(Self.page))]
            ) { row in
                after = row.integer(0)
                let leaf = EventTable.leaf(table, &buffer) {
                    row.value($0 + 2, table.columns[$0].kind)
                }
                leaves.append(leaf)
                if row.isNull(1) || row.blob(1) != leaf.bytes {
                    missing.append([.blob(leaf.bytes), .text(zone), .integer(after)])
                }
                return true
            }
            if leaves.isEmpty { return }
            if !missing.isEmpty {
                _ = try connection.runEach(
                    "UPDATE event SET leaf = ? WHERE zone_id = ? AND seq = ?", missing)
            }
            for leaf in leaves { try visit(leaf) }
        }
    }
}
