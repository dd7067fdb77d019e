import Values

/// 汇总结果单的一项 (SummaryResult/SummaryResultList): one line of the paper.
public struct SummaryResultItem: Record {
    public var invtNo = ""
    public var logisticsNo = ""
    public var gseqno = 0
    public var gnum = 0
    public var gcode = ""

    public init() {}

    // swift-format-ignore
    public static let fields: [Field<Self>] = [
        .text("invtNo", \.invtNo, "清单编号", "list number", 0...20).in2018(18...18),
        .text("logisticsNo", \.logisticsNo, "物流运单编号", "waybill number", 0...32).in2018(0...80),
        .integer("gseqno", \.gseqno, "结果序号", "number in the result", digits: 5).since2022,
        .integer("gnum", \.gnum, "商品序号", "line number", digits: 5, .lineNumber),
        .text("gcode", \.gcode, "商品编码", "commodity code", 10...10, .commodity),
    ]
}
