import Values

/// 报文格式校验回执 (CEB900Message): why a message could not be taken as a whole.
public struct FormatReceipt: Paper {
    public var guid = ""
    public var returnStatus = ""
    public var returnInfo = ""
    public var returnTime = ""
    public var oriCopMsgId = ""
    public var oriMessageType = ""
    public var oriBizMessage = ""

    public init() {}

    public static let messageType = MessageType.ceb900
    public static let element = "MessageReturn"

    // swift-format-ignore
    public static let fields: [Field<Self>] = [
        .text("guid", \.guid, "系统唯一序号", "serial number", 36...36, .guid),
        .text("returnStatus", \.returnStatus, "回执状态", "receipt status", 1...10, .returnStatus),
        .text("returnInfo", \.returnInfo, "回执详细信息", "receipt information", 0...5000),
        .text("returnTime", \.returnTime, "操作时间", "time of the receipt", 17...17, .timestampMillis),
        .text("oriCopMsgId", \.oriCopMsgId, "原始传输报文的copMsgId", "original transport message id", 0...255),
        .text("oriMessageType", \.oriMessageType, "原始报文类型", "original message type", 0...15),
        .text("oriBizMessage", \.oriBizMessage, "原始报文内容", "original message", 0...20971520),
    ]
}
