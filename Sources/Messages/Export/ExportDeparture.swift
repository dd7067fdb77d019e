import Values

/// 离境单 (CEB509Message): which parcels have left the country, and when.
public struct ExportDeparture: RequestPaper {
    public var guid = ""
    public var appType = ""
    public var appTime = ""
    public var appStatus = ""
    public var customsCode = ""
    public var copNo = ""
    public var preNo: String?
    public var logisticsCode = ""
    public var logisticsName = ""
    public var trafMode = ""
    public var trafName: String?
    public var voyageNo: String?
    public var billNo: String?
    public var leaveTime = ""
    public var msgCount = 0
    public var msgSeqNo = 0
    public var note: String?
    public var items: [ExportDepartureItem] = []

    public init() {}

    public static let messageType = MessageType.ceb509
    public static let element = "Departure"
    public static let headElement: String? = "DepartureHead"
    public static let itemElement: String? = "DepartureList"
    public static let itemLimits = 1...Int.max

    // swift-format-ignore
    public static let fields: [Field<Self>] = [
        .text("guid", \.guid, "系统唯一序号", "serial number", 36...36, .guid),
        .text("appType", \.appType, "报送类型", "declaration type", 1...1, .changeKind),
        .text("appTime", \.appTime, "报送时间", "declaration time", 14...14, .timestamp),
        .text("appStatus", \.appStatus, "报送状态", "business status", 1...1, .businessStatus),
        .text("customsCode", \.customsCode, "申报地海关代码", "declaring customs office", 4...4, .code(.customsOffices)),
        .text("copNo", \.copNo, "企业唯一编号", "internal number", 0...30).in2018(1...30),
        .text("preNo", \.preNo, "电子口岸编号", "E-port number", 18...18),
        .text("logisticsCode", \.logisticsCode, "物流企业代码", "logistics firm code", 0...18, .enterprise).in2018(1...18),
        .text("logisticsName", \.logisticsName, "物流企业名称", "logistics firm name", 0...100).in2018(1...100),
        .text("trafMode", \.trafMode, "运输方式", "transport mode", 1...1, .code(.transportModes)),
        .text("trafName", \.trafName, "运输工具名称", "means of transport", 0...100),
        .text("voyageNo", \.voyageNo, "航班航次号", "voyage number", 0...32),
        .text("billNo", \.billNo, "提运单号", "bill of lading number", 0...37),
        .text("leaveTime", \.leaveTime, "离境时间", "time of departure", 14...14, .timestamp),
        .integer("msgCount", \.msgCount, "报文总数", "number of messages", digits: 9),
        .integer("msgSeqNo", \.msgSeqNo, "报文序号", "place of this message", digits: 9),
        .text("note", \.note, "备注", "note", 0...1000),
    ]
}
