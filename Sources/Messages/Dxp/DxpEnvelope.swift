/// 传输报文 (DxpMsg): the envelope in which an enterprise's own client sends a message.
///
/// Source: CEB 2022-05, 终端节点报文 XSD. The names are the standard's, `CreatTime` included.
public struct DxpEnvelope: Sendable, Equatable {
    /// 原始报文id: up to 255 characters, unique for its sender.
    public var copMsgId: String
    /// 发送方: the sender's DXP number, up to 16 characters.
    public var senderId: String
    /// 接收方: one to five.
    public var receiverIds: [String]
    /// As written: an xs:dateTime.
    public var creatTime: String
    /// Such as `CEB311Message`, up to 30 characters.
    public var msgType: String
    public var fileName: String?

    public init(
        copMsgId: String, senderId: String, receiverIds: [String], creatTime: String,
        msgType: String, fileName: String? = nil
    ) {
        self.copMsgId = copMsgId
        self.senderId = senderId
        self.receiverIds = receiverIds
        self.creatTime = creatTime
        self.msgType = msgType
        self.fileName = fileName
    }
}

/// The envelope around a message, such as a receipt that goes back to the sender's client.
public func writeDxpEnvelope(_ envelope: DxpEnvelope, payload: [UInt8]) -> [UInt8] {
    var writer = XMLWriter(prefixed: false, capacity: payload.count * 4 / 3 + 1_024)
    writer.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
    writer.raw("<DxpMsg xmlns=\"http://www.chinaport.gov.cn/dxp\" ver=\"1.0\">\n")
    writer.open("TransInfo")
    writer.leaf("CopMsgId", envelope.copMsgId)
    writer.leaf("SenderId", envelope.senderId)
    writer.open("ReceiverIds")
    for receiver in envelope.receiverIds { writer.leaf("ReceiverId", receiver) }
    writer.close("ReceiverIds")
    writer.leaf("CreatTime", envelope.creatTime)
    writer.leaf("MsgType", envelope.msgType)
    writer.close("TransInfo")
    writer.raw("<Data>")
    writer.verbatim(encodeBase64(payload))
    writer.raw("</Data>\n")
    if let name = envelope.fileName {
        writer.open("AddInfo")
        writer.leaf("FileName", name)
        writer.close("AddInfo")
    }
    writer.close("DxpMsg")
    return writer.bytes
}
