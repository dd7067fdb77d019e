import Values

/// 汇总申请单回执 (CEB702Message): the answer to a summary request.
public struct SummaryReceipt: Paper {
    public var guid = ""
    public var agentCode = ""
    public var ebcCode = ""
    public var copNo = ""
    public var preNo = ""
    public var sumNo: String?
    public var msgSeqNo = 0
    public var returnStatus = ""
    public var returnTime = ""
    public var returnInfo = ""

    public init() {}

    public static let messageType = MessageType.ceb702
    public static let element = "SummaryReturn"

    // swift-format-ignore
    public static let fields: [Field<Self>] = [
        .text("guid", \.guid, "系统唯一序号", "serial number", 36...36, .guid),
        .text("agentCode", \.agentCode, "申报企业代码", "declarant code", 0...18, .enterprise),
        .text("ebcCode", \.ebcCode, "收发货人代码", "merchant code", 0...18, .enterprise),
        .text("copNo", \.copNo, "企业唯一编号", "internal number", 0...30),
        .text("preNo", \.preNo, "电子口岸编号", "E-port number", 18...18),
        .text("sumNo", \.sumNo, "汇总申请编号", "summary number", 18...18),
        .integer("msgSeqNo", \.msgSeqNo, "报文序号", "place of this message", digits: 9),
        .text("returnStatus", \.returnStatus, "回执状态", "receipt status", 1...10, .returnStatus),
        .text("returnTime", \.returnTime, "回执时间", "time of the receipt", 17...17, .timestampMillis),
        .text("returnInfo", \.returnInfo, "回执信息", "receipt information", 0...1000),
    ]
}
