import Values

/// 运抵单回执 (CEB508Message): the answer to an arrival.
public struct ExportArrivalReceipt: Paper {
    public var guid = ""
    public var operatorCode = ""
    public var logisticsCode = ""
    public var preNo = ""
    public var copNo = ""
    public var billNo = ""
    public var msgSeqNo = 0
    public var returnStatus = ""
    public var returnTime = ""
    public var returnInfo = ""

    public init() {}

    public static let messageType = MessageType.ceb508
    public static let element = "ArrivalReturn"

    // swift-format-ignore
    public static let fields: [Field<Self>] = [
        .text("guid", \.guid, "系统唯一序号", "serial number", 36...36, .guid),
        .text("operatorCode", \.operatorCode, "监管场所经营人代码", "operator code", 0...18, .enterprise),
        .text("logisticsCode", \.logisticsCode, "物流企业代码", "logistics firm code", 0...18, .enterprise),
        .text("preNo", \.preNo, "电子口岸编号", "E-port number", 18...18),
        .text("copNo", \.copNo, "企业唯一编号", "internal number", 0...30),
        .text("billNo", \.billNo, "提运单号", "bill of lading number", 0...37),
        .integer("msgSeqNo", \.msgSeqNo, "报文序号", "place of this message", digits: 9),
        .text("returnStatus", \.returnStatus, "回执状态", "receipt status", 1...10, .returnStatus),
        .text("returnTime", \.returnTime, "回执时间", "time of the receipt", 17...17, .timestampMillis),
        .text("returnInfo", \.returnInfo, "回执信息", "receipt information", 0...1000),
    ]
}
