import Storage

/// The leaves beside their events, and the roots of every 256, 65,536 … leaves.
package struct TreeRows: Sendable {
    package let zone: String

    package init(zone: String) { self.zone = zone }

    /// Only these levels are stored; what is between is computed from at most 256 hashes.
    package static let step = 8

    /// How many events there are.
    package func size(_ transaction: borrowing Transaction) throws -> Int {
        try transaction.first("SELECT MAX(seq) FROM event WHERE zone_id = \(zone)") {
            Int($0.integerOrNil(0) ?? 0)
        } ?? 0
    }

    package func leaves(
        _ range: Range<Int>, _ transaction: borrowing Transaction
    ) throws -> [TreeHash] {
        try transaction.rows(
            """
            SELECT leaf FROM event WHERE zone_id = \(zone) AND seq > \(range.lowerBound)
                AND seq <= \(range.upperBound) ORDER BY seq
            """
        ) { TreeHash(bytes: $0.blob(0)) }
    }

    /// The row of an event as it is hashed into its leaf.
    package func leafBytes(
        _ index: Int, _ table: TableShape, _ transaction: borrowing Transaction
    ) throws -> [UInt8]? {
        let columns = table.names(of: Array(table.columns.indices))
        return try transaction.first(
            SQL(
                text: "SELECT \(columns) FROM event WHERE zone_id = ? AND seq = ?",
                values: [.text(zone), .integer(Int64(index + 1))])
        ) { row in
            var buffer = RowBytes()
            _ = EventTable.leaf(table, &buffer) { row.value($0, table.columns[$0].kind) }
            return buffer.bytes
        }
    }

    private func nodes(
        level: Int, _ range: Range<Int>, _ transaction: borrowing Transaction
    ) throws -> [TreeHash] {
        try transaction.rows(
            """
            SELECT hash FROM tree_node WHERE zone_id = \(zone) AND level = \(level)
                AND position >= \(range.lowerBound) AND position < \(range.upperBound)
            ORDER BY position
            """
        ) { TreeHash(bytes: $0.blob(0)) }
    }

    package func save(
        _ nodes: [(Subtree, TreeHash)], _ transaction: borrowing Transaction
    ) throws {
        try transaction.executeEach(
            """
            INSERT INTO tree_node (zone_id, level, position, hash) VALUES (?, ?, ?, ?)
            ON CONFLICT DO NOTHING
            """,
            nodes.map {
                [
                    .text(zone), .integer(Int64($0.level)), .integer(Int64($0.position)),
                    .blob($1.bytes),
                ]
            })
    }

    package func forEachNode(
        _ transaction: borrowing Transaction, _ visit: (Subtree, TreeHash) throws -> Void
    ) throws {
        try transaction.forEach(
            "SELECT level, position, hash FROM tree_node WHERE zone_id = \(zone)"
        ) { row in
            try visit(
                Subtree(level: Int(row.integer(0)), position: Int(row.integer(1))),
                TreeHash(bytes: row.blob(2)))
        }
    }

    // MARK: Hashes of ranges

    /// The hash of leaves that begin where a tree or one of its right children begins.
    package func hash(
        of range: Range<Int>, _ transaction: borrowing Transaction
    ) throws -> TreeHash {
        // The right edge is a few complete subtrees: as many queries as it has levels of nodes.
        var hashes: [TreeHash] = []
        for subtree in Subtree.cover(range) { hashes.append(try hash(of: subtree, transaction)) }
        var rest = hashes.reversed().makeIterator()
        guard var hash = rest.next() else { return .empty }
        while let left = rest.next() { hash = TreeHash(left, hash) }
        return hash
    }

    package func hash(
        of subtree: Subtree, _ transaction: borrowing Transaction
    ) throws -> TreeHash {
        let stored = subtree.level / Self.step * Self.step
        let below = subtree.level - stored
        let parts = subtree.position << below..<(subtree.position + 1) << below
        let hashes =
            try stored == 0
            ? leaves(parts, transaction) : nodes(level: stored, parts, transaction)
        guard hashes.count == parts.count else {
            throw StorageProblem.corrupt("the tree lacks hashes of level \(stored) at \(parts)")
        }
        var frontier = Frontier()
        for hash in hashes { frontier.append(hash) }
        return frontier.root
    }
}
