import Values

/// 离境单回执 (CEB510Message): the answer to a departure.
public struct ExportDepartureReceipt: Paper {
    public var guid = ""
    public var logisticsCode = ""
    public var copNo = ""
    public var preNo = ""
    public var msgSeqNo = 0
    public var returnStatus = ""
    public var returnTime = ""
    public var returnInfo = ""

    public init() {}

    public static let messageType = MessageType.ceb510
    public static let element = "DepartureReturn"

    // swift-format-ignore
    public static let fields: [Field<Self>] = [
        .text("guid", \.guid, "系统唯一序号", "serial number", 36...36, .guid),
        .text("logisticsCode", \.logisticsCode, "物流企业代码", "logistics firm code", 0...18, .enterprise),
        .text("copNo", \.copNo, "企业唯一编号", "internal number", 0...30),
        .text("preNo", \.preNo, "电子口岸编号", "E-port number", 18...18),
        .integer("msgSeqNo", \.msgSeqNo, "报文序号", "place of this message", digits: 9),
        .text("returnStatus", \.returnStatus, "回执状态", "receipt status", 1...10, .returnStatus).in2018(0...10),
        .text("returnTime", \.returnTime, "回执时间", "time of the receipt", 17...17, .timestampMillis),
        .text("returnInfo", \.returnInfo, "回执信息", "receipt information", 0...1000),
    ]
}
