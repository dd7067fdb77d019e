import Values

/// 出口退货申请单回执 (CEB214Message): the answer to a return request for export.
public struct ExportReturnReceipt: Paper {
    public var guid = ""
    public var ebpCode: String?
    public var ebcCode: String?
    public var agentCode = ""
    public var coElNo = ""
    public var preNo: String?
    public var invtNo = ""
    public var returnStatus = ""
    public var returnTime = ""
    public var returnInfo = ""

    public init() {}

    public static let messageType = MessageType.ceb214
    public static let element = "RefundReturn"

    // swift-format-ignore
    public static let fields: [Field<Self>] = [
        .text("guid", \.guid, "系统唯一序号", "serial number", 36...36, .guid),
        .text("ebpCode", \.ebpCode, "电商平台代码", "platform code", 0...18, .enterprise),
        .text("ebcCode", \.ebcCode, "电商企业代码", "merchant code", 0...18, .enterprise),
        .text("agentCode", \.agentCode, "申报企业代码", "declarant code", 0...18, .enterprise),
        .text("coElNo", \.coElNo, "企业内部编号", "internal number", 0...30),
        .text("preNo", \.preNo, "电子口岸编号", "E-port number", 0...18),
        .text("invtNo", \.invtNo, "清单编号", "list number", 0...20),
        .text("returnStatus", \.returnStatus, "回执状态", "receipt status", 0...10, .returnStatus),
        .text("returnTime", \.returnTime, "回执时间", "time of the receipt", 17...17, .timestampMillis),
        .text("returnInfo", \.returnInfo, "回执信息", "receipt information", 0...1000),
    ]
}
