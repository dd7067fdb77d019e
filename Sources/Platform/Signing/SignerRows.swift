import Clearance
import Signatures
import Storage
import Values

/// 签名人: the certificates on file and what each enterprise may sign with.
package enum SignerRows {
    package static func register(
        _ certificate: Certificate, of enterprise: String, at instant: Instant, zone: String,
        _ transaction: borrowing Transaction
    ) throws {
        try transaction.execute(
            """
            INSERT INTO certificate (zone_id, enterprise, fingerprint, pem, registered_at)
            VALUES (\(zone), \(enterprise), \(certificate.fingerprint), \(certificate.pem),
                \(instant.milliseconds))
            ON CONFLICT DO NOTHING
            """)
    }

    /// Whether it was there.
    package static func remove(
        fingerprint: String, of enterprise: String, zone: String,
        _ transaction: borrowing Transaction
    ) throws -> Bool {
        try transaction.execute(
            """
            DELETE FROM certificate WHERE zone_id = \(zone) AND enterprise = \(enterprise)
                AND fingerprint = \(fingerprint)
            """) > 0
    }

    package static func setRule(
        _ rule: SigningRule, of enterprise: String, zone: String,
        _ transaction: borrowing Transaction
    ) throws {
        try transaction.execute(
            """
            INSERT INTO signing_rule (zone_id, enterprise, profiles, unsigned_allowed)
            VALUES (\(zone), \(enterprise), \(rule.profiles.joined(separator: ",")),
                \(rule.allowsUnsigned))
            ON CONFLICT (zone_id, enterprise) DO UPDATE SET
                profiles = excluded.profiles, unsigned_allowed = excluded.unsigned_allowed
            """)
    }

    package static func certificates(
        zone: String, _ transaction: borrowing Transaction
    ) throws -> [(enterprise: String, certificate: Certificate)] {
        try transaction.rows(
            """
            SELECT enterprise, pem FROM certificate WHERE zone_id = \(zone)
            ORDER BY enterprise, fingerprint
            """
        ) { row in
            guard let certificate = Certificate.all(pem: row.blob(1)).first else {
                throw StorageProblem.corrupt("a certificate of \(row.text(0))")
            }
            return (row.text(0), certificate)
        }
    }

    /// The newest certificates of one enterprise, as many as a single proof is tried against.
    static func certificates(
        of enterprise: String, zone: String, _ transaction: borrowing Transaction
    ) throws -> [Certificate] {
        try transaction.rows(
            """
            SELECT pem FROM certificate WHERE zone_id = \(zone) AND enterprise = \(enterprise)
            ORDER BY registered_at DESC, fingerprint LIMIT \(PaymentDataVerdict.mostCandidates)
            """
        ) { row in
            guard let certificate = Certificate.all(pem: row.blob(0)).first else {
                throw StorageProblem.corrupt("a certificate of \(enterprise)")
            }
            return certificate
        }
    }

    static func rules(
        zone: String, _ transaction: borrowing Transaction
    ) throws -> [String: SigningRule] {
        let rows = try transaction.rows(
            """
            SELECT enterprise, profiles, unsigned_allowed FROM signing_rule
            WHERE zone_id = \(zone)
            """
        ) { row in
            let profiles = row.text(1).split(separator: ",").map(String.init)
            return (row.text(0), SigningRule(profiles: profiles, allowsUnsigned: row.flag(2)))
        }
        return Dictionary(rows) { $1 }
    }

    /// Other names of enterprises under which issuers know them.
    static func identities(
        zone: String, _ transaction: borrowing Transaction
    ) throws -> [String: Set<String>] {
        let rows = try transaction.rows(
            "SELECT code, uscc FROM enterprise WHERE zone_id = \(zone)"
        ) { ($0.text(0), Set([$0.text(1)].filter { !$0.isEmpty })) }
        return Dictionary(rows) { $1 }
    }
}

/// 签名规则: what one enterprise may sign with, and whether it may leave that out.
package struct SigningRule: Sendable, Equatable {
    /// Empty: those of the zone.
    package var profiles: [String]
    /// A demonstration zone only; one that requires signatures requires them of everybody.
    package var allowsUnsigned: Bool

    package init(profiles: [String] = [], allowsUnsigned: Bool = true) {
        self.profiles = profiles
        self.allowsUnsigned = allowsUnsigned
    }
}
