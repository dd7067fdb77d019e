import Values

/// Which bits the rules of a list ask for, counted out once.
private enum Bits {
    static let shapes = PaperShapes.of(.ceb621)
    static let mode = shapes.head.mask("tradeMode")
    static let country = shapes.head.mask("country")
    static let weights = shapes.head.mask("grossWeight", "netWeight")
    static let totals = shapes.item?.mask("price", "qty", "totalPrice") ?? 0
    static let second = shapes.item?.mask("qty2", "unit2") ?? 0
    static let record = shapes.item?.mask("itemRecordNo") ?? 0
}

extension PaperCheck {
    mutating func importList(_ list: borrowing ImportList) {
        lineNumbersRun(list.items.map { $0.gnum })
        if head.isSound(Bits.mode) { tradeMode(list) }
        // CEB 2022-05, CEB621 netWeight: the gross weight less the packaging.
        if head.isSound(Bits.weights), list.netWeight > list.grossWeight {
            head(
                .netAboveGross, "netWeight", expected: "<= \(list.grossWeight.plain)",
                found: list.netWeight.plain)
        }
        for index in list.items.indices {
            if marks.isSound(index, Bits.totals) {
                itemTotal(
                    index, list.items[index].price, list.items[index].qty,
                    list.items[index].totalPrice)
            }
            secondUnit(list.items[index].qty2, hasUnit: list.items[index].unit2 != nil, index)
        }
    }

    /// What direct purchase (9610) and bonded import (1210, 1239) ask for beyond the schema.
    private mutating func tradeMode(_ list: borrowing ImportList) {
        switch list.tradeMode {
        case "9610":
            require(list.trafNo, "trafNo", .directField)
            require(list.voyageNo, "voyageNo", .directField)
            require(list.billNo, "billNo", .directField)
        case "1210", "1239":
            require(list.emsNo, "emsNo", .bondedField)
            require(list.areaCode, "areaCode", .bondedField)
            require(list.areaName, "areaName", .bondedField)
            if head.isSound(Bits.country), list.country != "142" {
                head(.bondedCountry, "country", expected: "142", found: list.country)
            }
            for index in list.items.indices
            where isBlank(list.items[index].itemRecordNo) && marks.isUnspoilt(index, Bits.record) {
                line(index, .bondedField, "itemRecordNo")
            }
        default: break
        }
    }

    private mutating func require(_ value: String?, _ tag: String, _ rule: MessageRule) {
        guard isBlank(value) else { return }
        // A value that could not be read was reported already.
        if head.bad & head.shape.mask(tag) == 0 { head(rule, tag) }
    }

    /// CEB 2022-05, table 7-2, -625009: without a second unit no second quantity, with one a
    /// positive one. Zero pieces of nothing say the same as no second quantity.
    private mutating func secondUnit(_ quantity: Amount?, hasUnit: Bool, _ index: Int) {
        guard hasUnit != (quantity?.isPositive ?? false), marks.isUnspoilt(index, Bits.second)
        else { return }
        line(
            index, .secondUnit, "qty2", expected: hasUnit ? "> 0" : nil, found: quantity?.plain)
    }

    private func isBlank(_ value: String?) -> Bool {
        guard let value else { return true }
        return value.utf8.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
    }
}
