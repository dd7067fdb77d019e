import Values

/// 运单回执 (CEB512Message): the answer to a waybill.
public struct WaybillReceipt: Paper {
    public var guid = ""
    public var logisticsCode = ""
    public var logisticsNo = ""
    public var returnStatus = ""
    public var returnTime = ""
    public var returnInfo = ""

    public init() {}

    public static let messageType = MessageType.ceb512
    public static let element = "LogisticsReturn"

    // swift-format-ignore
    public static let fields: [Field<Self>] = [
        .text("guid", \.guid, "系统唯一序号", "serial number", 36...36, .guid),
        .text("logisticsCode", \.logisticsCode, "物流企业代码", "logistics firm code", 1...18, .enterprise),
        .text("logisticsNo", \.logisticsNo, "物流运单编号", "waybill number", 1...60),
        .text("returnStatus", \.returnStatus, "回执状态", "receipt status", 1...10, .returnStatus),
        .text("returnTime", \.returnTime, "回执时间", "time of the receipt", 17...17, .timestampMillis),
        .text("returnInfo", \.returnInfo, "回执信息", "receipt information", 1...1000),
    ]
}
