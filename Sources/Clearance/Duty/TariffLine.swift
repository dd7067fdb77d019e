import Messages
import Values

/// 税则行: the rates and conditions of one commodity code over a span of days.
package struct TariffLine: Sendable, Equatable {
    /// Ten digits, or eight for a whole line of the tariff.
    package var hs: HSCode
    package var name: String
    /// 法定单位 and, where there is one, 第二法定单位.
    package var unit1: String
    package var unit2: String?
    /// 最惠国税率.
    package var duty: Rate
    package var vat: Rate
    /// 消费税从价税率, below 100 %, as the tax is part of its own base.
    package var consumption: Rate
    /// 跨境电商零售进口商品清单.
    package var onPositiveList: Bool
    /// Free text for people; binding where it begins with `bonded-only;`.
    package var condition: String
    package var from: Day
    /// The last day; nil while it holds.
    package var to: Day?
    package var source: String

    package init(
        hs: HSCode, name: String, unit1: String, unit2: String? = nil, duty: Rate, vat: Rate,
        consumption: Rate = .zero, onPositiveList: Bool = true, condition: String = "",
        from: Day, to: Day? = nil, source: String
    ) {
        self.hs = hs
        self.name = name
        self.unit1 = unit1
        self.unit2 = unit2
        self.duty = duty
        self.vat = vat
        self.consumption = consumption
        self.onPositiveList = onPositiveList
        self.condition = condition
        self.from = from
        self.to = to
        self.source = source
    }

    /// 仅限网购保税商品, decision 1.
    package static let bondedOnlyMark = "bonded-only;"
    package var isBondedOnly: Bool { condition.hasPrefix(TariffLine.bondedOnlyMark) }

    package func holds(on day: Day) -> Bool {
        from <= day && (to.map { day <= $0 } ?? true)
    }

    /// How a decision names this line.
    package var use: RuleUse { RuleUse(code: "TRF-" + hs.text, version: from.description) }
}
