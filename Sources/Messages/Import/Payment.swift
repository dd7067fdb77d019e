import Values

/// 支付单 (CEB411Message): who paid how much for which order.
public struct Payment: RequestPaper {
    public var guid = ""
    public var appType = ""
    public var appTime = ""
    public var appStatus = ""
    public var payCode = ""
    public var payName = ""
    public var payTransactionId = ""
    public var orderNo = ""
    public var ebpCode = ""
    public var ebpName = ""
    public var payerIdType = ""
    public var payerIdNumber = ""
    public var payerName = ""
    public var telephone: String?
    public var amountPaid: Amount = .zero
    public var currency = ""
    public var payTime = ""
    public var note: String?

    public init() {}

    public static let messageType = MessageType.ceb411
    public static let element = "Payment"
    public static let headElement: String? = "PaymentHead"

    // swift-format-ignore
    public static let fields: [Field<Self>] = [
        .text("guid", \.guid, "系统唯一序号", "serial number", 36...36, .guid),
        .text("appType", \.appType, "报送类型", "declaration type", 1...1, .changeKind),
        .text("appTime", \.appTime, "报送时间", "declaration time", 14...14, .timestamp),
        .text("appStatus", \.appStatus, "业务状态", "business status", 1...3, .businessStatus),
        .text("payCode", \.payCode, "支付企业代码", "payment firm code", 1...18, .enterprise),
        .text("payName", \.payName, "支付企业名称", "payment firm name", 1...100),
        .text("payTransactionId", \.payTransactionId, "支付交易编号", "payment transaction number", 1...60),
        .text("orderNo", \.orderNo, "订单编号", "order number", 1...60),
        .text("ebpCode", \.ebpCode, "电商平台代码", "platform code", 1...18, .enterprise),
        .text("ebpName", \.ebpName, "电商平台名称", "platform name", 1...100),
        .text("payerIdType", \.payerIdType, "支付人证件类型", "payer ID type", 1...1, .fixed("1")),
        .text("payerIdNumber", \.payerIdNumber, "支付人证件号码", "payer ID number", 1...60, .personID),
        .text("payerName", \.payerName, "支付人姓名", "payer name", 1...60, .personName),
        .text("telephone", \.telephone, "支付人电话", "payer telephone", 0...60, .telephone),
        .decimal("amountPaid", \.amountPaid, "支付金额", "amount paid"),
        .text("currency", \.currency, "支付币制", "currency", 3...3, .fixed("142")).emptyMeans("142"),
        .text("payTime", \.payTime, "支付时间", "payment time", 14...14, .timestamp),
        .text("note", \.note, "备注", "note", 0...1000),
    ]
}
