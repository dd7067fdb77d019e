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
    /// IC卡号, up to 13 characters.
    public var icCard: String?
    /// 业务关键字: up to five.
    public var bizKeys: [DxpBizKey] = []
    /// 字符集: the payload is a text in this encoding.
    public var encoding: String?
    /// 接收方报文转换ID.
    public var recMapId: String?

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

    /// By what a receiver knows that it has had this envelope before.
    public var duplicateKey: DxpDuplicateKey {
        DxpDuplicateKey(senderId: senderId, copMsgId: copMsgId)
    }
}

/// 业务关键字: a word about the business in the envelope, such as `DealFlag`.
public struct DxpBizKey: Sendable, Equatable {
    public var name: String?
    public var value: String

    public init(name: String?, value: String) {
        self.name = name
        self.value = value
    }
}

/// 重复判断: CopMsgId is unique for its sender, so the two together name one envelope.
public struct DxpDuplicateKey: Sendable, Hashable {
    public var senderId: String
    public var copMsgId: String
}

/// The envelope around a message, such as a receipt that goes back to the sender's client.
public func writeDxpEnvelope(_ envelope: DxpEnvelope, payload: [UInt8]) -> [UInt8] {
    var writer = XMLWriter(prefixed: false, capacity: payload.count * 4 / 3 + 1_024)
    writer.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
    writer.raw("<DxpMsg xmlns=\"http://www.chinaport.gov.cn/dxp\" ver=\"1.0\">\n")
    writer.content(of: envelope, payload)
    writer.close("DxpMsg")
    return writer.bytes
}

extension XMLWriter {
    /// What stands in a DxpMsg.
    mutating func content(of envelope: DxpEnvelope, _ payload: [UInt8]) {
        open("TransInfo")
        transInfo(envelope)
        close("TransInfo")
        raw("<Data>")
        verbatim(encodeBase64(payload))
        raw("</Data>\n")
        addInfo(envelope)
    }

    mutating func transInfo(_ envelope: DxpEnvelope) {
        leaf("CopMsgId", envelope.copMsgId)
        leaf("SenderId", envelope.senderId)
        open("ReceiverIds")
        for receiver in envelope.receiverIds { leaf("ReceiverId", receiver) }
        close("ReceiverIds")
        leaf("CreatTime", envelope.creatTime)
        leaf("MsgType", envelope.msgType)
    }

    private mutating func addInfo(_ envelope: DxpEnvelope) {
        let texts = [
            envelope.fileName, envelope.icCard, envelope.encoding, envelope.recMapId,
        ]
        guard texts.contains(where: { $0 != nil }) || !envelope.bizKeys.isEmpty else { return }
        open("AddInfo")
        leaf("FileName", envelope.fileName)
        leaf("IcCard", envelope.icCard)
        if !envelope.bizKeys.isEmpty {
            open("BizKey")
            for key in envelope.bizKeys {
                tag("<", "Key")
                if let name = key.name { attribute("name", name) }
                raw(">")
                text(key.value)
                close("Key")
            }
            close("BizKey")
        }
        if let encoding = envelope.encoding {
            tag("<", "IsText")
            attribute("Encode", encoding)
            raw("/>\n")
        }
        leaf("RecMapId", envelope.recMapId)
        close("AddInfo")
    }

    /// Nothing where there is no value.
    mutating func leaf(_ name: String, _ value: String?) {
        guard let value else { return }
        tag("<", name)
        raw(">")
        text(value)
        close(name)
    }
}
