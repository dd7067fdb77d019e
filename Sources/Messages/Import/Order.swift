import Values

/// 电子订单 (CEB311Message): what was sold, to whom and for how much.
public struct Order: RequestPaper {
    public var guid = ""
    public var appType = ""
    public var appTime = ""
    public var appStatus = ""
    public var orderType = ""
    public var orderNo = ""
    public var ebpCode = ""
    public var ebpName = ""
    public var ebcCode = ""
    public var ebcName = ""
    public var goodsValue: Amount = .zero
    public var freight: Amount = .zero
    public var discount: Amount = .zero
    public var taxTotal: Amount = .zero
    public var actualPaid: Amount = .zero
    public var currency = ""
    public var buyerRegNo = ""
    public var buyerName = ""
    public var buyerTelephone = ""
    public var buyerIdType = ""
    public var buyerIdNumber = ""
    public var payCode: String?
    public var payName: String?
    public var payTransactionId: String?
    public var batchNumbers: String?
    public var consignee = ""
    public var consigneeTelephone = ""
    public var consigneeAddress = ""
    public var consigneeDistrict: String?
    public var note: String?
    public var items: [OrderItem] = []

    public init() {}

    public static let messageType = MessageType.ceb311
    public static let element = "Order"
    public static let headElement: String? = "OrderHead"
    public static let itemElement: String? = "OrderList"
    public static let itemLimits = 1...99

    // swift-format-ignore
    public static let fields: [Field<Self>] = [
        .text("guid", \.guid, "系统唯一序号", "serial number", 36...36, .guid),
        .text("appType", \.appType, "报送类型", "declaration type", 1...1, .changeKind),
        .text("appTime", \.appTime, "报送时间", "declaration time", 14...14, .timestamp),
        .text("appStatus", \.appStatus, "业务状态", "business status", 1...3, .businessStatus),
        .text("orderType", \.orderType, "订单类型", "order type", 1...1, .fixed("I")),
        .text("orderNo", \.orderNo, "订单编号", "order number", 1...60),
        .text("ebpCode", \.ebpCode, "电商平台代码", "platform code", 1...18, .enterprise),
        .text("ebpName", \.ebpName, "电商平台名称", "platform name", 1...100),
        .text("ebcCode", \.ebcCode, "电商企业代码", "merchant code", 1...18, .enterprise),
        .text("ebcName", \.ebcName, "电商企业名称", "merchant name", 1...100),
        .decimal("goodsValue", \.goodsValue, "商品价格", "goods value"),
        .decimal("freight", \.freight, "运杂费", "freight"),
        .decimal("discount", \.discount, "非现金抵扣金额", "non-cash reduction"),
        .decimal("taxTotal", \.taxTotal, "代扣税款", "tax withheld"),
        .decimal("acturalPaid", \.actualPaid, "实际支付金额", "amount actually paid"),
        .text("currency", \.currency, "币制", "currency", 3...3, .fixed("142")).emptyMeans("142"),
        .text("buyerRegNo", \.buyerRegNo, "订购人注册号", "buyer account", 1...60, .personAccount),
        .text("buyerName", \.buyerName, "订购人姓名", "buyer name", 1...60, .personName),
        .text("buyerTelephone", \.buyerTelephone, "订购人电话", "buyer telephone", 1...30, .telephone),
        .text("buyerIdType", \.buyerIdType, "订购人证件类型", "buyer ID type", 1...1, .fixed("1")),
        .text("buyerIdNumber", \.buyerIdNumber, "订购人证件号码", "buyer ID number", 1...60, .personID),
        .text("payCode", \.payCode, "支付企业代码", "payment firm code", 0...18, .enterprise),
        .text("payName", \.payName, "支付企业名称", "payment firm name", 0...100),
        .text("payTransactionId", \.payTransactionId, "支付交易编号", "payment transaction number", 0...60),
        .text("batchNumbers", \.batchNumbers, "商品批次号", "batch number", 0...100),
        .text("consignee", \.consignee, "收货人姓名", "consignee name", 1...100, .personName),
        .text("consigneeTelephone", \.consigneeTelephone, "收货人电话", "consignee telephone", 1...50, .telephone),
        .text("consigneeAddress", \.consigneeAddress, "收货地址", "consignee address", 1...200, .address),
        .text("consigneeDistrict", \.consigneeDistrict, "收货地址行政区划代码", "consignee district", 6...6),
        .text("note", \.note, "备注", "note", 0...1000),
    ]
}
