/// 分数: an exact quotient, so that duty is computed without rounding until its last line.
///
/// Sums and products that no longer fit 128 bits, and a division by zero, give a value that is not
/// representable and stays so, as a NaN does; `roundedToFen` then answers nil. So a formula reads
/// like a formula, is checked once at its end, and a hostile figure cannot crash it.
public struct Fraction: Hashable, Sendable {
    /// In lowest terms; the sign is here.
    public let numerator: Int128
    /// Positive; zero only in the one value that is not representable.
    public let denominator: Int128

    public static let zero = Fraction(whole: 0)
    public static let one = Fraction(whole: 1)
    public static let unrepresentable = Fraction(lowestTerms: 0, 0)

    public init(_ numerator: Int128, over denominator: Int128) {
        // The smallest number has no positive twin, so it is kept out from the start.
        guard denominator != 0, numerator != .min, denominator != .min else {
            self = .unrepresentable
            return
        }
        let divisor = greatestCommonDivisor(numerator.magnitude, denominator.magnitude)
        let sign: Int128 = denominator < 0 ? -1 : 1
        self.init(
            lowestTerms: sign * numerator / Int128(divisor),
            sign * denominator / Int128(divisor))
    }

    public init(_ amount: Amount) { self.init(Int128(amount.raw), over: Int128(Amount.unit)) }
    public init(_ rate: Rate) { self.init(Int128(rate.raw), over: Int128(Rate.unit)) }
    public init(whole: Int64) { self.init(lowestTerms: Int128(whole), 1) }

    /// The part's share of the whole; not representable when the whole is zero.
    public init(share part: Amount, in whole: Amount) {
        self.init(Int128(part.raw), over: Int128(whole.raw))
    }

    private init(lowestTerms numerator: Int128, _ denominator: Int128) {
        self.numerator = numerator
        self.denominator = denominator
    }

    public var isRepresentable: Bool { denominator != 0 }

    /// To two decimals, half up; nil when the value is not representable or fits no amount.
    public func roundedToFen() -> Amount? { rounded(to: Amount.fen) }

    /// To the five decimals of an amount, half up; nil as for `roundedToFen`.
    public func rounded() -> Amount? { rounded(to: 1) }

    private func rounded(to step: Int64) -> Amount? {
        let steps = self * Fraction(Int128(Amount.unit / step), over: 1)
        guard steps.isRepresentable else { return nil }
        let whole = halfUp(steps.numerator, by: steps.denominator)
        let (raw, overflow) = whole.multipliedReportingOverflow(by: Int128(step))
        return overflow ? nil : Amount(checking: raw)
    }
}

extension Fraction {
    public static func + (left: Fraction, right: Fraction) -> Fraction {
        guard left.isRepresentable, right.isRepresentable else { return .unrepresentable }
        // Over the least common denominator, which keeps the numbers as small as they can be.
        let divisor = Int128(
            greatestCommonDivisor(left.denominator.magnitude, right.denominator.magnitude))
        let (first, overflow1) =
            left.numerator.multipliedReportingOverflow(by: right.denominator / divisor)
        let (second, overflow2) =
            right.numerator.multipliedReportingOverflow(by: left.denominator / divisor)
        let (sum, overflow3) = first.addingReportingOverflow(second)
        let (denominator, overflow4) =
            left.denominator.multipliedReportingOverflow(by: right.denominator / divisor)
        guard !overflow1, !overflow2, !overflow3, !overflow4 else { return .unrepresentable }
        return Fraction(sum, over: denominator)
    }

    public static prefix func - (value: Fraction) -> Fraction {
        Fraction(lowestTerms: -value.numerator, value.denominator)
    }

    public static func - (left: Fraction, right: Fraction) -> Fraction { left + -right }

    public static func * (left: Fraction, right: Fraction) -> Fraction {
        guard left.isRepresentable, right.isRepresentable else { return .unrepresentable }
        // Both inputs are in lowest terms, so cancelling crosswise leaves lowest terms.
        let first = Int128(
            greatestCommonDivisor(left.numerator.magnitude, right.denominator.magnitude))
        let second = Int128(
            greatestCommonDivisor(right.numerator.magnitude, left.denominator.magnitude))
        let (numerator, overflow1) = (left.numerator / first)
            .multipliedReportingOverflow(by: right.numerator / second)
        let (denominator, overflow2) = (left.denominator / second)
            .multipliedReportingOverflow(by: right.denominator / first)
        guard !overflow1, !overflow2, numerator != .min else { return .unrepresentable }
        return Fraction(lowestTerms: numerator, denominator)
    }

    public static func / (left: Fraction, right: Fraction) -> Fraction {
        left * Fraction(right.denominator, over: right.numerator)
    }
}

extension Fraction: CustomStringConvertible {
    /// `3/8`.
    public var description: String {
        isRepresentable ? "\(numerator)/\(denominator)" : "not representable"
    }
}

/// Euclid's, in 64 bits as soon as both numbers allow it: that is several times faster.
private func greatestCommonDivisor(_ first: UInt128, _ second: UInt128) -> UInt128 {
    var (larger, smaller) = (first, second)
    while smaller != 0 {
        if let large = UInt64(exactly: larger), let small = UInt64(exactly: smaller) {
            return UInt128(greatestCommonDivisor(large, small))
        }
        (larger, smaller) = (smaller, larger % smaller)
    }
    return larger
}

private func greatestCommonDivisor(_ first: UInt64, _ second: UInt64) -> UInt64 {
    var (larger, smaller) = (first, second)
    while smaller != 0 { (larger, smaller) = (smaller, larger % smaller) }
    return larger
}
