import Values

/// 退货申请单的一项 (InvtRefund/InvtRefundList): one line of the paper.
public struct ReturnItem: Record {
    public var gnum = 0
    public var gcode = ""
    public var gname = ""
    public var qty: Amount = .zero
    public var unit = ""
    public var note: String?

    public init() {}

    // swift-format-ignore
    public static let fields: [Field<Self>] = [
        .integer("gnum", \.gnum, "序号", "line number", .lineNumber),
        .text("gcode", \.gcode, "商品编码", "commodity code", 10...10, .commodity),
        .text("gname", \.gname, "商品名称", "goods name", 1...250),
        .decimal("qty", \.qty, "数量", "quantity"),
        .text("unit", \.unit, "计量单位", "unit", 3...3, .code(.units)),
        .text("note", \.note, "备注", "note", 0...1000),
    ]
}
