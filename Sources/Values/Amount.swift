/// 金额: a sum of money or a quantity with five decimals, the standard's N19,5.
///
/// Held as an integer number of 0.00001, so that sums are exact. The largest amount is the largest
/// whole fen that 64 bits hold, 92,233,720,368,547.75: so rounding to fen can never overflow.
public struct Amount: Hashable, Comparable, Sendable {
    /// Units of 0.00001.
    public let raw: Int64

    /// Units in one yuan.
    static let unit: Int64 = 100_000
    /// Units in one fen.
    static let fen: Int64 = 1_000
    static let limit: Int64 = 9_223_372_036_854_775_000

    public static let zero = Amount(raw: 0)
    public static let max = Amount(raw: limit)
    public static let min = Amount(raw: -limit)

    /// For amounts that were checked before, such as our own rows.
    public init(raw: Int64) {
        precondition(
            raw >= -Amount.limit && raw <= Amount.limit,
            "an amount must lie within 92,233,720,368,547.75 of zero")
        self.raw = raw
    }

    /// A whole number of yuan.
    public static func yuan(_ whole: Int64) -> Amount {
        let (raw, overflow) = whole.multipliedReportingOverflow(by: unit)
        precondition(!overflow, "a whole number of yuan must fit an amount")
        return Amount(raw: raw)
    }

    /// A whole number of fen.
    public static func fen(_ whole: Int64) -> Amount {
        let (raw, overflow) = whole.multipliedReportingOverflow(by: fen)
        precondition(!overflow, "a whole number of fen must fit an amount")
        return Amount(raw: raw)
    }

    /// Nil outside the range of an amount.
    init?(checking raw: Int128) {
        guard raw >= -Int128(Amount.limit), raw <= Int128(Amount.limit) else { return nil }
        self.raw = Int64(raw)
    }

    public var isNegative: Bool { raw < 0 }
    public var isPositive: Bool { raw > 0 }
    public var isZero: Bool { raw == 0 }
    public var magnitude: Amount { raw < 0 ? Amount(raw: -raw) : self }

    public static func < (left: Amount, right: Amount) -> Bool { left.raw < right.raw }
}

/// 数量: a number of pieces or a weight; the standard writes it in the same N19,5.
public typealias Quantity = Amount
