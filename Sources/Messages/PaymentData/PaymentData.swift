import Values

/// 原始支付数据: what a platform opens to customs of one payment and the orders that it paid.
///
/// 海关总署公告2018年第179号 and its interface document; the tags, misspelt ones too, are the document's.
public struct PaymentData: Sendable, Equatable {
    /// The session that customs opened with its request.
    public var sessionID: String
    public var head: PaymentDataHead
    /// Every order of the original payment.
    public var orders: [PaymentDataOrder]
    /// 返回时的系统时间: milliseconds since 1970.
    public var serviceTime: Int64

    public init(
        sessionID: String, head: PaymentDataHead, orders: [PaymentDataOrder], serviceTime: Int64
    ) {
        self.sessionID = sessionID
        self.head = head
        self.orders = orders
        self.serviceTime = serviceTime
    }
}

/// 支付原始数据表头 (payExchangeInfoHead).
public struct PaymentDataHead: Record {
    public var guid = ""
    public var initalRequest = ""
    public var initalResponse = ""
    public var ebpCode = ""
    public var payCode = ""
    public var payTransactionId = ""
    public var totalAmount = Amount.zero
    public var currency = "142"
    public var verDept = "3"
    public var payType: String?
    public var tradingTime = ""
    public var note: String?

    public init() {}

    // swift-format-ignore
    public static let fields: [Field<Self>] = [
        .text("guid", \.guid, "系统唯一序号", "unique number", 36...36, .guid),
        .text("initalRequest", \.initalRequest, "原始请求", "original request", 1...8000),
        .text("initalResponse", \.initalResponse, "原始响应", "original response", 1...8000),
        .text("ebpCode", \.ebpCode, "电商平台代码", "platform", 1...18, .enterprise),
        .text("payCode", \.payCode, "支付企业代码", "payment enterprise", 1...18, .enterprise),
        .text("payTransactionId", \.payTransactionId, "交易流水号", "transaction number", 1...60),
        .decimal("totalAmount", \.totalAmount, "交易金额", "amount of the transaction"),
        .text("currency", \.currency, "币制", "currency", 1...4, .fixed("142")),
        .text("verDept", \.verDept, "验核机构", "who verifies it: 1 UnionPay, 2 NetsUnion, 3 other", 1...1, .oneOf(["1", "2", "3"])),
        .text("payType", \.payType, "支付类型", "how it was paid: 1 app, 2 PC, 3 scan, 4 other", 1...1, .oneOf(["1", "2", "3", "4"])),
        .text("tradingTime", \.tradingTime, "交易成功时间", "when it was paid", 14...14, .timestamp),
        .text("note", \.note, "备注", "note", 0...1000),
    ]
}

/// 支付原始数据表体 (payExchangeInfoLists): one order of the payment.
public struct PaymentDataOrder: Record {
    public var orderNo = ""
    public var goods: [PaymentDataGoods] = []
    public var recpAccount = ""
    public var recpCode: String?
    public var recpName = ""

    public init() {}

    // swift-format-ignore
    public static let fields: [Field<Self>] = [
        .text("orderNo", \.orderNo, "订单编号", "order number", 1...60),
        .text("recpAccount", \.recpAccount, "收款账号", "account of the payee", 1...60),
        .text("recpCode", \.recpCode, "收款企业代码", "payee's code", 0...18),
        .text("recpName", \.recpName, "收款企业名称", "payee", 1...100),
    ]
}

/// 商品信息 (goodsInfo): what was sold, and where it was offered.
public struct PaymentDataGoods: Record {
    public var gname = ""
    /// Several links are joined by `;`.
    public var itemLink = ""

    public init() {}

    // swift-format-ignore
    public static let fields: [Field<Self>] = [
        .text("gname", \.gname, "商品名称", "name of the goods", 1...250),
        .text("itemLink", \.itemLink, "商品展示链接地址", "where they are shown", 1...3000),
    ]
}
