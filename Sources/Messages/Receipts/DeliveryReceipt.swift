import Values

/// 入库明细单回执 (CEB712Message): the answer to a warehouse entry.
public struct DeliveryReceipt: Paper {
    public var guid = ""
    public var customsCode: String?
    public var operatorCode: String?
    public var copNo: String?
    public var preNo: String?
    public var rkdNo: String?
    public var returnStatus = ""
    public var returnTime = ""
    public var returnInfo = ""

    public init() {}

    public static let messageType = MessageType.ceb712
    public static let element = "DeliveryReturn"

    // swift-format-ignore
    public static let fields: [Field<Self>] = [
        .text("guid", \.guid, "系统唯一序号", "serial number", 36...36, .guid),
        .text("customsCode", \.customsCode, "申报海关代码", "declaring customs office", 4...4, .code(.customsOffices)),
        .text("operatorCode", \.operatorCode, "监管场所经营人代码", "operator code", 1...18, .enterprise),
        .text("copNo", \.copNo, "企业内部编号", "internal number", 0...20),
        .text("preNo", \.preNo, "预录入编号", "pre-entry number", 0...18),
        .text("rkdNo", \.rkdNo, "入库单编号", "warehouse entry number", 0...18),
        .text("returnStatus", \.returnStatus, "回执状态", "receipt status", 1...10, .returnStatus),
        .text("returnTime", \.returnTime, "回执时间", "time of the receipt", 17...17, .timestampMillis),
        .text("returnInfo", \.returnInfo, "回执信息", "receipt information", 1...1000),
    ]
}
