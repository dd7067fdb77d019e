import Values

/// 进口清单的一项 (Inventory/InventoryList): one line of the paper.
public struct ImportListItem: Record {
    public var gnum = 0
    public var itemRecordNo: String?
    public var itemNo: String?
    public var itemName: String?
    public var gcode = ""
    public var gname = ""
    public var gmodel = ""
    public var barCode: String?
    public var country = ""
    public var tradeCountry: String?
    public var currency = ""
    public var qty: Amount = .zero
    public var unit = ""
    public var qty1: Amount = .zero
    public var unit1 = ""
    public var qty2: Amount?
    public var unit2: String?
    public var price: Amount = .zero
    public var totalPrice: Amount = .zero
    public var note: String?

    public init() {}

    // swift-format-ignore
    public static let fields: [Field<Self>] = [
        .integer("gnum", \.gnum, "序号", "line number", .lineNumber),
        .text("itemRecordNo", \.itemRecordNo, "账册备案料号", "book item number", 0...30),
        .text("itemNo", \.itemNo, "企业商品货号", "item number (SKU)", 0...20).in2018(0...30),
        .text("itemName", \.itemName, "企业商品品名", "item name", 0...250),
        .text("gcode", \.gcode, "商品编码", "commodity code", 10...10, .commodity),
        .text("gname", \.gname, "商品名称", "goods name", 1...250),
        .text("gmodel", \.gmodel, "商品规格型号", "specification", 1...510),
        .text("barCode", \.barCode, "条码", "bar code", 0...50),
        .text("country", \.country, "原产国（地区）", "country of origin", 3...3, .code(.countries)),
        .text("tradeCountry", \.tradeCountry, "贸易国", "trading country", 1...3, .code(.countries)).in2018(3...3),
        .text("currency", \.currency, "币制", "currency", 3...3, .fixed("142")).emptyMeans("142"),
        .decimal("qty", \.qty, "数量", "quantity"),
        .text("unit", \.unit, "计量单位", "unit", 3...3, .code(.units)),
        .decimal("qty1", \.qty1, "法定数量", "statutory quantity"),
        .text("unit1", \.unit1, "法定计量单位", "statutory unit", 3...3, .code(.units)),
        .decimal("qty2", \.qty2, "第二数量", "second quantity"),
        .text("unit2", \.unit2, "第二计量单位", "second unit", 3...3, .code(.units)),
        .decimal("price", \.price, "单价", "unit price"),
        .decimal("totalPrice", \.totalPrice, "总价", "total price"),
        .text("note", \.note, "备注", "note", 0...1000),
    ]
}
