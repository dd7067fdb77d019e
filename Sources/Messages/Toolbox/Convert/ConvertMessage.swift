/// 报文形式: the two forms in which a message is written.
public enum MessageForm: String, Sendable, CaseIterable {
    case xml, json

    /// No XML document starts with a bracket or a brace.
    public init(of bytes: [UInt8]) {
        let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
        let first = text.first { !$0.isBlank }
        self = first == UInt8(ascii: "{") || first == UInt8(ascii: "[") ? .json : .xml
    }
}

/// 转换结果: a message in the other form, and what of it did not come along.
public struct Conversion: Sendable {
    public var bytes: [UInt8]
    /// What is lost, with its place in the original; the messages of warnings lose nothing.
    public var issues: [Issue]

    public var isLossless: Bool { !issues.hasErrors }
}

/// Writes a message in the other form, every value as the text that stood there, judged or not.
///
/// What comes out is turned back and compared with the original before it is handed over, so that
/// a loss is always told. A message that already has the form comes back as it is.
public func convertMessage(
    _ bytes: [UInt8], to form: MessageForm, limits: ReadingLimits = ReadingLimits()
) -> Result<Conversion, WholeMessageProblem> {
    switch (MessageForm(of: bytes), form) {
    case (.json, .xml): xmlOfJSON(bytes, limits)
    case (.xml, .json): jsonOfXML(bytes, limits)
    case (.json, .json), (.xml, .xml): .success(Conversion(bytes: bytes, issues: []))
    }
}

private func jsonOfXML(
    _ bytes: [UInt8], _ limits: ReadingLimits
) -> Result<Conversion, WholeMessageProblem> {
    var bytes = bytes
    var issues: [Issue] = []
    if isDxpEnvelope(bytes) {
        switch readDxpEnvelope(bytes, limits: limits) {
        case .failure(let problem): return .failure(problem)
        case .success(let opened):
            issues.append(Issue(.envelope, at: "DxpMsg", nil))
            bytes = opened.payload
        }
    }
    guard let tree = MessageTree(bytes, limits: limits), let reading = DraftReading(tree) else {
        return .failure(problem(of: bytes, limits))
    }
    let lines = JSONPlaces(bytes: tree.bytes)
    issues += reading.losses.sorted { $0.offset < $1.offset }.prefix(limits.issuesPerMessage)
        .map { Issue($0.rule, at: $0.path, lines[$0.offset], found: $0.found) }

    let json = messageJSON(reading.draft)
    issues += proof(json, tree, reading, limits)
    return .success(Conversion(bytes: json, issues: issues))
}

/// Turns the JSON back and compares.
private func proof(
    _ json: [UInt8], _ tree: MessageTree, _ reading: DraftReading, _ limits: ReadingLimits
) -> [Issue] {
    guard
        case .success(let root) = JSONReader.read(json, limits: limits.json(2))
    else { return [Issue(.notReproduced, at: tree.root.local, nil)] }
    let back = JSONDraft(root, type: reading.draft.root).draft.xml()
    let backTree = MessageTree(back, limits: limits)
    var issues: [Issue] = []
    if reading.losses.isEmpty, backTree.map(tree.isEquivalent) != true {
        issues.append(Issue(.notReproduced, at: tree.root.local, nil))
    }
    if let signature = tree.root.children.first(where: { $0.local == "Signature" }),
        signature.verbatim != nil, !isSameText(back, tree.bytes)
    {
        let lines = JSONPlaces(bytes: tree.bytes)
        issues.append(
            Issue(
                .signedLayout, at: "Signature", lines[signature.offset], severity: .warning))
    }
    return issues
}

private func xmlOfJSON(
    _ bytes: [UInt8], _ limits: ReadingLimits
) -> Result<Conversion, WholeMessageProblem> {
    guard case .success(let root) = JSONReader.read(bytes, limits: limits.json()),
        let name = root["messageType"]?.string, MessageType(rawValue: name) != nil
    else {
        return .failure(problem(of: bytes, limits))
    }
    let places = JSONPlaces(bytes: bytes)
    let form = JSONDraft(root, type: name)
    var issues = form.findings.prefix(limits.issuesPerMessage).map {
        Issue(.member, at: $0.path, places[$0.offset], found: $0.found)
    }
    let xml = form.draft.xml()
    guard let tree = MessageTree(xml, limits: limits), let reading = DraftReading(tree) else {
        return .failure(problem(of: xml, limits))
    }
    issues += reading.losses.prefix(limits.issuesPerMessage).map { loss in
        Issue(loss.rule, at: loss.path, form.offsets[loss.path].map { places[$0] })
    }
    return .success(Conversion(bytes: xml, issues: issues))
}

/// But for the blanks at the end.
private func isSameText(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    left.reversed().drop { $0 <= 0x20 }.elementsEqual(right.reversed().drop { $0 <= 0x20 })
}
