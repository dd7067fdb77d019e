/// 路由 (DxpMsgSv/SvNo): what the servers of the exchange add around an envelope.
///
/// Source: CEB 2022-05, 传输节点报文 XSD.
public struct DxpRouting: Sendable, Equatable {
    /// 交换平台唯一id: 8 characters of the node, 14 digits of the time, 10 of a sequence.
    public var msgId: String
    /// 分拆报文id: one character, where an envelope has several receivers.
    public var subMsgId: String?
    /// As written: an xs:dateTime.
    public var sendTime: String
    /// 目的节点, up to 8 characters.
    public var endNode: String
    /// 接入节点, up to 8 characters.
    public var staNode: String

    public init(
        msgId: String, subMsgId: String? = nil, sendTime: String, endNode: String, staNode: String
    ) {
        self.msgId = msgId
        self.subMsgId = subMsgId
        self.sendTime = sendTime
        self.endNode = endNode
        self.staNode = staNode
    }
}

/// An envelope inside the routing of the servers (DxpMsgSv).
public struct DxpRoutedEnvelope: Sendable, Equatable {
    public var routing: DxpRouting
    public var envelope: DxpEnvelope
    public var payload: [UInt8]

    public init(routing: DxpRouting, envelope: DxpEnvelope, payload: [UInt8]) {
        self.routing = routing
        self.envelope = envelope
        self.payload = payload
    }
}

/// The routed envelope as bytes that the official schema accepts when its values fit.
public func writeDxpRouted(_ routed: DxpRoutedEnvelope) -> [UInt8] {
    var writer = XMLWriter(prefixed: false, capacity: routed.payload.count * 4 / 3 + 2_048)
    writer.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
    writer.raw("<DxpMsgSv xmlns=\"http://www.chinaport.gov.cn/dxp\" ver=\"1.0\">\n")
    writer.raw("<SvNo Ver=\"1.0\">\n")
    writer.leaf("MsgId", routed.routing.msgId)
    writer.leaf("SubMsgId", routed.routing.subMsgId)
    writer.leaf("SendTime", routed.routing.sendTime)
    writer.leaf("EndNode", routed.routing.endNode)
    writer.leaf("StaNode", routed.routing.staNode)
    writer.close("SvNo")
    writer.raw("<DxpMsg ver=\"1.0\">\n")
    writer.content(of: routed.envelope, routed.payload)
    writer.close("DxpMsg")
    writer.close("DxpMsgSv")
    return writer.bytes
}
