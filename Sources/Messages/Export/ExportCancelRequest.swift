import Values

/// 出口撤销申请单 (CEB605Message): asks that an export list be cancelled.
public struct ExportCancelRequest: RequestPaper {
    public var guid = ""
    public var appType = ""
    public var appTime = ""
    public var appStatus = ""
    public var customsCode = ""
    public var copNo = ""
    public var preNo: String?
    public var invtNo = ""
    public var reason = ""
    public var agentCode = ""
    public var agentName = ""
    public var ebcCode = ""
    public var ebcName = ""
    public var note: String?

    public init() {}

    public static let messageType = MessageType.ceb605
    public static let element = "InvtCancel"

    // swift-format-ignore
    public static let fields: [Field<Self>] = [
        .text("guid", \.guid, "系统唯一序号", "serial number", 36...36, .guid),
        .text("appType", \.appType, "报送类型", "declaration type", 1...1, .changeKind),
        .text("appTime", \.appTime, "报送时间", "declaration time", 14...14, .timestamp),
        .text("appStatus", \.appStatus, "报送状态", "business status", 1...1, .businessStatus),
        .text("customsCode", \.customsCode, "申报地海关代码", "declaring customs office", 4...4, .code(.customsOffices)),
        .text("copNo", \.copNo, "企业唯一编号", "internal number", 0...30).in2018(1...30),
        .text("preNo", \.preNo, "电子口岸编号", "E-port number", 18...18),
        .text("invtNo", \.invtNo, "原清单编号", "list number", 0...20).in2018(18...18),
        .text("reason", \.reason, "撤单原因", "reason", 0...1000).in2018(1...1000),
        .text("agentCode", \.agentCode, "申报企业代码", "declarant code", 0...18, .enterprise).in2018(1...18),
        .text("agentName", \.agentName, "申报企业名称", "declarant name", 0...100).in2018(1...100),
        .text("ebcCode", \.ebcCode, "收发货人代码", "merchant code", 0...18, .enterprise).in2018(1...18),
        .text("ebcName", \.ebcName, "收发货人名称", "merchant name", 0...100).in2018(1...100),
        .text("note", \.note, "备注", "note", 0...1000),
    ]
}
