import Values

/// 出口申报清单 (CEB603Message): the declaration of one parcel for export.
public struct ExportList: RequestPaper {
    public var guid = ""
    public var appType = ""
    public var appTime = ""
    public var appStatus = ""
    public var customsCode = ""
    public var ebpCode = ""
    public var ebpName = ""
    public var orderNo = ""
    public var logisticsCode = ""
    public var logisticsName = ""
    public var logisticsNo = ""
    public var copNo = ""
    public var preNo: String?
    public var invtNo: String?
    public var ieFlag = ""
    public var portCode = ""
    public var ieDate = ""
    public var statisticsFlag = ""
    public var agentCode = ""
    public var agentName = ""
    public var ebcCode = ""
    public var ebcName = ""
    public var ownerCode = ""
    public var ownerName = ""
    public var iacCode: String?
    public var iacName: String?
    public var emsNo: String?
    public var tradeMode = ""
    public var trafMode = ""
    public var trafName: String?
    public var voyageNo: String?
    public var billNo: String?
    public var totalPackageNo: String?
    public var loctNo: String?
    public var licenseNo: String?
    public var country = ""
    public var pod = ""
    public var freight: Amount = .zero
    public var fCurrency = ""
    public var fFlag = ""
    public var insuredFee: Amount = .zero
    public var iCurrency = ""
    public var iFlag = ""
    public var wrapType = ""
    public var packNo = 0
    public var grossWeight: Amount = .zero
    public var netWeight: Amount = .zero
    public var note: String?
    public var items: [ExportListItem] = []

    public init() {}

    public static let messageType = MessageType.ceb603
    public static let element = "Inventory"
    public static let headElement: String? = "InventoryHead"
    public static let itemElement: String? = "InventoryList"
    public static let itemLimits = 1...100

    // swift-format-ignore
    public static let fields: [Field<Self>] = [
        .text("guid", \.guid, "系统唯一序号", "serial number", 36...36, .guid),
        .text("appType", \.appType, "报送类型", "declaration type", 1...1, .changeKind),
        .text("appTime", \.appTime, "报送时间", "declaration time", 14...14, .timestamp),
        .text("appStatus", \.appStatus, "报送状态", "business status", 1...1, .businessStatus),
        .text("customsCode", \.customsCode, "申报地海关代码", "declaring customs office", 4...4, .code(.customsOffices)),
        .text("ebpCode", \.ebpCode, "电商平台代码", "platform code", 0...18, .enterprise).in2018(1...50),
        .text("ebpName", \.ebpName, "电商平台名称", "platform name", 0...100).in2018(1...100),
        .text("orderNo", \.orderNo, "订单编号", "order number", 0...60).in2018(1...60),
        .text("logisticsCode", \.logisticsCode, "物流企业代码", "logistics firm code", 0...18, .enterprise).in2018(1...18),
        .text("logisticsName", \.logisticsName, "物流企业名称", "logistics firm name", 0...100).in2018(1...100),
        .text("logisticsNo", \.logisticsNo, "物流运单编号", "waybill number", 0...32).in2018(1...80),
        .text("copNo", \.copNo, "企业唯一编号", "internal number", 0...30).in2018(1...30),
        .text("preNo", \.preNo, "电子口岸编号", "E-port number", 18...18),
        .text("invtNo", \.invtNo, "清单编号", "list number", 0...20).in2018(18...18),
        .text("ieFlag", \.ieFlag, "进出口标记", "import or export", 1...1, .fixed("E")),
        .text("portCode", \.portCode, "出口口岸代码", "port customs office", 4...4, .code(.customsOffices)),
        .text("ieDate", \.ieDate, "出口日期", "date of export", 8...8, .day),
        .text("statisticsFlag", \.statisticsFlag, "申报业务类型", "way of declaring", 1...1, .oneOf(["A", "B"])),
        .text("agentCode", \.agentCode, "申报企业代码", "declarant code", 0...18, .enterprise).in2018(1...18),
        .text("agentName", \.agentName, "申报企业名称", "declarant name", 0...100).in2018(1...100),
        .text("ebcCode", \.ebcCode, "收发货人代码", "merchant code", 0...18, .enterprise).in2018(1...18),
        .text("ebcName", \.ebcName, "收发货人名称", "merchant name", 0...100).in2018(1...100),
        .text("ownerCode", \.ownerCode, "生产销售企业代码", "producer code", 0...18, .enterprise).in2018(1...18),
        .text("ownerName", \.ownerName, "生产销售企业名称", "producer name", 0...100).in2018(1...100),
        .text("iacCode", \.iacCode, "区内企业代码", "area firm code", 0...18, .enterprise),
        .text("iacName", \.iacName, "区内企业名称", "area firm name", 0...100),
        .text("emsNo", \.emsNo, "账册编号", "book number", 0...30),
        .text("tradeMode", \.tradeMode, "贸易方式", "trade mode", 4...4, .oneOf(["9610", "1210", "1239", "9710", "9810"])).in2018(["9610", "1210", "1239"]),
        .text("trafMode", \.trafMode, "运输方式", "transport mode", 1...1, .code(.transportModes)),
        .text("trafName", \.trafName, "运输工具名称", "means of transport", 0...100),
        .text("voyageNo", \.voyageNo, "航班航次号", "voyage number", 0...32),
        .text("billNo", \.billNo, "提运单号", "bill of lading number", 0...37),
        .text("totalPackageNo", \.totalPackageNo, "总包号", "bulk package number", 0...37).in2018(0...60),
        .text("loctNo", \.loctNo, "监管场所代码", "supervised place code", 0...10),
        .text("licenseNo", \.licenseNo, "许可证号", "licence number", 0...19),
        .text("country", \.country, "运抵国（地区）", "country of arrival", 3...3, .code(.countries)),
        .text("POD", \.pod, "指运港代码", "port of destination", 3...4),
        .decimal("freight", \.freight, "运费", "freight"),
        .text("fCurrency", \.fCurrency, "运费币制", "freight currency", 3...3, .code(.currencies)),
        .text("fFlag", \.fFlag, "运费标志", "freight flag", 1...1, .fixed("3")).emptyMeans("3"),
        .decimal("insuredFee", \.insuredFee, "保费", "insurance"),
        .text("iCurrency", \.iCurrency, "保费币制", "insurance currency", 3...3, .code(.currencies)),
        .text("iFlag", \.iFlag, "保费标志", "insurance flag", 1...1, .fixed("3")).emptyMeans("3"),
        .text("wrapType", \.wrapType, "包装种类代码", "packaging type", 1...1, .code(.wrapTypes)),
        .integer("packNo", \.packNo, "件数", "number of packages", digits: 9),
        .decimal("grossWeight", \.grossWeight, "毛重（公斤）", "gross weight"),
        .decimal("netWeight", \.netWeight, "净重（公斤）", "net weight"),
        .text("note", \.note, "备注", "note", 0...1000),
    ]
}
