import Clearance
import Storage
import Values

/// The keys as they stand in the tables; also used by the command line, beside a running server.
package enum KeyRows {
    package static func insert(
        _ key: APIKey, hash: String, zone: String, _ transaction: borrowing Transaction
    ) throws {
        try transaction.execute(
            """
            INSERT INTO api_key
                (zone_id, key_hash, key_id, enterprise_code, role, issued_at, revoked_at)
            VALUES (\(zone), \(hash), \(key.id), \(key.actor.enterprise),
                \(key.actor.role.rawValue), \(key.issuedAt.milliseconds), NULL)
            """)
    }

    package static func find(
        hash: String, zone: String, _ transaction: borrowing Transaction
    ) throws -> APIKey? {
        try transaction.first(
            """
            SELECT key_id, enterprise_code, role, issued_at FROM api_key
            WHERE zone_id = \(zone) AND key_hash = \(hash) AND revoked_at IS NULL
            """
        ) { row in
            guard let role = Actor.Role(rawValue: row.text(2)) else { return nil }
            return APIKey(
                id: row.text(0), actor: Actor(role: role, enterprise: row.textOrNil(1)),
                issuedAt: Instant(milliseconds: row.integer(3)))
        } ?? nil
    }

    /// Answers whether there was such a key.
    package static func revoke(
        id: String, at instant: Instant, zone: String, _ transaction: borrowing Transaction
    ) throws -> Bool {
        try transaction.execute(
            """
            UPDATE api_key SET revoked_at = \(instant.milliseconds)
            WHERE zone_id = \(zone) AND key_id = \(id) AND revoked_at IS NULL
            """) > 0
    }

    package static func hasAdministrator(
        zone: String, _ transaction: borrowing Transaction
    ) throws -> Bool {
        try transaction.first(
            "SELECT 1 FROM api_key WHERE zone_id = \(zone) AND role = 'admin' LIMIT 1"
        ) { _ in true } ?? false
    }
}
