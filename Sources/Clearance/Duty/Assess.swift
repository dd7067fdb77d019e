import Messages
import Values

/// What `assess` answers: the assessment, or everything that stands against it.
package enum AssessmentOutcome: Sendable {
    case success(Assessment)
    case failure([Issue])
}

/// 计税: the tax of a list on a day; pure, and all issues at once.
///
/// `path` is how issues name the paper; `order` is the order that the list declares, where the list
/// does not stand alone. The yearly limit needs the ledger and is the flow's.
package func assess(
    _ list: ImportList, order: Order? = nil, tariff: Tariff, policy: Policy, on day: Day,
    path: String = "Inventory"
) -> AssessmentOutcome {
    guard let limits = policy.limits(on: day), let share = policy.taxShare(on: day),
        let reducedDuty = policy.dutyWithinLimits(on: day)
    else {
        return .failure([
            Rule.noRetailChannel.issue(
                path: "\(path)/InventoryHead/declTime", found: day.description)
        ])
    }

    var issues: [Issue] = []
    let lines = goodsLines(of: list, tariff: tariff, on: day, path: path, issues: &issues)
    guard let value = dutiableValue(of: list, order, path: path, issues: &issues) else {
        return .failure(issues)
    }

    var regime = Assessment.Regime.withinLimits
    if value > limits.single {
        let allowsSingleArticle = policy.singleArticleRule(on: day) != nil
        if allowsSingleArticle, isSingleArticle(list), value <= limits.annual {
            regime = .singleArticle
        } else {
            issues.append(
                Rule.singleLimit.issue(
                    path: "\(path)/InventoryList",
                    expected: "<= \(limits.single)", found: value.description))
        }
    }
    guard issues.isEmpty else { return .failure(issues) }

    let calculation = Calculation(
        regime: regime, share: regime == .withinLimits ? share : .whole,
        duty: regime == .withinLimits ? reducedDuty : nil)
    guard let items = calculation.items(of: list, worth: value, lines: lines),
        let duty = sum(items, { $0.duty }),
        let consumptionTax = sum(items, { $0.consumptionTax }),
        let vat = sum(items, { $0.vat }), let total = sum(items, { $0.sum })
    else {
        return .failure([Rule.amountsImpossible.issue(path: "\(path)/InventoryList")])
    }
    return .success(
        Assessment(
            regime: regime, items: items, dutiableValue: value, duty: duty,
            consumptionTax: consumptionTax, vat: vat, total: total,
            rules: limits.uses + policy.uses(regime.rules, on: day) + uses(of: lines)))
}

extension Assessment.Regime {
    /// The policy rows that the computation carries out.
    fileprivate var rules: [String] {
        switch self {
        case .withinLimits: ["DUT-01", "DUT-02", "DUT-05", "DUT-06", "DUT-07", "DUT-08"]
        case .singleArticle: ["QUO-04", "DUT-05", "DUT-06", "DUT-07"]
        }
    }
}

/// Decision 5: one line of quantity one.
private func isSingleArticle(_ list: ImportList) -> Bool {
    list.items.count == 1 && list.items.first?.qty == .yuan(1)
}

/// The tariff line of every item, checked against the positive list.
private func goodsLines(
    of list: ImportList, tariff: Tariff, on day: Day, path: String, issues: inout [Issue]
) -> [TariffLine] {
    var lines: [TariffLine] = []
    lines.reserveCapacity(list.items.count)
    for (index, item) in list.items.enumerated() {
        let place = "\(path)/InventoryList[\(index)]/gcode"
        guard let line = tariff.line(for: item.gcode, on: day) else {
            issues.append(Rule.commodityUnknown.issue(path: place, found: item.gcode))
            continue
        }
        lines.append(line)
        if !line.onPositiveList {
            issues.append(
                Rule.notOnPositiveList.issue(path: place, found: "\(item.gcode) \(line.name)"))
        }
        // 9610 brings the parcel from abroad; 1210 and 1239 sell out of bond.
        if line.isBondedOnly, list.tradeMode == "9610" {
            issues.append(
                Rule.bondedOnly.issue(
                    path: place, expected: "1210", found: "\(item.gcode) \(line.condition)"))
        }
    }
    return lines
}

/// Price, freight and insurance; nil with an issue where a figure cannot be.
///
/// Decision 4: it is the order's price and freight; a list that declares less than what its order
/// charges is taxed on what the order charges.
private func dutiableValue(
    of list: ImportList, _ order: Order?, path: String, issues: inout [Issue]
) -> Amount? {
    let before = issues.count
    for (name, amount) in [("freight", list.freight), ("insuredFee", list.insuredFee)]
    where amount.isNegative {
        issues.append(
            Rule.amountsImpossible.issue(
                path: "\(path)/InventoryHead/\(name)", expected: ">= 0",
                found: amount.description))
    }
    for (index, item) in list.items.enumerated() where item.totalPrice.isNegative {
        issues.append(
            Rule.amountsImpossible.issue(
                path: "\(path)/InventoryList[\(index)]/totalPrice", expected: ">= 0",
                found: item.totalPrice.description))
    }
    guard issues.count == before else { return nil }
    let declared = sum(list.items) { $0.totalPrice }?.adding(list.freight)?
        .adding(list.insuredFee)
    let ordered = order.map { $0.goodsValue.adding($0.freight) } ?? .zero
    guard let declared, let ordered else {
        issues.append(Rule.amountsImpossible.issue(path: "\(path)/InventoryList"))
        return nil
    }
    return max(declared, ordered)
}

/// Nil when the sum fits no amount.
func sum<Item>(_ items: [Item], _ amount: (Item) -> Amount) -> Amount? {
    var sum = Amount.zero
    for item in items {
        guard let next = sum.adding(amount(item)) else { return nil }
        sum = next
    }
    return sum
}

/// The tariff lines used, each once.
private func uses(of lines: [TariffLine]) -> [RuleUse] {
    var seen: Set<String> = []
    return lines.compactMap { seen.insert($0.hs.text).inserted ? $0.use : nil }
}
