import Values

extension PaperCheck {
    private static let shapes = PaperShapes.of(.ceb621)
    private static let mode = shapes.head.mask("tradeMode")
    private static let country = shapes.head.mask("country")
    private static let weights = shapes.head.mask("grossWeight", "netWeight")
    private static let totals = shapes.item?.mask("price", "qty", "totalPrice")

    mutating func importList(_ list: ImportList) {
        lineNumbersRun(list.items.map(\.gnum))
        if head.isSound(Self.mode) { tradeMode(list) }
        // CEB 2022-05, CEB621 netWeight: the gross weight less the packaging.
        if head.isSound(Self.weights), list.netWeight > list.grossWeight {
            head(
                .netAboveGross, "netWeight", expected: "<= \(list.grossWeight.plain)",
                found: list.netWeight.plain)
        }
        for (index, item) in list.items.enumerated() {
            if let totals = Self.totals, marks.isSound(index, totals) {
                itemTotal(index, item.price, item.qty, item.totalPrice)
            }
            secondUnit(item, index)
        }
    }

    /// What direct purchase (9610) and bonded import (1210, 1239) ask for beyond the schema.
    private mutating func tradeMode(_ list: ImportList) {
        switch list.tradeMode {
        case "9610":
            require(list.trafNo, "trafNo", .directField)
            require(list.voyageNo, "voyageNo", .directField)
            require(list.billNo, "billNo", .directField)
        case "1210", "1239":
            require(list.emsNo, "emsNo", .bondedField)
            require(list.areaCode, "areaCode", .bondedField)
            require(list.areaName, "areaName", .bondedField)
            if head.isSound(Self.country), list.country != "142" {
                head(.bondedCountry, "country", expected: "142", found: list.country)
            }
            for (index, item) in list.items.enumerated() where isBlank(item.itemRecordNo) {
                guard isReadWell("itemRecordNo", line: index) else { continue }
                line(index, .bondedField, "itemRecordNo")
            }
        default: break
        }
    }

    private mutating func require(_ value: String?, _ tag: String, _ rule: MessageRule) {
        let bit = head.shape.mask(tag)
        if isBlank(value), head.bad & bit == 0 { head(rule, tag) }
    }

    /// CEB 2022-05, table 7-2, -625009: without a second unit no second quantity, with one a
    /// positive one.
    private mutating func secondUnit(_ item: ImportListItem, _ index: Int) {
        guard (item.qty2 == nil) != (item.unit2 == nil) || item.qty2?.isZero == true,
            isReadWell("qty2", line: index), isReadWell("unit2", line: index)
        else { return }
        if item.unit2 == nil {
            // Zero pieces of nothing say the same as no second quantity.
            if item.qty2?.isZero != true {
                line(index, .secondUnit, "qty2", found: item.qty2?.plain)
            }
        } else {
            line(index, .secondUnit, "qty2", expected: "> 0", found: item.qty2?.plain)
        }
    }

    private func isReadWell(_ tag: String, line index: Int) -> Bool {
        guard let item, index < marks.lines.count else { return false }
        return marks.lines[index].bad & item.mask(tag) == 0
    }

    private func isBlank(_ value: String?) -> Bool { value?.allSatisfy(\.isWhitespace) ?? true }
}
