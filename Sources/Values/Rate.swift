/// 税率: a share of one, exact for percentages with up to four decimals.
public struct Rate: Hashable, Comparable, Sendable {
    /// Units of 0.0001 percent: 9.1 % is 91,000.
    public let raw: Int64

    /// Units in one whole (100 %).
    static let unit: Int64 = 1_000_000
    /// Units in one percent.
    static let percentUnit: Int64 = 10_000
    /// Ten thousand percent: far above any duty, and small enough for every product to be checked.
    static let limit: Int64 = 100 * unit

    public static let zero = Rate(raw: 0)
    public static let whole = Rate(raw: unit)

    /// For rates that were checked before, such as our own rows.
    public init(raw: Int64) {
        precondition(raw >= 0 && raw <= Rate.limit, "a rate lies between 0 % and 10,000 %")
        self.raw = raw
    }

    /// A whole number of percent.
    public static func percent(_ percent: Int) -> Rate {
        precondition(percent >= 0 && percent <= 10_000, "a rate lies between 0 % and 10,000 %")
        return Rate(raw: Int64(percent) * percentUnit)
    }

    /// `9.1` or `9.1%`; nil when it is no number, negative, above 10,000 or has a fifth decimal.
    public init?(percent text: some StringProtocol) {
        let number = text.hasSuffix("%") ? String(text.dropLast()) : String(text)
        guard let percent = Amount(number), percent.raw % 10 == 0 else { return nil }
        let raw = percent.raw / 10
        guard raw >= 0, raw <= Rate.limit else { return nil }
        self.raw = raw
    }

    public static func < (left: Rate, right: Rate) -> Bool { left.raw < right.raw }

    /// This rate of that rate, such as 70 % of 13 %; nil when the result is not exact.
    public func multiplied(by other: Rate) -> Rate? {
        let (quotient, rest) = (Int128(raw) * Int128(other.raw))
            .quotientAndRemainder(dividingBy: Int128(Rate.unit))
        guard rest == 0, quotient <= Int128(Rate.limit) else { return nil }
        return Rate(raw: Int64(quotient))
    }
}

extension Rate: CustomStringConvertible {
    /// `9.1%`.
    public var description: String { decimalText(raw, decimals: 4, minimum: 0) + "%" }
}
