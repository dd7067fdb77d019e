import Values

/// 出口运单回执 (CEB506Message): the answer to an export waybill.
public struct ExportWaybillReceipt: Paper {
    public var guid = ""
    public var logisticsCode = ""
    public var logisticsNo = ""
    public var returnStatus = ""
    public var returnTime = ""
    public var returnInfo = ""

    public init() {}

    public static let messageType = MessageType.ceb506
    public static let element = "LogisticsReturn"

    // swift-format-ignore
    public static let fields: [Field<Self>] = [
        .text("guid", \.guid, "系统唯一序号", "serial number", 36...36, .guid),
        .text("logisticsCode", \.logisticsCode, "物流企业代码", "logistics firm code", 0...18, .enterprise),
        .text("logisticsNo", \.logisticsNo, "物流运单编号", "waybill number", 0...32).in2018(0...80),
        .text("returnStatus", \.returnStatus, "回执状态", "receipt status", 1...10, .returnStatus),
        .text("returnTime", \.returnTime, "回执时间", "time of the receipt", 17...17, .timestampMillis),
        .text("returnInfo", \.returnInfo, "回执信息", "receipt information", 0...1000),
    ]
}
