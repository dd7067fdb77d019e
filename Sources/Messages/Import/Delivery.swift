import Values

/// 入库明细单 (CEB711Message): which parcels entered the supervised place.
public struct Delivery: RequestPaper {
    public var guid = ""
    public var appType = ""
    public var appTime = ""
    public var appStatus = ""
    public var customsCode = ""
    public var copNo: String?
    public var preNo: String?
    public var rkdNo: String?
    public var operatorCode = ""
    public var operatorName = ""
    public var ieFlag = ""
    public var trafMode = ""
    public var trafNo = ""
    public var voyageNo = ""
    public var billNo = ""
    public var logisticsCode = ""
    public var logisticsName = ""
    public var unloadLocation: String?
    public var note: String?
    public var items: [DeliveryItem] = []

    public init() {}

    public static let messageType = MessageType.ceb711
    public static let element = "Delivery"
    public static let headElement: String? = "DeliveryHead"
    public static let itemElement: String? = "DeliveryList"
    public static let itemLimits = 1...Int.max

    // swift-format-ignore
    public static let fields: [Field<Self>] = [
        .text("guid", \.guid, "系统唯一序号", "serial number", 36...36, .guid),
        .text("appType", \.appType, "报送类型", "declaration type", 1...1, .changeKind),
        .text("appTime", \.appTime, "报送时间", "declaration time", 14...14, .timestamp),
        .text("appStatus", \.appStatus, "业务状态", "business status", 1...3, .businessStatus),
        .text("customsCode", \.customsCode, "申报海关代码", "declaring customs office", 4...4, .code(.customsOffices)),
        .text("copNo", \.copNo, "企业内部编号", "internal number", 0...20),
        .text("preNo", \.preNo, "预录入编号", "pre-entry number", 0...18),
        .text("rkdNo", \.rkdNo, "入库单编号", "warehouse entry number", 0...18),
        .text("operatorCode", \.operatorCode, "监管场所经营人代码", "operator code", 1...18, .enterprise),
        .text("operatorName", \.operatorName, "监管场所经营人名称", "operator name", 1...100),
        .text("ieFlag", \.ieFlag, "进出口标记", "import or export", 1...1, .fixed("I")),
        .text("trafMode", \.trafMode, "运输方式", "transport mode", 1...1, .code(.transportModes)),
        .text("trafNo", \.trafNo, "运输工具编号", "means of transport", 1...100),
        .text("voyageNo", \.voyageNo, "航班航次号", "voyage number", 1...32),
        .text("billNo", \.billNo, "提运单号", "bill of lading number", 1...37),
        .text("logisticsCode", \.logisticsCode, "物流企业代码", "logistics firm code", 1...18, .enterprise),
        .text("logisticsName", \.logisticsName, "物流企业名称", "logistics firm name", 1...100),
        .text("unloadLocation", \.unloadLocation, "卸货库位", "unloading place", 0...100),
        .text("note", \.note, "备注", "note", 0...1000),
    ]
}
