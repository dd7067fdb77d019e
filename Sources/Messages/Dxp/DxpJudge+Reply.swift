// DxpRep, element by element (CEB 2022-05, 终端节点报文 XSD).

extension DxpJudge {
    /// Nil where the root is no DxpRep; `drafts` says all that is wrong.
    mutating func reply() -> DxpReply? {
        guard let root = reader.root else { return nil }
        version(root, "DxpRep", "DxpRep")
        attributes(root, "DxpRep", ["ver"])
        let parts = children(
            of: root, "DxpRep",
            [
                ("RecevierId", 1...1), ("AdNodeId", 0...1), ("Response", 1...DxpReply.most),
                ("Signature", 0...1),
            ])
        signature(parts["Signature"]?.first, "DxpRep")
        let receiver = value(parts["RecevierId"]?.first, "DxpRep/RecevierId", 1...16)
        let node = value(parts["AdNodeId"]?.first, "DxpRep/AdNodeId", 1...8)
        var responses: [DxpResponse] = []
        for (index, part) in (parts["Response"] ?? []).enumerated() {
            if let response = response(part, "DxpRep/Response[\(index)]") {
                responses.append(response)
            }
        }
        return DxpReply(receiverId: receiver ?? "", nodeId: node, responses: responses)
    }

    private mutating func response(_ node: DxpReader.Node, _ path: String) -> DxpResponse? {
        attributes(node, path, [])
        let parts = children(
            of: node, path,
            [
                ("NodeId", 0...1), ("ResponseCode", 1...1), ("ResponseInfo", 0...1),
                ("Results", 0...1), ("NoticeTime", 1...1), ("Note", 0...1), ("OriHead", 1...1),
            ])
        let day = parts["NoticeTime"]?.first
        if let day, !isDate(day.text) {
            refuse("\(path)/NoticeTime", day.offset, expected: "xs:date", found: day.text)
        }
        var results: [DxpResponse.Result] = []
        if let list = parts["Results"]?.first {
            attributes(list, "\(path)/Results", [])
            let each = children(of: list, "\(path)/Results", [("Result", 1...DxpReply.most)])
            for part in each["Result"] ?? [] { results.append(result(part, "\(path)/Results")) }
        }
        guard let head = parts["OriHead"]?.first else { return nil }
        return DxpResponse(
            nodeId: value(parts["NodeId"]?.first, "\(path)/NodeId", 1...8),
            code: value(parts["ResponseCode"]?.first, "\(path)/ResponseCode", 1...9) ?? "",
            info: value(parts["ResponseInfo"]?.first, "\(path)/ResponseInfo", 0...300),
            results: results, noticeTime: day?.text ?? "",
            note: value(parts["Note"]?.first, "\(path)/Note", 0...500),
            original: transInfo(head, "\(path)/OriHead"))
    }

    private mutating func result(
        _ node: DxpReader.Node, _ path: String
    ) -> DxpResponse.Result {
        let path = "\(path)/Result"
        attributes(node, path, [])
        let parts = children(
            of: node, path,
            [("RecId", 1...1), ("Code", 1...1), ("Info", 0...1), ("Note", 0...1)])
        return DxpResponse.Result(
            receiverId: value(parts["RecId"]?.first, "\(path)/RecId", 1...16) ?? "",
            code: value(parts["Code"]?.first, "\(path)/Code", 1...9) ?? "",
            info: value(parts["Info"]?.first, "\(path)/Info", 0...300),
            note: value(parts["Note"]?.first, "\(path)/Note", 0...500))
    }
}
