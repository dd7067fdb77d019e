import Sealing
import Storage

/// Which keys the rows of a zone need, known by their fingerprints.
enum SealingKeyRows {
    static func fingerprints(
        _ zone: String, _ transaction: borrowing Transaction
    ) throws -> [String: String] {
        let rows = try transaction.rows(
            "SELECT name, fingerprint FROM sealing_key WHERE zone_id = \(zone)"
        ) { ($0.text(0), $0.text(1)) }
        return try Dictionary(rows) { _, _ in
            throw StorageProblem.corrupt("sealing_key names a key twice")
        }
    }

    /// From now on the zone needs the keys that this ring seals with; refused where it needs others
    /// than the ring has.
    ///
    /// A ring from before a rotation brings no key back that was retired since.
    static func rely(
        on ring: KeyRing, in path: String, _ zone: String, _ transaction: borrowing Transaction
    ) throws {
        guard let current = ring.current?.number else { throw SealProblem.noKey }
        let newest = try fingerprints(zone, transaction).keys.compactMap { Int($0) }.max() ?? 0
        if current >= newest {
            let names = names(of: current)
            try need(ring.fingerprints.filter { names.contains($0.key) }, zone, transaction)
        }
        guard isRelied(on: ring, by: try fingerprints(zone, transaction)) else {
            throw SealProblem.isOther(path)
        }
    }

    /// Whether the keys that this ring seals with are needed, and no others than it has.
    static func isRelied(on ring: KeyRing, by needed: [String: String]) -> Bool {
        guard let current = ring.current?.number else { return false }
        return names(of: current).allSatisfy { needed[$0] != nil }
            && needed.allSatisfy { ring.fingerprints[$0.key] == $0.value }
    }

    private static func names(of current: Int) -> [String] {
        ["lookup", String(SealingKey.eventNumber), String(current)]
    }

    /// Whether a key was not retired.
    static func knows(
        _ number: Int?, _ zone: String, _ transaction: borrowing Transaction
    ) throws -> Bool {
        guard let number else { return false }
        return try transaction.first(
            "SELECT 1 FROM sealing_key WHERE zone_id = \(zone) AND name = \(String(number))"
        ) { _ in true } ?? false
    }

    private static func need(
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
