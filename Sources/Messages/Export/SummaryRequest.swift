import Values

/// 汇总申请单 (CEB701Message): asks that export lists be summed up in one declaration.
public struct SummaryRequest: RequestPaper {
    public var guid = ""
    public var appType = ""
    public var appTime = ""
    public var appStatus = ""
    public var customsCode = ""
    public var copNo = ""
    public var preNo: String?
    public var sumNo: String?
    public var agentCode = ""
    public var agentName = ""
    public var ebcCode = ""
    public var ebcName = ""
    public var declAgentCode = ""
    public var declAgentName = ""
    public var startTime: String?
    public var endTime: String?
    public var loctNo: String?
    public var summaryFlag = ""
    public var itemNameFlag = ""
    public var msgCount = 0
    public var msgSeqNo = 0
    public var note: String?
    public var items: [SummaryRequestItem] = []

    public init() {}

    public static let messageType = MessageType.ceb701
    public static let element = "SummaryApply"
    public static let headElement: String? = "SummaryApplyHead"
    public static let itemElement: String? = "SummaryApplyList"
    public static let itemLimits = 0...Int.max

    // swift-format-ignore
    public static let fields: [Field<Self>] = [
        .text("guid", \.guid, "系统唯一序号", "serial number", 36...36, .guid),
        .text("appType", \.appType, "报送类型", "declaration type", 1...1, .changeKind),
        .text("appTime", \.appTime, "报送时间", "declaration time", 14...14, .timestamp),
        .text("appStatus", \.appStatus, "报送状态", "business status", 1...1, .businessStatus).emptyMeans("2"),
        .text("customsCode", \.customsCode, "申报地海关代码", "declaring customs office", 4...4, .code(.customsOffices)),
        .text("copNo", \.copNo, "企业唯一编号", "internal number", 0...30).in2018(1...30),
        .text("preNo", \.preNo, "电子口岸编号", "E-port number", 0...18),
        .text("sumNo", \.sumNo, "汇总申请编号", "summary number", 0...18),
        .text("agentCode", \.agentCode, "申报单位代码", "declarant code", 0...18, .enterprise).in2018(1...18),
        .text("agentName", \.agentName, "申报单位名称", "declarant name", 0...100).in2018(1...100),
        .text("ebcCode", \.ebcCode, "收发货人代码", "merchant code", 0...18, .enterprise).in2018(1...18),
        .text("ebcName", \.ebcName, "收发货人名称", "merchant name", 0...100).in2018(1...100),
        .text("declAgentCode", \.declAgentCode, "报关单位代码", "declaration agent code", 0...18, .enterprise).in2018(1...18),
        .text("declAgentName", \.declAgentName, "报关单位名称", "declaration agent name", 0...100).in2018(1...100),
        .text("startTime", \.startTime, "汇总开始时间", "start of the period", 14...14, .timestamp),
        .text("endTime", \.endTime, "汇总结束时间", "end of the period", 14...14, .timestamp),
        .text("loctNo", \.loctNo, "监管场所代码", "supervised place code", 0...10),
        .text("summaryFlag", \.summaryFlag, "收发货人汇总标志", "summary by parties", 1...1, .oneOf(["1", "2"])),
        .text("itemNameFlag", \.itemNameFlag, "按商品名汇总标志", "summary by item name", 1...1),
        .integer("msgCount", \.msgCount, "报文总数", "number of messages", digits: 9),
        .integer("msgSeqNo", \.msgSeqNo, "报文序号", "place of this message", digits: 9),
        .text("note", \.note, "备注", "note", 0...1000),
    ]
}
