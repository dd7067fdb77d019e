import Storage

/// Which keys the rows of a zone need, known by their fingerprints.
enum SealingKeyRows {
    static func fingerprints(
        _ zone: String, _ transaction: borrowing Transaction
    ) throws -> [String: String] {
        let rows = try transaction.rows(
            "SELECT name, fingerprint FROM sealing_key WHERE zone_id = \(zone)"
        ) { ($0.text(0), $0.text(1)) }
        return Dictionary(uniqueKeysWithValues: rows)
    }

    static func need(
        _ fingerprints: [String: String], _ zone: String, _ transaction: borrowing Transaction
    ) throws {
        try transaction.executeEach(
            """
            INSERT INTO sealing_key (zone_id, name, fingerprint) VALUES (?, ?, ?)
            ON CONFLICT (zone_id, name) DO NOTHING
            """,
            fingerprints.sorted { $0.key < $1.key }.map {
                [.text(zone), .text($0.key), .text($0.value)]
            })
    }

    /// Nothing needs this key any more.
    static func forget(
        _ name: String, _ zone: String, _ transaction: borrowing Transaction
    ) throws {
        try transaction.execute(
            "DELETE FROM sealing_key WHERE zone_id = \(zone) AND name = \(name)")
    }
}
