import Values

/// 支付单回执 (CEB412Message): the answer to a payment.
public struct PaymentReceipt: Paper {
    public var guid = ""
    public var payCode = ""
    public var payTransactionId = ""
    public var returnStatus = ""
    public var returnTime = ""
    public var returnInfo = ""

    public init() {}

    public static let messageType = MessageType.ceb412
    public static let element = "PaymentReturn"

    // swift-format-ignore
    public static let fields: [Field<Self>] = [
        .text("guid", \.guid, "系统唯一序号", "serial number", 36...36, .guid),
        .text("payCode", \.payCode, "支付企业代码", "payment firm code", 1...18, .enterprise),
        .text("payTransactionId", \.payTransactionId, "支付交易编号", "payment transaction number", 1...60),
        .text("returnStatus", \.returnStatus, "回执状态", "receipt status", 1...10, .returnStatus),
        .text("returnTime", \.returnTime, "回执时间", "time of the receipt", 17...17, .timestampMillis),
        .text("returnInfo", \.returnInfo, "回执信息", "receipt information", 1...1000),
    ]
}
