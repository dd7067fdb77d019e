import Values

/// 出口清单回执 (CEB604Message): the answer to an export list and its later states.
public struct ExportListReceipt: Paper {
    public var guid = ""
    public var agentCode = ""
    public var copNo = ""
    public var preNo = ""
    public var invtNo = ""
    public var ebcCode = ""
    public var ebpCode = ""
    public var orderNo = ""
    public var statisticsFlag = ""
    public var returnStatus = ""
    public var returnTime = ""
    public var returnInfo = ""

    public init() {}

    public static let messageType = MessageType.ceb604
    public static let element = "InventoryReturn"

    // swift-format-ignore
    public static let fields: [Field<Self>] = [
        .text("guid", \.guid, "系统唯一序号", "serial number", 36...36, .guid),
        .text("agentCode", \.agentCode, "申报企业代码", "declarant code", 0...18, .enterprise),
        .text("copNo", \.copNo, "企业唯一编号", "internal number", 0...30),
        .text("preNo", \.preNo, "电子口岸编号", "E-port number", 18...18),
        .text("invtNo", \.invtNo, "清单编号", "list number", 0...20).in2018(18...18),
        .text("ebcCode", \.ebcCode, "收发货人代码", "merchant code", 0...18, .enterprise),
        .text("ebpCode", \.ebpCode, "电商平台代码", "platform code", 0...18, .enterprise).in2018(1...50),
        .text("orderNo", \.orderNo, "订单编号", "order number", 0...60),
        .text("statisticsFlag", \.statisticsFlag, "申报业务类型", "way of declaring", 1...1, .oneOf(["A", "B"])),
        .text("returnStatus", \.returnStatus, "回执状态", "receipt status", 1...10, .returnStatus),
        .text("returnTime", \.returnTime, "回执时间", "time of the receipt", 17...17, .timestampMillis),
        .text("returnInfo", \.returnInfo, "回执信息", "receipt information", 0...1000),
    ]
}
