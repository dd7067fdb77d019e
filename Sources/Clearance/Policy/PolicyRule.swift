import Messages
import Values

/// 政策条目: one number or condition of the policy, with the days on which it holds and its source.
package struct PolicyRule: Sendable, Equatable {
    /// Permanent, such as `QUO-01`; versions of one rule share it.
    package let code: String
    package let title: Bilingual
    package let value: PolicyValue
    package let from: Day
    /// The last day; nil while it holds.
    package let to: Day?
    package let citation: String
    package let evidence: Evidence
    /// How a decision names this version; ready made, as every decision names several.
    package let use: RuleUse

    package init(
        code: String, title: Bilingual, value: PolicyValue, from: Day, to: Day?, citation: String,
        evidence: Evidence
    ) {
        self.code = code
        self.title = title
        self.value = value
        self.from = from
        self.to = to
        self.citation = citation
        self.evidence = evidence
        use = RuleUse(code: code, version: from.description)
    }

    package func holds(on day: Day) -> Bool {
        from <= day && (to.map { day <= $0 } ?? true)
    }
}

/// What a policy row says.
package enum PolicyValue: Sendable, Equatable {
    case amount(Amount)
    case rate(Rate)
    case days(Int)
    /// A condition in words; the code that carries it out names the row.
    case condition(Bilingual)
}

/// How well a row is founded.
package enum Evidence: String, Sendable, CaseIterable {
    /// The text itself was read.
    case read
    /// From knowledge of the law, to be confirmed when the text can be read.
    case known
    /// Ours, where the sources leave it open; the citation gives the reason.
    case decided
}
