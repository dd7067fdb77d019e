import Values

/// 退货部分: what comes back of one item when a quantity of it returns.
package struct ReturnedPart: Sendable, Equatable {
    /// Back to the person's year, freight and insurance included.
    package let quotaValue: Amount
    /// Not levied after all, and back to the guarantee.
    package let tax: Amount
}

extension ItemDuty {
    /// The part of `quantity` out of the `declared` quantity, after `earlier` came back before.
    ///
    /// Rounded as a running sum, partial returns add up to exactly what was levied. Nil when the
    /// quantities cannot be: nothing declared, a negative one, or more than was declared.
    package func returned(
        _ quantity: Amount, of declared: Amount, after earlier: Amount = .zero
    ) -> ReturnedPart? {
        guard declared.isPositive, !quantity.isNegative, !earlier.isNegative,
            let all = quantity.adding(earlier), all <= declared,
            let quotaAll = part(of: quotaValue, all, declared)?.rounded(),
            let quotaBefore = part(of: quotaValue, earlier, declared)?.rounded(),
            let taxAll = part(of: sum, all, declared)?.roundedToFen(),
            let taxBefore = part(of: sum, earlier, declared)?.roundedToFen()
        else { return nil }
        return ReturnedPart(quotaValue: quotaAll - quotaBefore, tax: taxAll - taxBefore)
    }

    private func part(of amount: Amount, _ quantity: Amount, _ declared: Amount) -> Fraction? {
        let part = Fraction(amount) * Fraction(share: quantity, in: declared)
        return part.isRepresentable ? part : nil
    }
}
