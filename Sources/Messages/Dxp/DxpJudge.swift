import Values

/// Judges an envelope against the standard's schema: which elements, in which order, how long.
struct DxpJudge {
    private(set) var drafts: [IssueDraft] = []
    private let reader: DxpReader

    init(_ reader: DxpReader) { self.reader = reader }

    /// Nil where the envelope lacks what it takes to build one; `drafts` says all that is wrong.
    mutating func envelope() -> DxpEnvelope? {
        guard let root = reader.root else { return nil }
        let isNamed = root.name == "DxpMsg" && root.namespace == MessageNames.transport
        if !isNamed { refuse("DxpMsg", root.offset, found: root.name) }
        if !root.attributes.contains(where: { $0.name == "ver" && $0.value == "1.0" }) {
            refuse("DxpMsg/@ver", root.offset, expected: "1.0")
        }
        attributes(root, "DxpMsg", ["ver", "Id"])
        let parts = children(
            of: root, "DxpMsg",
            [("TransInfo", 1...1), ("Data", 1...1), ("AddInfo", 0...1), ("Signature", 0...1)])
        if let problem = reader.signature?.problem {
            refuse("DxpMsg/Signature", root.offset, expected: problem)
        }
        if let data = parts["Data"]?.first {
            attributes(data, "DxpMsg/Data", [])
            if reader.payload == nil {
                refuse("DxpMsg/Data", data.offset, rule: .envelopePayload)
            }
        }
        let fileName = parts["AddInfo"]?.first.flatMap { addInfo($0) }
        guard let info = parts["TransInfo"]?.first else { return nil }
        return transInfo(info, fileName: fileName)
    }

    private mutating func transInfo(_ info: DxpReader.Node, fileName: String?) -> DxpEnvelope {
        let path = "DxpMsg/TransInfo"
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
            msgType: value(parts["MsgType"]?.first, "\(path)/MsgType", 0...30) ?? "",
            fileName: fileName)
    }

    /// The name of the file; the rest of AddInfo is for the transport and is only checked.
    private mutating func addInfo(_ info: DxpReader.Node) -> String? {
        let path = "DxpMsg/AddInfo"
        attributes(info, path, [])
        let parts = children(
            of: info, path,
            [
                ("FileName", 0...1), ("IcCard", 0...1), ("BizKey", 0...1), ("IsText", 0...1),
                ("RecMapId", 0...1),
            ])
        _ = value(parts["IcCard"]?.first, "\(path)/IcCard", 1...13)
        if let keys = parts["BizKey"]?.first {
            for key in children(of: keys, "\(path)/BizKey", [("Key", 1...5)])["Key"] ?? [] {
                length(key.text, key.offset, "\(path)/BizKey/Key", 1...64)
                attributes(key, "\(path)/BizKey/Key", ["name"])
            }
        }
        if let isText = parts["IsText"]?.first {
            attributes(isText, "\(path)/IsText", ["Encode"])
            if isText.attributes.isEmpty { refuse("\(path)/IsText/@Encode", isText.offset) }
        }
        return value(parts["FileName"]?.first, "\(path)/FileName", 1...255)
    }

    private mutating func value(
        _ node: DxpReader.Node?, _ path: String, _ range: ClosedRange<Int>
    ) -> String? {
        guard let node else { return nil }
        attributes(node, path, [])
        if let child = node.children.first { refuse("\(path)/\(child.name)", child.offset) }
        length(node.text, node.offset, path, range)
        return node.text
    }

    private mutating func length(
        _ text: String, _ offset: Int, _ path: String, _ range: ClosedRange<Int>
    ) {
        guard !range.contains(text.unicodeScalars.count) else { return }
        refuse(
            path, offset, expected: Format.text(range).text, found: shortened(text))
    }

    private mutating func attributes(
        _ node: DxpReader.Node, _ path: String, _ allowed: [String]
    ) {
        for attribute in node.attributes where !allowed.contains(attribute.name) {
            refuse("\(path)/@\(shortened(attribute.name))", node.offset)
        }
    }

    /// The children by name, after judging their order and number.
    private mutating func children(
        of node: DxpReader.Node, _ path: String, _ steps: [(name: String, times: ClosedRange<Int>)]
    ) -> [String: [DxpReader.Node]] {
        if node.isMixed || (node.children.isEmpty && !node.text.allSatisfy(\.isWhitespace)) {
            refuse(path, node.offset, found: "text")
        }
        var result: [String: [DxpReader.Node]] = [:]
        var place = 0
        for child in node.children {
            let namespace =
                child.name == "Signature" ? MessageNames.signature : MessageNames.transport
            guard child.namespace == namespace,
                let step = steps.firstIndex(where: { $0.name == child.name }), step >= place,
                (result[child.name]?.count ?? 0) < steps[step].times.upperBound
            else {
                refuse("\(path)/\(shortened(child.name))", child.offset)
                continue
            }
            place = step
            result[child.name, default: []].append(child)
        }
        for step in steps where (result[step.name]?.count ?? 0) < step.times.lowerBound {
            refuse("\(path)/\(step.name)", node.offset, expected: step.name)
        }
        return result
    }

    private mutating func refuse(
        _ path: String, _ offset: Int, expected: String? = nil, found: String? = nil,
        rule: MessageRule = .envelopeShape
    ) {
        guard drafts.count < 50 else { return }
        let text = rule.text
        drafts.append(
            IssueDraft(
                issue: Issue(
                    // CEB 2022-05, table 7-1: schema 验证不通过.
                    code: rule.code, official: "0002", path: path,
                    message: Bilingual("\(path) \(text.says.zh)", "\(path) \(text.says.en)"),
                    expected: expected, found: found.map(shortened), citation: text.citation,
                    fix: text.fix), offset: offset))
    }
}

/// xs:dateTime: `2026-11-21T10:00:00`, with decimals of a second and a zone where wanted.
private func isDateTime(_ text: String) -> Bool {
    let trimmed = text.drop { " \t\r\n".contains($0) }
    let parts = trimmed.split(separator: "T", omittingEmptySubsequences: false)
    guard parts.count == 2, Day(parts[0]) != nil else { return false }
    var time = parts[1]
    while let last = time.last, " \t\r\n".contains(last) { time.removeLast() }
    if time.hasSuffix("Z") {
        time.removeLast()
    } else if let sign = time.firstIndex(where: { $0 == "+" || $0 == "-" }) {
        let zone = time[time.index(after: sign)...].split(
            separator: ":", omittingEmptySubsequences: false)
        guard zone.count == 2, number(zone[0], 2, 0...14) != nil,
            number(zone[1], 2, 0...59) != nil
        else { return false }
        time = time[..<sign]
    }
    let halves = time.split(separator: ".", omittingEmptySubsequences: false)
    guard halves.count <= 2, halves.count == 1 || isDigits(halves[1]) else { return false }
    let clock = halves[0].split(separator: ":", omittingEmptySubsequences: false)
    return clock.count == 3 && number(clock[0], 2, 0...23) != nil
        && number(clock[1], 2, 0...59) != nil && number(clock[2], 2, 0...59) != nil
}

private func isDigits(_ text: Substring) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { $0 &- 0x30 <= 9 }
}

private func number(_ text: Substring, _ width: Int, _ range: ClosedRange<Int>) -> Int? {
    guard text.utf8.count == width, isDigits(text), let value = Int(text), range.contains(value)
    else { return nil }
    return value
}
