import Values

/// 出口撤销申请单回执 (CEB606Message): the answer to a cancel request for export.
public struct ExportCancelReceipt: Paper {
    public var guid = ""
    public var agentCode = ""
    public var copNo = ""
    public var preNo = ""
    public var invtNo = ""
    public var returnStatus = ""
    public var returnTime = ""
    public var returnInfo = ""

    public init() {}

    public static let messageType = MessageType.ceb606
    public static let element = "InvtCancelReturn"

    // swift-format-ignore
    public static let fields: [Field<Self>] = [
        .text("guid", \.guid, "系统唯一序号", "serial number", 36...36, .guid),
        .text("agentCode", \.agentCode, "申报企业代码", "declarant code", 0...18, .enterprise),
        .text("copNo", \.copNo, "企业唯一编号", "internal number", 0...30),
        .text("preNo", \.preNo, "电子口岸编号", "E-port number", 18...18),
        .text("invtNo", \.invtNo, "原清单编号", "list number", 0...20).in2018(18...18),
        .text("returnStatus", \.returnStatus, "回执状态", "receipt status", 1...10, .returnStatus),
        .text("returnTime", \.returnTime, "回执时间", "time of the receipt", 17...17, .timestampMillis),
        .text("returnInfo", \.returnInfo, "回执信息", "receipt information", 0...1000),
    ]
}
