import Values

/// 退货申请单 (CEB625Message): asks to bring goods of a released list back.
public struct ReturnRequest: RequestPaper {
    public var guid = ""
    public var appType = ""
    public var appTime = ""
    public var appStatus = ""
    public var customsCode = ""
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
    public var invtNo = ""
    public var buyerIdType = ""
    public var buyerIdNumber = ""
    public var buyerName = ""
    public var buyerTelephone = ""
    public var agentCode = ""
    public var agentName = ""
    public var reason = ""
    public var note: String?
    public var items: [ReturnItem] = []

    public init() {}

    public static let messageType = MessageType.ceb625
    public static let element = "InvtRefund"
    public static let headElement: String? = "InvtRefundHead"
    public static let itemElement: String? = "InvtRefundList"
    public static let itemLimits = 1...99

    // swift-format-ignore
    public static let fields: [Field<Self>] = [
        .text("guid", \.guid, "系统唯一序号", "serial number", 36...36, .guid),
        .text("appType", \.appType, "报送类型", "declaration type", 1...1, .changeKind),
        .text("appTime", \.appTime, "报送时间", "declaration time", 14...14, .timestamp),
        .text("appStatus", \.appStatus, "业务状态", "business status", 1...3, .businessStatus),
        .text("customsCode", \.customsCode, "申报海关代码", "declaring customs office", 4...4, .code(.customsOffices)),
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
        .text("invtNo", \.invtNo, "清单编号", "list number", 1...18),
        .text("buyerIdType", \.buyerIdType, "订购人证件类型", "buyer ID type", 1...1, .fixed("1")),
        .text("buyerIdNumber", \.buyerIdNumber, "订购人证件号码", "buyer ID number", 1...60, .personID),
        .text("buyerName", \.buyerName, "订购人姓名", "buyer name", 1...60, .personName),
        .text("buyerTelephone", \.buyerTelephone, "订购人电话", "buyer telephone", 1...30, .telephone),
        .text("agentCode", \.agentCode, "申报企业代码", "declarant code", 1...18, .enterprise),
        .text("agentName", \.agentName, "申报企业名称", "declarant name", 1...100),
        .text("reason", \.reason, "退货原因", "reason", 1...1000),
        .text("note", \.note, "备注", "note", 0...1000),
    ]
}
