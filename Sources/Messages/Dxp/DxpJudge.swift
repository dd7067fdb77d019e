/// Judges an envelope, a reply or a routed envelope against the standard's schemas: which elements,
/// in which order, how long.
struct DxpJudge {
    private(set) var drafts: [IssueDraft] = []
    let reader: DxpReader

    init(_ reader: DxpReader) { self.reader = reader }

    mutating func value(
        _ node: DxpReader.Node?, _ path: String, _ range: ClosedRange<Int>
    ) -> String? {
        guard let node else { return nil }
        attributes(node, path, [])
        if let child = node.children.first { refuse("\(path)/\(child.name)", child.offset) }
        length(node.text, node.offset, path, range)
        return node.text
    }

    mutating func length(
        _ text: String, _ offset: Int, _ path: String, _ range: ClosedRange<Int>
    ) {
        guard !range.contains(text.unicodeScalars.count) else { return }
        refuse(
            path, offset, expected: Format.text(range).official, found: shortened(text))
    }

    mutating func attributes(
        _ node: DxpReader.Node, _ path: String, _ allowed: [String]
    ) {
        for attribute in node.attributes where !allowed.contains(attribute.name) {
            refuse("\(path)/@\(shortened(attribute.name))", node.offset)
        }
    }

    /// The children by name, after judging their order and number.
    mutating func children(
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

    mutating func refuse(
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
