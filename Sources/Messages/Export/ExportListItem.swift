import Values

/// 出口申报清单的一项 (Inventory/InventoryList): one line of the paper.
public struct ExportListItem: Record {
    public var gnum = 0
    public var itemNo = ""
    public var itemRecordNo: String?
    public var itemName: String?
    public var gcode = ""
    public var gname = ""
    public var gmodel = ""
    public var barCode = ""
    public var country = ""
    public var currency = ""
    public var qty: Amount = .zero
    public var qty1: Amount = .zero
    public var qty2: Amount?
    public var unit = ""
    public var unit1 = ""
    public var unit2: String?
    public var price: Amount = .zero
    public var totalPrice: Amount = .zero
    public var note: String?

    public init() {}

    // swift-format-ignore
    public static let fields: [Field<Self>] = [
        .integer("gnum", \.gnum, "商品序号", "line number", digits: 5, .lineNumber),
        .text("itemNo", \.itemNo, "企业商品货号", "item number (SKU)", 0...20).in2018(1...20),
        .text("itemRecordNo", \.itemRecordNo, "账册备案料号", "book item number", 0...30),
        .text("itemName", \.itemName, "企业商品名称", "item name", 0...250),
        .text("gcode", \.gcode, "商品编码", "commodity code", 10...10, .commodity),
        .text("gname", \.gname, "商品名称", "goods name", 0...250).in2018(1...250),
        .text("gmodel", \.gmodel, "规格型号", "specification", 0...250).in2018(1...250),
        .text("barCode", \.barCode, "条形码", "bar code", 0...50).in2018(1...50),
        .text("country", \.country, "目的国（地区）代码", "country of destination", 3...3, .code(.countries)),
        .text("currency", \.currency, "币制", "currency", 3...3, .code(.currencies)),
        .decimal("qty", \.qty, "申报数量", "quantity"),
        .decimal("qty1", \.qty1, "法定数量", "statutory quantity"),
        .decimal("qty2", \.qty2, "第二数量", "second quantity"),
        .text("unit", \.unit, "申报计量单位", "unit", 3...3, .code(.units)),
        .text("unit1", \.unit1, "法定计量单位", "statutory unit", 3...3, .code(.units)),
        .text("unit2", \.unit2, "第二计量单位", "second unit", 0...3, .code(.units)).in2018(3...3),
        .decimal("price", \.price, "单价", "unit price"),
        .decimal("totalPrice", \.totalPrice, "总价", "total price"),
        .text("note", \.note, "备注", "note", 0...1000),
    ]
}
