import Values

/// 出口电子订单 (CEB303Message): what was sold abroad and for how much.
public struct ExportOrder: RequestPaper {
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
    public var currency = ""
    public var note: String?
    public var items: [ExportOrderItem] = []

    public init() {}

    public static let messageType = MessageType.ceb303
    public static let element = "Order"
    public static let headElement: String? = "OrderHead"
    public static let itemElement: String? = "OrderList"
    public static let itemLimits = 1...100

    // swift-format-ignore
    public static let fields: [Field<Self>] = [
        .text("guid", \.guid, "系统唯一序号", "serial number", 36...36, .guid),
        .text("appType", \.appType, "报送类型", "declaration type", 1...1, .changeKind),
        .text("appTime", \.appTime, "报送时间", "declaration time", 14...14, .timestamp),
        .text("appStatus", \.appStatus, "报送状态", "business status", 1...1, .businessStatus).emptyMeans("1"),
        .text("orderType", \.orderType, "订单类型", "order type", 1...1, .oneOf(["E", "B", "W"])).in2018(["E"]),
        .text("orderNo", \.orderNo, "订单编号", "order number", 0...60).in2018(1...60),
        .text("ebpCode", \.ebpCode, "电商平台代码", "platform code", 0...18, .enterprise).in2018(1...50),
        .text("ebpName", \.ebpName, "电商平台名称", "platform name", 0...100).in2018(1...100),
        .text("ebcCode", \.ebcCode, "电商企业代码", "merchant code", 0...18, .enterprise).in2018(1...18),
        .text("ebcName", \.ebcName, "电商企业名称", "merchant name", 0...100).in2018(1...100),
        .decimal("goodsValue", \.goodsValue, "商品金额", "goods value"),
        .decimal("freight", \.freight, "运杂费", "freight").emptyMeans("0"),
        .text("currency", \.currency, "币制", "currency", 3...3, .code(.currencies)),
        .text("note", \.note, "备注", "note", 0...1000),
    ]
}
