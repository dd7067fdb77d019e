import Values

/// 汇总结果单 (CEB792Message): the declaration into which export lists were summed up.
public struct SummaryResult: Paper {
    public var guid = ""
    public var customsCode = ""
    public var sumNo = ""
    public var opDate = ""
    public var declSeqNo = ""
    public var decTmpNo: String?
    public var decPreNo: String?
    public var entryId: String?
    public var decState = ""
    public var agentCode = ""
    public var agentName = ""
    public var ebcCode = ""
    public var ebcName = ""
    public var declAgentCode = ""
    public var declAgentName = ""
    public var grossWeight: Amount = .zero
    public var netWeight: Amount = .zero
    public var msgCount = 0
    public var msgSeqNo = 0
    public var note: String?
    public var items: [SummaryResultItem] = []

    public init() {}

    public static let messageType = MessageType.ceb792
    public static let element = "SummaryResult"
    public static let headElement: String? = "SummaryResultHead"
    public static let itemElement: String? = "SummaryResultList"
    public static let itemLimits = 0...Int.max

    // swift-format-ignore
    public static let fields: [Field<Self>] = [
        .text("guid", \.guid, "系统唯一序号", "serial number", 36...36, .guid),
        .text("customsCode", \.customsCode, "申报地海关代码", "declaring customs office", 4...4, .code(.customsOffices)),
        .text("sumNo", \.sumNo, "汇总申请编号", "summary number", 18...18),
        .text("opDate", \.opDate, "汇总处理时间", "time of the summary", 17...17, .timestampMillis),
        .text("declSeqNo", \.declSeqNo, "汇总统一编号", "summary declaration number", 18...18),
        .text("decTmpNo", \.decTmpNo, "电子口岸暂存编号", "draft declaration number", 18...18),
        .text("decPreNo", \.decPreNo, "报关单预录入编号", "pre-entry declaration number", 18...18),
        .text("entryId", \.entryId, "报关单编号", "declaration number", 18...18),
        .text("decState", \.decState, "报关单状态", "declaration state", 1...3),
        .text("agentCode", \.agentCode, "申报企业代码", "declarant code", 0...18, .enterprise),
        .text("agentName", \.agentName, "申报企业名称", "declarant name", 0...100),
        .text("ebcCode", \.ebcCode, "收发货人代码", "merchant code", 0...18, .enterprise),
        .text("ebcName", \.ebcName, "收发货人名称", "merchant name", 0...100),
        .text("declAgentCode", \.declAgentCode, "报关单位代码", "declaration agent code", 0...18, .enterprise),
        .text("declAgentName", \.declAgentName, "报关单位名称", "declaration agent name", 0...100),
        .decimal("grossWeight", \.grossWeight, "毛重（公斤）", "gross weight"),
        .decimal("netWeight", \.netWeight, "净重（公斤）", "net weight"),
        .integer("msgCount", \.msgCount, "报文总数", "number of messages", digits: 9),
        .integer("msgSeqNo", \.msgSeqNo, "报文序号", "place of this message", digits: 9),
        .text("note", \.note, "备注", "note", 0...1000),
    ]
}
