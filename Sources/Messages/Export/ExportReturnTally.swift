import Values

/// 退运理货明细单 (CEB215Message): which returned parcel was tallied at the supervised place.
public struct ExportReturnTally: RequestPaper {
    public var guid = ""
    public var appType = ""
    public var appTime = ""
    public var appStatus = ""
    public var customsCode = ""
    public var operatorCode = ""
    public var operatorName = ""
    public var logisticsCode = ""
    public var logisticsName = ""
    public var logisticsNo = ""
    public var invtNo: String?
    public var coElNo = ""
    public var preNo: String?
    public var billNo = ""
    public var ieFlag = ""
    public var trafMode = ""
    public var trafName = ""
    public var voyageNo = ""
    public var location: String?
    public var note: String?

    public init() {}

    public static let messageType = MessageType.ceb215
    public static let element = "InvtRefundDetail"

    // swift-format-ignore
    public static let fields: [Field<Self>] = [
        .text("guid", \.guid, "系统唯一序号", "serial number", 36...36, .guid),
        .text("appType", \.appType, "报送类型", "declaration type", 1...1, .changeKind),
        .text("appTime", \.appTime, "报送时间", "declaration time", 14...14, .timestamp),
        .text("appStatus", \.appStatus, "报送状态", "business status", 1...1, .businessStatus),
        .text("customsCode", \.customsCode, "关区代码", "declaring customs office", 4...4, .code(.customsOffices)),
        .text("operatorCode", \.operatorCode, "监管场所经营人代码", "operator code", 0...18, .enterprise),
        .text("operatorName", \.operatorName, "监管场所经营人名称", "operator name", 0...100),
        .text("logisticsCode", \.logisticsCode, "物流企业代码", "logistics firm code", 0...18, .enterprise),
        .text("logisticsName", \.logisticsName, "物流企业名称", "logistics firm name", 0...100),
        .text("logisticsNo", \.logisticsNo, "物流运单号", "waybill number", 0...80),
        .text("invtNo", \.invtNo, "清单编号", "list number", 0...20),
        .text("coElNo", \.coElNo, "企业内部编号", "internal number", 0...20),
        .text("preNo", \.preNo, "电子口岸编号", "E-port number", 0...18),
        .text("billNo", \.billNo, "提运单号", "bill of lading number", 0...37),
        .text("ieFlag", \.ieFlag, "进出口标识", "import or export", 1...1, .fixed("I")),
        .text("trafMode", \.trafMode, "运输方式", "transport mode", 1...1, .code(.transportModes)),
        .text("trafName", \.trafName, "运输工具名称", "means of transport", 0...100),
        .text("voyageNo", \.voyageNo, "航班航次", "voyage number", 0...32),
        .text("location", \.location, "卸货堆货位置", "unloading place", 0...250),
        .text("note", \.note, "备注", "note", 0...250),
    ]
}
