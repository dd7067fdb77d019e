import Values

/// 出口收款单 (CEB403Message): that the money for an export order has come in.
public struct ExportCollection: RequestPaper {
    public var guid = ""
    public var appType = ""
    public var appTime = ""
    public var appStatus = ""
    public var ebpCode = ""
    public var ebpName = ""
    public var ebcCode = ""
    public var ebcName = ""
    public var orderNo = ""
    public var payCode: String?
    public var payName = ""
    public var payNo: String?
    public var charge: Amount = .zero
    public var currency = ""
    public var accountingDate = ""
    public var note: String?

    public init() {}

    public static let messageType = MessageType.ceb403
    public static let element = "Receipts"

    // swift-format-ignore
    public static let fields: [Field<Self>] = [
        .text("guid", \.guid, "系统唯一序号", "serial number", 36...36, .guid),
        .text("appType", \.appType, "报送类型", "declaration type", 1...1, .changeKind),
        .text("appTime", \.appTime, "报送时间", "declaration time", 14...14, .timestamp),
        .text("appStatus", \.appStatus, "报送状态", "business status", 1...1, .businessStatus).emptyMeans("1"),
        .text("ebpCode", \.ebpCode, "电商平台代码", "platform code", 0...18, .enterprise).in2018(1...50),
        .text("ebpName", \.ebpName, "电商平台名称", "platform name", 0...100).in2018(1...100),
        .text("ebcCode", \.ebcCode, "电商企业代码", "merchant code", 0...18, .enterprise).in2018(1...18),
        .text("ebcName", \.ebcName, "电商企业名称", "merchant name", 0...100).in2018(1...100),
        .text("orderNo", \.orderNo, "订单编号", "order number", 0...60).in2018(1...60),
        .text("payCode", \.payCode, "支付企业代码", "payment firm code", 0...18, .enterprise),
        .text("payName", \.payName, "支付企业名称", "payment firm name", 0...100).in2018(1...100),
        .text("payNo", \.payNo, "支付交易编号", "payment transaction number", 0...60),
        .decimal("charge", \.charge, "收款金额", "amount collected"),
        .text("currency", \.currency, "币制", "currency", 3...3, .code(.currencies)),
        .text("accountingDate", \.accountingDate, "到账时间", "time of crediting", 14...14, .timestamp),
        .text("note", \.note, "备注", "note", 0...1000),
    ]
}
