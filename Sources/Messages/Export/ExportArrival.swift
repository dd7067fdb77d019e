import Values

/// 运抵单 (CEB507Message): which parcels have arrived at the supervised place.
public struct ExportArrival: RequestPaper {
    public var guid = ""
    public var appType = ""
    public var appTime = ""
    public var appStatus = ""
    public var customsCode = ""
    public var copNo = ""
    public var preNo: String?
    public var operatorCode = ""
    public var operatorName = ""
    public var loctNo: String?
    public var ieFlag = ""
    public var trafMode = ""
    public var billNo: String?
    public var domesticTrafNo = ""
    public var logisticsCode = ""
    public var logisticsName = ""
    public var msgCount = 0
    public var msgSeqNo = 0
    public var note: String?
    public var items: [ExportArrivalItem] = []

    public init() {}

    public static let messageType = MessageType.ceb507
    public static let element = "Arrival"
    public static let headElement: String? = "ArrivalHead"
    public static let itemElement: String? = "ArrivalList"
    public static let itemLimits = 0...Int.max

    // swift-format-ignore
    public static let fields: [Field<Self>] = [
        .text("guid", \.guid, "系统唯一序号", "serial number", 36...36, .guid),
        .text("appType", \.appType, "报送类型", "declaration type", 1...1, .changeKind),
        .text("appTime", \.appTime, "报送时间", "declaration time", 14...14, .timestamp),
        .text("appStatus", \.appStatus, "报送状态", "business status", 1...1, .businessStatus).emptyMeans("1"),
        .text("customsCode", \.customsCode, "申报地海关代码", "declaring customs office", 4...4, .code(.customsOffices)),
        .text("copNo", \.copNo, "企业唯一编号", "internal number", 0...30).in2018(1...30),
        .text("preNo", \.preNo, "电子口岸编号", "E-port number", 18...18),
        .text("operatorCode", \.operatorCode, "监管场所经营人代码", "operator code", 0...18, .enterprise).in2018(1...18),
        .text("operatorName", \.operatorName, "监管场所经营人名称", "operator name", 0...100).in2018(1...100),
        .text("loctNo", \.loctNo, "监管场所代码", "supervised place code", 0...10),
        .text("ieFlag", \.ieFlag, "进出口标记", "import or export", 1...1, .fixed("E")),
        .text("trafMode", \.trafMode, "运输方式", "transport mode", 1...1, .code(.transportModes)),
        .text("billNo", \.billNo, "提运单号", "bill of lading number", 0...37),
        .text("domesticTrafNo", \.domesticTrafNo, "境内运输工具编号", "domestic means of transport", 0...100).in2018(1...100),
        .text("logisticsCode", \.logisticsCode, "物流企业代码", "logistics firm code", 0...18, .enterprise).in2018(1...18),
        .text("logisticsName", \.logisticsName, "物流企业名称", "logistics firm name", 0...100).in2018(1...100),
        .integer("msgCount", \.msgCount, "报文总数", "number of messages", digits: 9),
        .integer("msgSeqNo", \.msgSeqNo, "报文序号", "place of this message", digits: 9),
        .text("note", \.note, "备注", "note", 0...1000),
    ]
}
