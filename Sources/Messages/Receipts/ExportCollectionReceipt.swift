import Values

/// 出口收款单回执 (CEB404Message): the answer to a collection.
public struct ExportCollectionReceipt: Paper {
    public var guid = ""
    public var ebcCode = ""
    public var orderNo = ""
    public var payNo: String?
    public var returnStatus = ""
    public var returnTime = ""
    public var returnInfo = ""

    public init() {}

    public static let messageType = MessageType.ceb404
    public static let element = "ReceiptsReturn"

    // swift-format-ignore
    public static let fields: [Field<Self>] = [
        .text("guid", \.guid, "系统唯一序号", "serial number", 36...36, .guid),
        .text("ebcCode", \.ebcCode, "电商企业代码", "merchant code", 0...18, .enterprise),
        .text("orderNo", \.orderNo, "订单编号", "order number", 0...60),
        .text("payNo", \.payNo, "支付交易编号", "payment transaction number", 0...60),
        .text("returnStatus", \.returnStatus, "回执状态", "receipt status", 1...10, .returnStatus),
        .text("returnTime", \.returnTime, "回执时间", "time of the receipt", 17...17, .timestampMillis),
        .text("returnInfo", \.returnInfo, "回执信息", "receipt information", 0...1000),
    ]
}
