extension Amount {
    /// Nil when the sum does not fit an amount: use it wherever figures come from outside.
    public func adding(_ other: Amount) -> Amount? {
        Amount(checking: Int128(raw) + Int128(other.raw))
    }

    /// Nil when the difference does not fit an amount.
    public func subtracting(_ other: Amount) -> Amount? {
        Amount(checking: Int128(raw) - Int128(other.raw))
    }

    /// The product, half up at five decimals; nil when it does not fit.
    public func multiplied(by factor: Amount) -> Amount? {
        Amount(checking: halfUp(Int128(raw) * Int128(factor.raw), by: Int128(Amount.unit)))
    }

    /// The part that the rate takes, half up at five decimals; nil when it does not fit.
    public func multiplied(by rate: Rate) -> Amount? {
        Amount(checking: halfUp(Int128(raw) * Int128(rate.raw), by: Int128(Rate.unit)))
    }

    /// This amount so many times; nil when it does not fit.
    public func multiplied(by count: Int) -> Amount? {
        Amount(checking: Int128(raw) * Int128(count))
    }

    /// To two decimals, half up. A refund is rounded as the payment was: half away from zero.
    public func roundedToFen() -> Amount {
        Amount(raw: Int64(halfUp(Int128(raw), by: Int128(Amount.fen))) * Amount.fen)
    }

    /// For figures that are known to be small, such as checked postings; traps past the limit.
    public static func + (left: Amount, right: Amount) -> Amount {
        guard let sum = left.adding(right) else {
            preconditionFailure("a sum of amounts must fit an amount")
        }
        return sum
    }

    /// For figures that are known to be small, such as checked postings; traps past the limit.
    public static func - (left: Amount, right: Amount) -> Amount {
        guard let difference = left.subtracting(right) else {
            preconditionFailure("a difference of amounts must fit an amount")
        }
        return difference
    }

    public static prefix func - (amount: Amount) -> Amount { Amount(raw: -amount.raw) }

    public static func += (left: inout Amount, right: Amount) { left = left + right }
    public static func -= (left: inout Amount, right: Amount) { left = left - right }
}

extension Sequence<Amount> {
    /// The sum; nil when it does not fit an amount.
    public func total() -> Amount? {
        var sum: Int128 = 0
        for amount in self { sum += Int128(amount.raw) }
        return Amount(checking: sum)
    }
}

/// The one rounding of the house: to the nearest whole, a half goes away from zero.
func halfUp(_ dividend: Int128, by divisor: Int128) -> Int128 {
    let (quotient, rest) = dividend.quotientAndRemainder(dividingBy: divisor)
    // Compared without doubling, which could overflow.
    guard rest.magnitude >= divisor.magnitude - rest.magnitude else { return quotient }
    return (rest < 0) == (divisor < 0) ? quotient + 1 : quotient - 1
}
