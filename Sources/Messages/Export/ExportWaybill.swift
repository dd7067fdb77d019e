import Values

/// 出口物流运单 (CEB505Message): which parcel leaves with what.
public struct ExportWaybill: RequestPaper {
    public var guid = ""
    public var appType = ""
    public var appTime = ""
    public var appStatus = ""
    public var logisticsCode = ""
    public var logisticsName = ""
    public var logisticsNo = ""
    public var freight: Amount = .zero
    public var insuredFee: Amount = .zero
    public var currency = ""
    public var grossWeight: Amount = .zero
    public var packNo = 0
    public var goodsInfo = ""
    public var ebcCode: String?
    public var ebcName: String?
    public var ebcTelephone: String?
    public var note: String?

    public init() {}

    public static let messageType = MessageType.ceb505
    public static let element = "Logistics"

    // swift-format-ignore
    public static let fields: [Field<Self>] = [
        .text("guid", \.guid, "系统唯一序号", "serial number", 36...36, .guid),
        .text("appType", \.appType, "报送类型", "declaration type", 1...1, .changeKind),
        .text("appTime", \.appTime, "报送时间", "declaration time", 14...14, .timestamp),
        .text("appStatus", \.appStatus, "报送状态", "business status", 1...1, .businessStatus).emptyMeans("2"),
        .text("logisticsCode", \.logisticsCode, "物流企业代码", "logistics firm code", 0...18, .enterprise).in2018(1...18),
        .text("logisticsName", \.logisticsName, "物流企业名称", "logistics firm name", 0...100).in2018(1...100),
        .text("logisticsNo", \.logisticsNo, "物流运单编号", "waybill number", 0...32).in2018(1...80),
        .decimal("freight", \.freight, "运费", "freight"),
        .decimal("insuredFee", \.insuredFee, "保价费", "insurance"),
        .text("currency", \.currency, "币制", "currency", 3...3, .code(.currencies)),
        .decimal("grossWeight", \.grossWeight, "毛重", "gross weight"),
        .integer("packNo", \.packNo, "件数", "number of packages", digits: 9),
        .text("goodsInfo", \.goodsInfo, "主要货物信息", "goods information", 0...200).in2018(1...200),
        .text("ebcCode", \.ebcCode, "电商企业代码", "merchant code", 0...18, .enterprise),
        .text("ebcName", \.ebcName, "电商企业名称", "merchant name", 0...100),
        .text("ebcTelephone", \.ebcTelephone, "电商企业电话", "merchant telephone", 0...50, .telephone),
        .text("note", \.note, "备注", "note", 0...1000),
    ]
}
