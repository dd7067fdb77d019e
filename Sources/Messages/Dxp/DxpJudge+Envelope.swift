// DxpMsg, element by element (CEB 2022-05, 终端节点报文 XSD).

extension DxpJudge {
    /// Nil where the root is no DxpMsg or lacks what it takes to build one; `drafts` says all that
    /// is wrong.
    mutating func envelope() -> DxpEnvelope? {
        guard let root = reader.root else { return nil }
        return envelope(root, "DxpMsg")
    }

    mutating func envelope(_ node: DxpReader.Node, _ path: String) -> DxpEnvelope? {
        version(node, "DxpMsg", path)
        attributes(node, path, ["ver", "Id"])
        let parts = children(
            of: node, path,
            [("TransInfo", 1...1), ("Data", 1...1), ("AddInfo", 0...1), ("Signature", 0...1)])
        signature(parts["Signature"]?.first, path)
        if let data = parts["Data"]?.first {
            attributes(data, "\(path)/Data", [])
            if reader.payload == nil {
                refuse("\(path)/Data", data.offset, rule: .envelopePayload)
            }
        }
        var addition = DxpAddition()
        if let info = parts["AddInfo"]?.first { addition = addInfo(info, "\(path)/AddInfo") }
        guard let info = parts["TransInfo"]?.first else { return nil }
        var envelope = transInfo(info, "\(path)/TransInfo")
        envelope.fileName = addition.fileName
        envelope.icCard = addition.icCard
        envelope.bizKeys = addition.bizKeys
        envelope.encoding = addition.encoding
        envelope.recMapId = addition.recMapId
        return envelope
    }

    /// The root's name, namespace and version.
    mutating func version(_ node: DxpReader.Node, _ name: String, _ path: String) {
        let isNamed = node.name == name && node.namespace == MessageNames.transport
        if !isNamed { refuse(path, node.offset, found: node.name) }
        if !node.attributes.contains(where: { $0.name == "ver" && $0.value == "1.0" }) {
            refuse("\(path)/@ver", node.offset, expected: "1.0")
        }
    }

    mutating func signature(_ node: DxpReader.Node?, _ path: String) {
        guard let node, let problem = node.signatureProblem else { return }
        refuse("\(path)/Signature", node.offset, expected: problem)
    }

    mutating func transInfo(_ info: DxpReader.Node, _ path: String) -> DxpEnvelope {
        attributes(info, path, [])
        let parts = children(
            of: info, path,
            [
                ("CopMsgId", 1...1), ("SenderId", 1...1), ("ReceiverIds", 1...1),
                ("CreatTime", 1...1), ("MsgType", 1...1),
            ])
        let time = parts["CreatTime"]?.first
        if let time, !isDateTime(time.text) {
            refuse("\(path)/CreatTime", time.offset, expected: "xs:dateTime", found: time.text)
        }
        var receivers: [String] = []
        if let node = parts["ReceiverIds"]?.first {
            attributes(node, "\(path)/ReceiverIds", [])
            let ids = children(of: node, "\(path)/ReceiverIds", [("ReceiverId", 1...5)])
            for id in ids["ReceiverId"] ?? [] {
                receivers.append(value(id, "\(path)/ReceiverIds/ReceiverId", 1...16) ?? "")
            }
        }
        return DxpEnvelope(
            copMsgId: value(parts["CopMsgId"]?.first, "\(path)/CopMsgId", 1...255) ?? "",
            senderId: value(parts["SenderId"]?.first, "\(path)/SenderId", 1...16) ?? "",
            receiverIds: receivers, creatTime: time?.text ?? "",
            msgType: value(parts["MsgType"]?.first, "\(path)/MsgType", 0...30) ?? "")
    }

    private mutating func addInfo(_ info: DxpReader.Node, _ path: String) -> DxpAddition {
        attributes(info, path, [])
        let parts = children(
            of: info, path,
            [
                ("FileName", 0...1), ("IcCard", 0...1), ("BizKey", 0...1), ("IsText", 0...1),
                ("RecMapId", 0...1),
            ])
        var addition = DxpAddition()
        addition.fileName = value(parts["FileName"]?.first, "\(path)/FileName", 1...255)
        addition.icCard = value(parts["IcCard"]?.first, "\(path)/IcCard", 1...13)
        if let keys = parts["BizKey"]?.first {
            for key in children(of: keys, "\(path)/BizKey", [("Key", 1...5)])["Key"] ?? [] {
                addition.bizKeys.append(bizKey(key, "\(path)/BizKey/Key"))
            }
        }
        if let isText = parts["IsText"]?.first {
            attributes(isText, "\(path)/IsText", ["Encode"])
            addition.encoding = isText.attributes.first { $0.name == "Encode" }?.value
            length(addition.encoding ?? "", isText.offset, "\(path)/IsText/@Encode", 0...50)
            if addition.encoding == nil { refuse("\(path)/IsText/@Encode", isText.offset) }
        }
        // The schema leaves its content open; only a plain text is kept.
        addition.recMapId = parts["RecMapId"]?.first.flatMap { $0.children.isEmpty ? $0.text : nil }
        return addition
    }

    private mutating func bizKey(_ key: DxpReader.Node, _ path: String) -> DxpBizKey {
        attributes(key, path, ["name"])
        length(key.text, key.offset, path, 1...64)
        let name = key.attributes.first { $0.name == "name" }?.value
        if let name { length(name, key.offset, "\(path)/@name", 1...32) }
        return DxpBizKey(name: name, value: key.text)
    }
}

/// What AddInfo says.
private struct DxpAddition {
    var fileName: String?
    var icCard: String?
    var bizKeys: [DxpBizKey] = []
    var encoding: String?
    var recMapId: String?
}
