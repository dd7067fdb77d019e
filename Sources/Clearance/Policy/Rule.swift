import Messages

/// 规则: one check with a permanent code; the code may be retired but never means anything else.
package struct Rule: Sendable, Equatable {
    /// Ours, such as `MAT-04`.
    package let code: String
    /// The standard's own code or the one seen in customs' receipts, where there is one.
    package let official: String?
    /// What is required, as a heading: "amount paid equals the order's".
    package let title: Bilingual
    /// What is wrong when it is not met, as a sentence.
    package let message: Bilingual
    /// What to do about it.
    package let fix: Bilingual
    /// Where the rule was read, or the decision that made it.
    package let citation: String
    package let severity: Issue.Severity

    package init(
        _ code: String, _ official: String?, _ title: Bilingual, wrong message: Bilingual,
        fix: Bilingual, citation: String, severity: Issue.Severity = .error
    ) {
        self.code = code
        self.official = official
        self.title = title
        self.message = message
        self.fix = fix
        self.citation = citation
        self.severity = severity
    }

    /// The rule broken at one place. `found` must be masked where it is personal; `official`
    /// stands in where the code depends on the type of the paper.
    package func issue(
        path: String, expected: String? = nil, found: String? = nil, official: String? = nil
    ) -> Issue {
        Issue(
            severity: severity, code: code, official: official ?? self.official, path: path,
            message: message, expected: expected, found: found, citation: citation, fix: fix)
    }

    /// Every rule of the flow, in the order in which the manual prints them.
    package static let all: [Rule] =
        intake + registration + MatchingRule.allCases.map(\.rule) + goods + limits + books + risk
        + cancels + returns + taxes + sandbox
}

/// 所据: which version of a rule a decision used; the version is the first day it holds.
package struct RuleUse: Sendable, Hashable, Codable {
    package let code: String
    package let version: String

    package init(code: String, version: String) {
        self.code = code
        self.version = version
    }
}
