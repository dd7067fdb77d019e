import Values

/// 电子税单的一项 (Tax/TaxListRd): one line of the paper.
public struct TaxBillItem: Record {
    public var gnum = 0
    public var gcode = ""
    public var taxPrice: Amount = .zero
    public var customsTax: Amount = .zero
    public var valueAddedTax: Amount = .zero
    public var consumptionTax: Amount = .zero

    public init() {}

    // swift-format-ignore
    public static let fields: [Field<Self>] = [
        .integer("gnum", \.gnum, "商品项号", "line number", .lineNumber),
        .text("gcode", \.gcode, "海关商品编码", "commodity code", 10...10, .commodity),
        .decimal("taxPrice", \.taxPrice, "完税总价格", "dutiable value"),
        .decimal("customsTax", \.customsTax, "应征关税", "customs duty"),
        .decimal("valueAddedTax", \.valueAddedTax, "应征增值税", "value-added tax"),
        .decimal("consumptionTax", \.consumptionTax, "应征消费税", "consumption tax"),
    ]
}
