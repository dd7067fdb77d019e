import Values

/// 政策: every number and condition of the flow as dated rows; a decision asks with its day.
package struct Policy: Sendable {
    package let rules: [PolicyRule]
    private let byCode: [String: [PolicyRule]]

    package init(rules: [PolicyRule]) {
        self.rules = rules
        byCode = Dictionary(grouping: rules, by: \.code)
    }

    /// The rows in force for the whole country.
    package static let national = Policy(rules: PolicyRule.national)

    /// The version of a rule on a day; nil where it does not hold.
    package func rule(_ code: String, on day: Day) -> PolicyRule? {
        byCode[code]?.last { $0.holds(on: day) }
    }

    /// The rules of `codes` that hold on a day.
    package func uses(_ codes: [String], on day: Day) -> [RuleUse] {
        codes.compactMap { rule($0, on: day)?.use }
    }

    /// The limits of a day; nil before 2016-04-08, when there was no retail channel.
    package func limits(on day: Day) -> (single: Amount, annual: Amount, uses: [RuleUse])? {
        guard let single = amount("QUO-01", on: day), let annual = amount("QUO-02", on: day)
        else { return nil }
        return (single, annual, uses(["QUO-01", "QUO-02", "QUO-03"], on: day))
    }

    /// The share of VAT and consumption tax that is levied within the limits (70 %).
    package func taxShare(on day: Day) -> Rate? { rate("DUT-01", on: day) }
    /// The duty rate within the limits (0 %).
    package func dutyWithinLimits(on day: Day) -> Rate? { rate("DUT-02", on: day) }
    /// 增值税基本税率, for a tariff line that names none.
    package func vatStandard(on day: Day) -> Rate? { rate("DUT-03", on: day) }
    /// 增值税低税率 of agricultural goods, books and the like.
    package func vatReduced(on day: Day) -> Rate? { rate("DUT-04", on: day) }

    /// Whether a single article above the single limit may pass in full rates.
    package func singleArticleRule(on day: Day) -> PolicyRule? { rule("QUO-04", on: day) }
    package func dutiableValueRule(on day: Day) -> PolicyRule? { rule("DUT-05", on: day) }
    package func roundingRule(on day: Day) -> PolicyRule? { rule("DUT-07", on: day) }

    /// Days after release in which a return may be applied for; the last one counts.
    package func returnWindowDays(on day: Day) -> Int? { days("RET-01", on: day) }
    /// Days after release in which returned goods must arrive; the last one counts.
    package func arrivalWindowDays(on day: Day) -> Int? { days("RET-02", on: day) }
    /// The day after release (day 0) from which tax is billed.
    package func billingFromDay(on day: Day) -> Int? { days("TAX-01", on: day) }
    /// The day after release (day 0) until which tax is paid.
    package func paymentUntilDay(on day: Day) -> Int? { days("TAX-02", on: day) }

    private func amount(_ code: String, on day: Day) -> Amount? {
        guard case .amount(let amount) = rule(code, on: day)?.value else { return nil }
        return amount
    }

    private func rate(_ code: String, on day: Day) -> Rate? {
        guard case .rate(let rate) = rule(code, on: day)?.value else { return nil }
        return rate
    }

    private func days(_ code: String, on day: Day) -> Int? {
        guard case .days(let days) = rule(code, on: day)?.value else { return nil }
        return days
    }
}
