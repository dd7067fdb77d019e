import Values

/// 税款计核: what a list owes, item by item, and by which rules.
package struct Assessment: Sendable, Equatable {
    package enum Regime: String, Sendable, Decodable {
        /// 限值内: duty 0, VAT and consumption tax at the policy's share.
        case withinLimits
        /// 超单次限值的单件商品: everything in full.
        case singleArticle
    }

    package let regime: Regime
    package let items: [ItemDuty]
    /// Price, freight and insurance of the whole list, exact: what counts against the limits.
    package let dutiableValue: Amount
    package let duty: Amount
    package let consumptionTax: Amount
    package let vat: Amount
    /// All taxes together: what the guarantee must cover.
    package let total: Amount
    package let rules: [RuleUse]

    package init(
        regime: Regime, items: [ItemDuty], dutiableValue: Amount, duty: Amount,
        consumptionTax: Amount, vat: Amount, total: Amount, rules: [RuleUse]
    ) {
        self.regime = regime
        self.items = items
        self.dutiableValue = dutiableValue
        self.duty = duty
        self.consumptionTax = consumptionTax
        self.vat = vat
        self.total = total
        self.rules = rules
    }
}

/// 单项税款: what one line of the list owes.
package struct ItemDuty: Sendable, Equatable {
    package var gnum: Int
    package var hs: String
    /// To the fen, for people; the tax was computed from the exact value.
    package var dutiableValue: Amount
    /// What the item takes of the limits; over all items exactly the list's dutiable value.
    package var quotaValue: Amount
    package var duty: Amount
    package var consumptionTax: Amount
    package var vat: Amount
    package var sum: Amount
    package var dutyRate: Rate
    package var vatRate: Rate
    package var consumptionRate: Rate
    /// The share of VAT and consumption tax that was levied.
    package var taxShare: Rate
}
