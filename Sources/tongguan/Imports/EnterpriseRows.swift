import Clearance
import Storage
import Values

/// The register of enterprises, as an import changes it.
enum EnterpriseRows {
    static func find(
        _ code: String, _ zone: Zone, _ transaction: borrowing Transaction
    ) throws -> Enterprise? {
        try transaction.first(
            """
            SELECT code, uscc, name, roles, guarantee, grade FROM enterprise
            WHERE zone_id = \(zone.id) AND code = \(code)
            """
        ) { RegisterRows.read($0) }
    }

    /// The grade is not in the file, so an enterprise that is there keeps its own.
    static func save(
        _ enterprise: Enterprise, _ zone: Zone, _ transaction: borrowing Transaction
    ) throws {
        let roles = enterprise.roles.map(\.rawValue).sorted().joined(separator: ";")
        try transaction.execute(
            """
            INSERT INTO enterprise (zone_id, code, uscc, name, roles, guarantee)
            VALUES (\(zone.id), \(enterprise.code), \(enterprise.uscc), \(enterprise.name),
                \(roles), \(enterprise.guarantee.raw))
            ON CONFLICT (zone_id, code) DO UPDATE SET
                uscc = excluded.uscc, name = excluded.name, roles = excluded.roles,
                guarantee = excluded.guarantee
            """)
    }
}
