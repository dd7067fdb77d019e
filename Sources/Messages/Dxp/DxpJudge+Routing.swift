// DxpMsgSv, element by element (CEB 2022-05, 传输节点报文 XSD).

extension DxpJudge {
    /// Nil where the root is no DxpMsgSv or has no envelope in it; `drafts` says all that is wrong.
    mutating func routed() -> (routing: DxpRouting, envelope: DxpEnvelope)? {
        guard let root = reader.root else { return nil }
        version(root, "DxpMsgSv", "DxpMsgSv")
        attributes(root, "DxpMsgSv", ["ver", "Id"])
        let parts = children(
            of: root, "DxpMsgSv", [("SvNo", 1...1), ("DxpMsg", 1...1), ("Signature", 0...1)])
        signature(parts["Signature"]?.first, "DxpMsgSv")
        guard let server = parts["SvNo"]?.first, let inner = parts["DxpMsg"]?.first else {
            return nil
        }
        let routing = serverNode(server, "DxpMsgSv/SvNo")
        guard let envelope = envelope(inner, "DxpMsgSv/DxpMsg") else { return nil }
        return (routing, envelope)
    }

    private mutating func serverNode(_ node: DxpReader.Node, _ path: String) -> DxpRouting {
        attributes(node, path, ["Ver"])
        if !node.attributes.contains(where: { $0.name == "Ver" && $0.value == "1.0" }) {
            refuse("\(path)/@Ver", node.offset, expected: "1.0")
        }
        let parts = children(
            of: node, path,
            [
                ("MsgId", 1...1), ("SubMsgId", 0...1), ("SendTime", 1...1), ("EndNode", 1...1),
                ("StaNode", 1...1),
            ])
        let time = parts["SendTime"]?.first
        if let time, !isDateTime(time.text) {
            refuse("\(path)/SendTime", time.offset, expected: "xs:dateTime", found: time.text)
        }
        return DxpRouting(
            msgId: value(parts["MsgId"]?.first, "\(path)/MsgId", 1...32) ?? "",
            subMsgId: value(parts["SubMsgId"]?.first, "\(path)/SubMsgId", 1...1),
            sendTime: time?.text ?? "",
            endNode: value(parts["EndNode"]?.first, "\(path)/EndNode", 1...8) ?? "",
            staNode: value(parts["StaNode"]?.first, "\(path)/StaNode", 1...8) ?? "")
    }
}
