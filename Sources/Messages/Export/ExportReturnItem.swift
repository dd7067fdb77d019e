import Values

/// 出口退货申请单的一项 (InvtRefund/InvtRefundList): one line of the paper.
public struct ExportReturnItem: Record {
    public var gnum = 0
    public var gcode = ""
    public var gname = ""
    public var gmodel = ""
    public var qty: Amount = .zero
    public var qty1: Amount = .zero
    public var unit = ""
    public var unit1 = ""
    public var qty2: Amount?
    public var unit2: String?
    public var note: String?

    public init() {}

    // swift-format-ignore
    public static let fields: [Field<Self>] = [
        .integer("gnum", \.gnum, "商品项号", "line number", digits: 4, .lineNumber),
        .text("gcode", \.gcode, "商品编码", "commodity code", 0...10, .commodity),
        .text("gname", \.gname, "商品名称", "goods name", 0...250),
        .text("gmodel", \.gmodel, "规格型号", "specification", 0...250),
        .decimal("qty", \.qty, "申报数量", "quantity"),
        .decimal("qty1", \.qty1, "法定数量", "statutory quantity"),
        .text("unit", \.unit, "申报计量单位", "unit", 3...3, .code(.units)),
        .text("unit1", \.unit1, "法定计量单位", "statutory unit", 3...3, .code(.units)),
        .decimal("qty2", \.qty2, "法定第二数量", "second quantity"),
        .text("unit2", \.unit2, "法定第二计量单位", "second unit", 3...3, .code(.units)),
        .text("note", \.note, "备注", "note", 0...500),
    ]
}
