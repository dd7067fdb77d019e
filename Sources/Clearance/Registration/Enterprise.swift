import Values

/// 备案企业: an enterprise registered with the zone, what it may do and what it guarantees.
package struct Enterprise: Sendable, Equatable {
    package enum Role: String, Sendable, CaseIterable {
        case merchant, platform, payment, logistics, broker, area, assurer, warehouse
    }

    package var code: String
    package var uscc: String
    package var name: String
    package var roles: Set<Role>
    /// The tax it may owe at once (担保额度).
    package var guarantee: Amount
    /// Credit grade A to D; sets how often its lists are inspected.
    package var grade: String

    package init(
        code: String, uscc: String, name: String, roles: Set<Role>, guarantee: Amount,
        grade: String = "C"
    ) {
        self.code = code
        self.uscc = uscc
        self.name = name
        self.roles = roles
        self.guarantee = guarantee
        self.grade = grade
    }

    package func has(_ wanted: Role...) -> Bool { wanted.contains { roles.contains($0) } }
}
