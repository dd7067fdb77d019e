import Values

/// 清单总分单回执 (CEB608Message): the answer to a master bill.
public struct ExportMasterBillReceipt: Paper {
    public var guid = ""
    public var agentCode = ""
    public var logisticsCode = ""
    public var copNo = ""
    public var preNo = ""
    public var billNo = ""
    public var msgSeqNo = 0
    public var returnStatus = ""
    public var returnTime = ""
    public var returnInfo = ""

    public init() {}

    public static let messageType = MessageType.ceb608
    public static let element = "WayBillReturn"

    // swift-format-ignore
    public static let fields: [Field<Self>] = [
        .text("guid", \.guid, "系统唯一序号", "serial number", 36...36, .guid),
        .text("agentCode", \.agentCode, "申报企业代码", "declarant code", 0...18, .enterprise),
        .text("logisticsCode", \.logisticsCode, "物流企业代码", "logistics firm code", 0...18, .enterprise),
        .text("copNo", \.copNo, "企业唯一编号", "internal number", 0...30),
        .text("preNo", \.preNo, "电子口岸编号", "E-port number", 18...18),
        .text("billNo", \.billNo, "提运单号", "bill of lading number", 0...37),
        .integer("msgSeqNo", \.msgSeqNo, "报文序号", "place of this message", digits: 9),
        .text("returnStatus", \.returnStatus, "回执状态", "receipt status", 1...10, .returnStatus),
        .text("returnTime", \.returnTime, "回执时间", "time of the receipt", 17...17, .timestampMillis),
        .text("returnInfo", \.returnInfo, "回执信息", "receipt information", 0...1000),
    ]
}
