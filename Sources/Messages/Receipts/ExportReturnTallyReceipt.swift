import Values

/// 理货明细单回执 (CEB216Message): the answer to a return tally.
public struct ExportReturnTallyReceipt: Paper {
    public var guid = ""
    public var operatorCode = ""
    public var logisticsCode = ""
    public var logisticsNo = ""
    public var coElNo = ""
    public var preNo: String?
    public var returnStatus = ""
    public var returnTime = ""
    public var returnInfo = ""

    public init() {}

    public static let messageType = MessageType.ceb216
    public static let element = "InvtRefundDetailReturn"

    // swift-format-ignore
    public static let fields: [Field<Self>] = [
        .text("guid", \.guid, "系统唯一序号", "serial number", 36...36, .guid),
        .text("operatorCode", \.operatorCode, "监管场所经营人代码", "operator code", 0...18, .enterprise),
        .text("logisticsCode", \.logisticsCode, "物流企业代码", "logistics firm code", 0...18, .enterprise),
        .text("logisticsNo", \.logisticsNo, "物流运单号", "waybill number", 0...80),
        .text("coElNo", \.coElNo, "企业内部编号", "internal number", 0...30),
        .text("preNo", \.preNo, "预录入编号", "E-port number", 0...18),
        .text("returnStatus", \.returnStatus, "回执状态", "receipt status", 0...10, .returnStatus),
        .text("returnTime", \.returnTime, "回执时间", "time of the receipt", 17...17, .timestampMillis),
        .text("returnInfo", \.returnInfo, "回执信息", "receipt information", 0...1000),
    ]
}
