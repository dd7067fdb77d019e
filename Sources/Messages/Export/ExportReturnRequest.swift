import Values

/// 出口退货申请单 (CEB213Message): asks to bring exported goods back.
public struct ExportReturnRequest: RequestPaper {
    public var guid = ""
    public var appType = ""
    public var appTime = ""
    public var appStatus = ""
    public var customsCode = ""
    public var loctNo: String?
    public var ebpCode = ""
    public var ebpName = ""
    public var ebcCode = ""
    public var ebcName = ""
    public var logisticsNo = ""
    public var logisticsCode = ""
    public var logisticsName = ""
    public var coElNo = ""
    public var preNo: String?
    public var invtNo = ""
    public var tradeMode: String?
    public var agentCode = ""
    public var agentName = ""
    public var billNo = ""
    public var ieFlag = ""
    public var trafMode = ""
    public var trafName = ""
    public var portCode = ""
    public var reason = ""
    public var country = ""
    public var voyageNo = ""
    public var note: String?
    public var items: [ExportReturnItem] = []

    public init() {}

    public static let messageType = MessageType.ceb213
    public static let element = "InvtRefund"
    public static let headElement: String? = "InvtRefundHead"
    public static let itemElement: String? = "InvtRefundList"
    public static let itemLimits = 1...100

    // swift-format-ignore
    public static let fields: [Field<Self>] = [
        .text("guid", \.guid, "系统唯一序号", "serial number", 36...36, .guid),
        .text("appType", \.appType, "报送类型", "declaration type", 1...1, .changeKind),
        .text("appTime", \.appTime, "报送时间", "declaration time", 14...14, .timestamp),
        .text("appStatus", \.appStatus, "报送状态", "business status", 1...1, .businessStatus),
        .text("customsCode", \.customsCode, "关区代码", "declaring customs office", 4...4, .code(.customsOffices)),
        .text("loctNo", \.loctNo, "监管场所代码", "supervised place code", 0...10),
        .text("ebpCode", \.ebpCode, "电商平台代码", "platform code", 0...18, .enterprise),
        .text("ebpName", \.ebpName, "电商平台名称", "platform name", 0...100),
        .text("ebcCode", \.ebcCode, "电商企业（收发货人）代码", "merchant code", 0...18, .enterprise),
        .text("ebcName", \.ebcName, "电商企业（收发货人）名称", "merchant name", 0...100),
        .text("logisticsNo", \.logisticsNo, "物流运单编号", "waybill number", 0...80),
        .text("logisticsCode", \.logisticsCode, "物流企业代码", "logistics firm code", 0...18, .enterprise),
        .text("logisticsName", \.logisticsName, "物流企业名称", "logistics firm name", 0...100),
        .text("coElNo", \.coElNo, "企业内部标识", "internal number", 0...30),
        .text("preNo", \.preNo, "电子口岸编号", "E-port number", 0...18),
        .text("invtNo", \.invtNo, "原清单号", "list number", 0...20),
        .text("tradeMode", \.tradeMode, "退货监管方式", "trade mode", 4...4, .oneOf(["9610", "1210", "1239", "9661", "1261"])),
        .text("agentCode", \.agentCode, "申报企业代码", "declarant code", 0...18, .enterprise),
        .text("agentName", \.agentName, "申报企业名称", "declarant name", 0...100),
        .text("billNo", \.billNo, "提运单号", "bill of lading number", 0...37),
        .text("ieFlag", \.ieFlag, "进出口标识", "import or export", 0...1, .fixed("I")),
        .text("trafMode", \.trafMode, "运输方式", "transport mode", 0...1, .code(.transportModes)),
        .text("trafName", \.trafName, "运输工具名称", "means of transport", 0...100),
        .text("portCode", \.portCode, "进出口岸", "port customs office", 0...4, .code(.customsOffices)),
        .text("reason", \.reason, "退货原因", "reason", 0...500),
        .text("country", \.country, "启运国（地区）", "country of dispatch", 0...3, .code(.countries)),
        .text("voyageNo", \.voyageNo, "航班航次", "voyage number", 0...32),
        .text("note", \.note, "备注", "note", 0...500),
    ]
}
