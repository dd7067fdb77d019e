import Values

/// 电子订单的一项 (Order/OrderList): one line of the paper.
public struct OrderItem: Record {
    public var gnum = 0
    public var itemNo: String?
    public var itemName = ""
    public var gmodel = ""
    public var itemDescribe: String?
    public var barCode: String?
    public var unit = ""
    public var qty: Amount = .zero
    public var price: Amount = .zero
    public var totalPrice: Amount = .zero
    public var currency = ""
    public var country = ""
    public var note: String?

    public init() {}

    // swift-format-ignore
    public static let fields: [Field<Self>] = [
        .integer("gnum", \.gnum, "商品序号", "line number", .lineNumber),
        .text("itemNo", \.itemNo, "企业商品货号", "item number (SKU)", 0...30),
        .text("itemName", \.itemName, "企业商品名称", "item name", 1...250),
        .text("gmodel", \.gmodel, "商品规格型号", "specification", 1...510),
        .text("itemDescribe", \.itemDescribe, "企业商品描述", "item description", 0...1000),
        .text("barCode", \.barCode, "条形码", "bar code", 0...50),
        .text("unit", \.unit, "单位", "unit", 3...3, .code(.units)),
        .decimal("qty", \.qty, "数量", "quantity"),
        .decimal("price", \.price, "单价", "unit price"),
        .decimal("totalPrice", \.totalPrice, "总价", "total price"),
        .text("currency", \.currency, "币制", "currency", 3...3, .fixed("142")).emptyMeans("142"),
        .text("country", \.country, "原产国", "country of origin", 3...3, .code(.countries)),
        .text("note", \.note, "备注", "note", 0...1000),
    ]
}
