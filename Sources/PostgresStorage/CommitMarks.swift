import Storage

/// 提交标记: the engine's own table, by which it knows whether a transaction was committed.
///
/// Each place of each node's pool has a row, and every transaction writes its number there.
/// Where the answer to a COMMIT was lost, the number tells whether it was done. One more row of
/// a zone is its pen: whoever holds its lock is the only writer of the zone.
struct CommitMarks: Sendable {
    let zone: String
    /// Made by the server; unique among all nodes of all times.
    let node: String

    static let table = """
        CREATE TABLE IF NOT EXISTS commit_mark (
            zone_id TEXT NOT NULL, node_id TEXT NOT NULL, number INTEGER NOT NULL,
            at INTEGER NOT NULL,
            PRIMARY KEY (zone_id, node_id))
        """
    private static let now = "(extract(epoch FROM clock_timestamp()) * 1000)::bigint"

    /// Makes the table where there is none, and forgets the marks of nodes gone for a day.
    static func prepare(zone: String, _ link: PostgresLink) throws -> CommitMarks {
        let node = try link.execute(
            "SELECT replace(gen_random_uuid()::text, '-', ''), to_regclass('commit_mark')")
        let marks = CommitMarks(zone: zone, node: node.text(0))
        let connection = PostgresConnection(link: link)
        if node.text(1).isEmpty {
            try link.execute("BEGIN")
            _ = try connection.run(table, [])
            try link.execute("COMMIT")
        }
        _ = try connection.run(
            """
            DELETE FROM commit_mark WHERE zone_id = ? AND node_id IN (
                SELECT node_id FROM commit_mark
                WHERE zone_id = ? AND node_id <> 'pen' AND at < \(now) - 86400000
                ORDER BY node_id LIMIT 1000)
            """, [.text(zone), .text(zone)])
        return marks
    }

    private func name(_ place: PostgresPool.Place) -> SQLValue { .text("\(node)/\(place.name)") }

    /// Begins a transaction, takes the pen and writes the mark, in one exchange.
    func begin(_ place: PostgresPool.Place, _ link: PostgresLink) throws {
        place.number += 1
        func statement(
            _ text: String, _ values: [SQLValue] = []
        ) -> (text: String, values: PostgresBytes, types: [UInt32]) {
            (text, PostgresBytes(values), values.map { PostgresKind($0).element })
        }
        _ = try link.pipeline([
            statement("BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE"),
            statement(
                """
                INSERT INTO commit_mark (zone_id, node_id, number, at) VALUES ($1, 'pen', 1, 0)
                ON CONFLICT (zone_id, node_id) DO UPDATE SET number = commit_mark.number + 1
                """, [.text(zone)]),
            statement(
                """
                INSERT INTO commit_mark (zone_id, node_id, number, at)
                VALUES ($1, $2, $3, \(Self.now))
                ON CONFLICT (zone_id, node_id)
                    DO UPDATE SET number = excluded.number, at = excluded.at
                """, [.text(zone), name(place), .integer(place.number)]),
        ])
    }

    /// Whether the last transaction of the place was committed, durable on the standby too.
    ///
    /// The row is written as it is, and committed, once more: its lock waits for the old
    /// transaction to end one way or the other, and a commit that the standby confirmed covers
    /// all before it.
    func wasCommitted(_ place: PostgresPool.Place, _ link: PostgresLink) throws -> Bool {
        let connection = PostgresConnection(link: link)
        link.forgetFaults()
        try link.execute("BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE")
        _ = try connection.run(
            """
            INSERT INTO commit_mark (zone_id, node_id, number, at) VALUES (?, ?, 0, \(Self.now))
            ON CONFLICT (zone_id, node_id) DO NOTHING
            """, [.text(zone), name(place)])
        var found: Int64 = 0
        try connection.visit(
            "SELECT number FROM commit_mark WHERE zone_id = ? AND node_id = ? FOR UPDATE",
            [.text(zone), name(place)]
        ) { row in
            found = row.integer(0)
            return false
        }
        _ = try connection.run(
            "UPDATE commit_mark SET number = number WHERE zone_id = ? AND node_id = ?",
            [.text(zone), name(place)])
        link.wasWarned = false
        let tag = try link.execute("COMMIT").tag
        guard tag == "COMMIT", !link.wasWarned else {
            throw PostgresFault.lost("the standby did not confirm").problem
        }
        return found == place.number
    }
}
