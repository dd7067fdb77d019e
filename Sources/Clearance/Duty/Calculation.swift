import Messages
import Values

/// 计算: the formulas of one list, in exact fractions until the last line of each.
struct Calculation {
    let regime: Assessment.Regime
    /// The share of VAT and consumption tax that is levied.
    let share: Rate
    /// The duty rate of the regime; nil where the goods' own applies.
    let duty: Rate?

    /// Nil when a figure no longer fits. What the list is worth beyond its goods is spread over
    /// them.
    func items(of list: ImportList, worth value: Amount, lines: [TariffLine]) -> [ItemDuty]? {
        guard let goods = sum(list.items, { $0.totalPrice }),
            let charges = value.subtracting(goods)
        else { return nil }
        var items: [ItemDuty] = []
        items.reserveCapacity(lines.count)
        var valueSoFar = Fraction.zero
        var quotaSoFar = Amount.zero
        for (item, line) in zip(list.items, lines) {
            // DUT-06: in proportion to value; gifts alone share evenly, so that nothing is lost.
            let part =
                goods.isZero
                ? Fraction(1, over: Int128(list.items.count))
                : Fraction(share: item.totalPrice, in: goods)
            let value = Fraction(item.totalPrice) + Fraction(charges) * part
            // Rounded as a running sum, the items' parts add up to the whole without a rest.
            valueSoFar = valueSoFar + value
            guard let quota = valueSoFar.rounded(),
                var result = taxes(on: value, of: line)
            else { return nil }
            result.gnum = item.gnum
            result.hs = item.gcode
            result.quotaValue = quota - quotaSoFar
            quotaSoFar = quota
            items.append(result)
        }
        return items
    }

    /// CT = (P + D) / (1 - t) * t and VAT = (P + D + CT) * v, each times the share and rounded to
    /// the fen once; the base of VAT is the full CT (DUT-07, DUT-08).
    private func taxes(on value: Fraction, of line: TariffLine) -> ItemDuty? {
        let dutyRate = duty ?? line.duty
        let t = Fraction(line.consumption)
        let fullDuty = value * Fraction(dutyRate)
        let fullConsumption = (value + fullDuty) / (.one - t) * t
        let vat = (value + fullDuty + fullConsumption) * Fraction(line.vat) * Fraction(share)
        guard let shown = value.roundedToFen(), let duty = fullDuty.roundedToFen(),
            let consumptionTax = (fullConsumption * Fraction(share)).roundedToFen(),
            let vat = vat.roundedToFen(),
            let sum = duty.adding(consumptionTax)?.adding(vat)
        else { return nil }
        return ItemDuty(
            gnum: 0, hs: line.hs.text, dutiableValue: shown, quotaValue: .zero, duty: duty,
            consumptionTax: consumptionTax, vat: vat, sum: sum, dutyRate: dutyRate,
            vatRate: line.vat, consumptionRate: line.consumption, taxShare: share)
    }
}
