import Values

/// 进口清单 (CEB621Message): the declaration of one parcel to customs.
public struct ImportList: RequestPaper {
    public var guid = ""
    public var appType = ""
    public var appTime = ""
    public var appStatus = ""
    public var orderNo = ""
    public var ebpCode = ""
    public var ebpName = ""
    public var ebcCode = ""
    public var ebcName = ""
    public var logisticsNo = ""
    public var logisticsCode = ""
    public var logisticsName = ""
    public var copNo: String?
    public var preNo: String?
    public var assureCode = ""
    public var emsNo: String?
    public var invtNo: String?
    public var ieFlag = ""
    public var declTime = ""
    public var customsCode = ""
    public var portCode = ""
    public var ieDate: String?
    public var buyerIdType = ""
    public var buyerIdNumber = ""
    public var buyerName = ""
    public var buyerTelephone = ""
    public var consigneeAddress = ""
    public var agentCode = ""
    public var agentName = ""
    public var areaCode: String?
    public var areaName: String?
    public var tradeMode = ""
    public var trafMode = ""
    public var trafNo: String?
    public var voyageNo: String?
    public var billNo: String?
    public var loctNo: String?
    public var licenseNo: String?
    public var country = ""
    public var freight: Amount = .zero
    public var insuredFee: Amount = .zero
    public var currency = ""
    public var wrapType: String?
    public var packNo = 0
    public var grossWeight: Amount = .zero
    public var netWeight: Amount = .zero
    public var note: String?
    public var items: [ImportListItem] = []

    public init() {}

    public static let messageType = MessageType.ceb621
    public static let element = "Inventory"
    public static let headElement: String? = "InventoryHead"
    public static let itemElement: String? = "InventoryList"
    public static let itemLimits = 1...99

    // swift-format-ignore
    public static let fields: [Field<Self>] = [
        .text("guid", \.guid, "系统唯一序号", "serial number", 36...36, .guid),
        .text("appType", \.appType, "报送类型", "declaration type", 1...1, .changeKind),
        .text("appTime", \.appTime, "报送时间", "declaration time", 14...14, .timestamp),
        .text("appStatus", \.appStatus, "业务状态", "business status", 1...3, .businessStatus),
        .text("orderNo", \.orderNo, "订单编号", "order number", 1...60),
        .text("ebpCode", \.ebpCode, "电商平台代码", "platform code", 1...18, .enterprise),
        .text("ebpName", \.ebpName, "电商平台名称", "platform name", 1...100),
        .text("ebcCode", \.ebcCode, "电商企业代码", "merchant code", 1...18, .enterprise),
        .text("ebcName", \.ebcName, "电商企业名称", "merchant name", 1...100),
        .text("logisticsNo", \.logisticsNo, "物流运单编号", "waybill number", 1...60),
        .text("logisticsCode", \.logisticsCode, "物流企业代码", "logistics firm code", 1...18, .enterprise),
        .text("logisticsName", \.logisticsName, "物流企业名称", "logistics firm name", 1...100),
        .text("copNo", \.copNo, "企业内部编号", "internal number", 0...20),
        .text("preNo", \.preNo, "预录入编号", "pre-entry number", 0...18),
        .text("assureCode", \.assureCode, "担保企业编号", "guarantor code", 1...30),
        .text("emsNo", \.emsNo, "账册编号", "book number", 0...30),
        .text("invtNo", \.invtNo, "清单编号", "list number", 0...18),
        .text("ieFlag", \.ieFlag, "进出口标记", "import or export", 1...1, .fixed("I")),
        .text("declTime", \.declTime, "申报日期", "declaration day", 8...8, .day),
        .text("customsCode", \.customsCode, "申报海关代码", "declaring customs office", 4...4, .code(.customsOffices)),
        .text("portCode", \.portCode, "口岸海关代码", "port customs office", 4...4, .code(.customsOffices)),
        .text("ieDate", \.ieDate, "进口日期", "date of import", 8...8, .day),
        .text("buyerIdType", \.buyerIdType, "订购人证件类型", "buyer ID type", 1...1, .fixed("1")),
        .text("buyerIdNumber", \.buyerIdNumber, "订购人证件号码", "buyer ID number", 1...60, .personID),
        .text("buyerName", \.buyerName, "订购人姓名", "buyer name", 1...60, .personName),
        .text("buyerTelephone", \.buyerTelephone, "订购人电话", "buyer telephone", 1...30, .telephone),
        .text("consigneeAddress", \.consigneeAddress, "收件地址", "consignee address", 1...200, .address),
        .text("agentCode", \.agentCode, "申报企业代码", "declarant code", 1...18, .enterprise),
        .text("agentName", \.agentName, "申报企业名称", "declarant name", 1...100),
        .text("areaCode", \.areaCode, "区内企业代码", "area firm code", 0...18, .enterprise),
        .text("areaName", \.areaName, "区内企业名称", "area firm name", 0...100),
        .text("tradeMode", \.tradeMode, "贸易方式", "trade mode", 4...4, .oneOf(["9610", "1210", "1239"])),
        .text("trafMode", \.trafMode, "运输方式", "transport mode", 1...1, .code(.transportModes)),
        .text("trafNo", \.trafNo, "运输工具编号", "means of transport", 0...100),
        .text("voyageNo", \.voyageNo, "航班航次号", "voyage number", 0...32),
        .text("billNo", \.billNo, "提运单号", "bill of lading number", 0...37),
        .text("loctNo", \.loctNo, "监管场所代码", "supervised place code", 0...10),
        .text("licenseNo", \.licenseNo, "许可证件号", "licence number", 0...19),
        .text("country", \.country, "起运国（地区）", "country of dispatch", 3...3, .code(.countries)),
        .decimal("freight", \.freight, "运费", "freight"),
        .decimal("insuredFee", \.insuredFee, "保费", "insurance"),
        .text("currency", \.currency, "币制", "currency", 3...3, .fixed("142")).emptyMeans("142"),
        .text("wrapType", \.wrapType, "包装种类代码", "packaging type", 1...1, .code(.wrapTypes)),
        .integer("packNo", \.packNo, "件数", "number of packages", digits: 9, .fixed("1")),
        .decimal("grossWeight", \.grossWeight, "毛重（公斤）", "gross weight"),
        .decimal("netWeight", \.netWeight, "净重（公斤）", "net weight"),
        .text("note", \.note, "备注", "note", 0...1000),
    ]
}
