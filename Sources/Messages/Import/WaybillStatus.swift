import Values

/// 运单状态 (CEB513Message): the parcel was signed for.
public struct WaybillStatus: RequestPaper {
    public var guid = ""
    public var appType = ""
    public var appTime = ""
    public var appStatus = ""
    public var logisticsCode = ""
    public var logisticsName = ""
    public var logisticsNo = ""
    public var logisticsStatus = ""
    public var logisticsTime = ""
    public var note: String?

    public init() {}

    public static let messageType = MessageType.ceb513
    public static let element = "LogisticsStatus"

    // swift-format-ignore
    public static let fields: [Field<Self>] = [
        .text("guid", \.guid, "系统唯一序号", "serial number", 36...36, .guid),
        .text("appType", \.appType, "报送类型", "declaration type", 1...1, .changeKind),
        .text("appTime", \.appTime, "报送时间", "declaration time", 14...14, .timestamp),
        .text("appStatus", \.appStatus, "业务状态", "business status", 1...3, .businessStatus),
        .text("logisticsCode", \.logisticsCode, "物流企业代码", "logistics firm code", 1...18, .enterprise),
        .text("logisticsName", \.logisticsName, "物流企业名称", "logistics firm name", 1...100),
        .text("logisticsNo", \.logisticsNo, "物流运单编号", "waybill number", 1...60),
        .text("logisticsStatus", \.logisticsStatus, "物流运单状态", "waybill status", 1...1, .fixed("S")),
        .text("logisticsTime", \.logisticsTime, "物流状态时间", "time of the status", 14...14, .timestamp),
        .text("note", \.note, "备注", "note", 0...1000),
    ]
}
