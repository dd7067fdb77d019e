import Values

/// 出口电子订单的一项 (Order/OrderList): one line of the paper.
public struct ExportOrderItem: Record {
    public var gnum = 0
    public var itemNo = ""
    public var itemName = ""
    public var itemDescribe: String?
    public var barCode: String?
    public var unit = ""
    public var currency = ""
    public var qty: Amount = .zero
    public var price: Amount = .zero
    public var totalPrice: Amount = .zero
    public var note: String?

    public init() {}

    // swift-format-ignore
    public static let fields: [Field<Self>] = [
        .integer("gnum", \.gnum, "序号", "line number", digits: 5, .lineNumber),
        .text("itemNo", \.itemNo, "企业商品货号", "item number (SKU)", 0...30).in2018(1...30),
        .text("itemName", \.itemName, "企业商品名称", "item name", 0...250).in2018(1...250),
        .text("itemDescribe", \.itemDescribe, "企业商品描述", "item description", 0...1000),
        .text("barCode", \.barCode, "条形码", "bar code", 0...50),
        .text("unit", \.unit, "计量单位", "unit", 3...3, .code(.units)),
        .text("currency", \.currency, "币制", "currency", 3...3, .code(.currencies)),
        .decimal("qty", \.qty, "数量", "quantity"),
        .decimal("price", \.price, "单价", "unit price"),
        .decimal("totalPrice", \.totalPrice, "总价", "total price"),
        .text("note", \.note, "备注", "note", 0...1000),
    ]
}
