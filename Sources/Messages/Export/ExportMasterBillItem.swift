import Values

/// 清单总分单的一项 (WayBill/WayBillList): one line of the paper.
public struct ExportMasterBillItem: Record {
    public var gnum = 0
    public var totalPackageNo: String?
    public var logisticsNo = ""
    public var invtNo: String?
    public var note: String?

    public init() {}

    // swift-format-ignore
    public static let fields: [Field<Self>] = [
        .integer("gnum", \.gnum, "序号", "line number", digits: 5, .lineNumber),
        .text("totalPackageNo", \.totalPackageNo, "总包号", "bulk package number", 0...60),
        .text("logisticsNo", \.logisticsNo, "物流运单编号", "waybill number", 0...32).in2018(1...80),
        .text("invtNo", \.invtNo, "出口清单编号", "list number", 0...20).in2018(18...18),
        .text("note", \.note, "备注", "note", 0...1000),
    ]
}
