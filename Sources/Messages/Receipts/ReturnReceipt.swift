import Values

/// 退货申请单回执 (CEB626Message): the answer to a return request.
public struct ReturnReceipt: Paper {
    public var guid = ""
    public var customsCode: String?
    public var agentCode: String?
    public var ebpCode: String?
    public var ebcCode: String?
    public var copNo = ""
    public var preNo = ""
    public var invtNo: String?
    public var returnStatus = ""
    public var returnTime = ""
    public var returnInfo = ""

    public init() {}

    public static let messageType = MessageType.ceb626
    public static let element = "InvtRefundReturn"

    // swift-format-ignore
    public static let fields: [Field<Self>] = [
        .text("guid", \.guid, "系统唯一序号", "serial number", 36...36, .guid),
        .text("customsCode", \.customsCode, "申报海关代码", "declaring customs office", 4...4, .code(.customsOffices)),
        .text("agentCode", \.agentCode, "申报企业代码", "declarant code", 1...18, .enterprise),
        .text("ebpCode", \.ebpCode, "电商平台代码", "platform code", 1...18, .enterprise),
        .text("ebcCode", \.ebcCode, "电商企业代码", "merchant code", 1...18, .enterprise),
        .text("copNo", \.copNo, "企业内部编号", "internal number", 1...20),
        .text("preNo", \.preNo, "预录入编号", "pre-entry number", 18...18),
        .text("invtNo", \.invtNo, "清单编号", "list number", 18...18),
        .text("returnStatus", \.returnStatus, "回执状态", "receipt status", 1...10, .returnStatus),
        .text("returnTime", \.returnTime, "回执时间", "time of the receipt", 17...17, .timestampMillis),
        .text("returnInfo", \.returnInfo, "回执信息", "receipt information", 1...1000),
    ]
}
