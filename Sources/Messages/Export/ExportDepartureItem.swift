import Values

/// 离境单的一项 (Departure/DepartureList): one line of the paper.
public struct ExportDepartureItem: Record {
    public var gnum = 0
    public var totalPackageNo: String?
    public var logisticsNo = ""
    public var note: String?

    public init() {}

    // swift-format-ignore
    public static let fields: [Field<Self>] = [
        .integer("gnum", \.gnum, "序号", "line number", digits: 5, .lineNumber),
        .text("totalPackageNo", \.totalPackageNo, "总包号", "bulk package number", 0...37),
        .text("logisticsNo", \.logisticsNo, "物流运单编号", "waybill number", 0...32).in2018(1...80),
        .text("note", \.note, "备注", "note", 0...1000),
    ]
}
