import Values

/// 物流运单 (CEB511Message): which parcel carries which order to whom.
public struct Waybill: RequestPaper {
    public var guid = ""
    public var appType = ""
    public var appTime = ""
    public var appStatus = ""
    public var logisticsCode = ""
    public var logisticsName = ""
    public var logisticsNo = ""
    public var billNo: String?
    public var orderNo = ""
    public var freight: Amount?
    public var insuredFee: Amount?
    public var currency = ""
    public var weight: Amount = .zero
    public var packNo = 0
    public var goodsInfo: String?
    public var consignee = ""
    public var consigneeAddress = ""
    public var consigneeTelephone = ""
    public var note: String?

    public init() {}

    public static let messageType = MessageType.ceb511
    public static let element = "Logistics"
    public static let headElement: String? = "LogisticsHead"

    // swift-format-ignore
    public static let fields: [Field<Self>] = [
        .text("guid", \.guid, "系统唯一序号", "serial number", 36...36, .guid),
        .text("appType", \.appType, "报送类型", "declaration type", 1...1, .changeKind),
        .text("appTime", \.appTime, "报送时间", "declaration time", 14...14, .timestamp),
        .text("appStatus", \.appStatus, "业务状态", "business status", 1...3, .businessStatus),
        .text("logisticsCode", \.logisticsCode, "物流企业代码", "logistics firm code", 1...18, .enterprise),
        .text("logisticsName", \.logisticsName, "物流企业名称", "logistics firm name", 1...100),
        .text("logisticsNo", \.logisticsNo, "物流运单编号", "waybill number", 1...60),
        .text("billNo", \.billNo, "提运单号", "bill of lading number", 0...37),
        .text("orderNo", \.orderNo, "订单编号", "order number", 1...60),
        .decimal("freight", \.freight, "运费", "freight"),
        .decimal("insuredFee", \.insuredFee, "保价费", "insurance"),
        .text("currency", \.currency, "币制", "currency", 3...3, .fixed("142")).emptyMeans("142"),
        .decimal("weight", \.weight, "毛重", "gross weight"),
        .integer("packNo", \.packNo, "件数", "number of packages", digits: 9, .fixed("1")),
        .text("goodsInfo", \.goodsInfo, "主要货物信息", "goods information", 0...200),
        .text("consignee", \.consignee, "收货人姓名", "consignee name", 1...100, .personName),
        .text("consigneeAddress", \.consigneeAddress, "收货地址", "consignee address", 1...200, .address),
        .text("consigneeTelephone", \.consigneeTelephone, "收货人电话", "consignee telephone", 1...50, .telephone),
        .text("note", \.note, "备注", "note", 0...1000),
    ]
}
