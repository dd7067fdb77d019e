import Values

/// 入库明细单的一项 (Delivery/DeliveryList): one line of the paper.
public struct DeliveryItem: Record {
    public var gnum = 0
    public var logisticsNo = ""
    public var note: String?

    public init() {}

    // swift-format-ignore
    public static let fields: [Field<Self>] = [
        .integer("gnum", \.gnum, "序号", "line number", .lineNumber),
        .text("logisticsNo", \.logisticsNo, "物流运单编号", "waybill number", 1...60),
        .text("note", \.note, "备注", "note", 0...1000),
    ]
}
