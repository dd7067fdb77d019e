/// 草稿与问题: a message of any form as the texts that stand in it, and what it holds beside them.
struct ReadDraft {
    var draft: Draft
    var shape: PaperShape
    var issues: [Issue]
}

/// What the draft does not hold is told as removed.
func readDraft(_ bytes: [UInt8], limits: ReadingLimits) -> Result<ReadDraft, WholeMessageProblem> {
    var xml = bytes
    var issues: [Issue] = []
    if MessageForm(of: bytes) == .json {
        guard
            case .success(let root) = JSONReader.read(
                bytes, limits: limits.json()),
            let name = root["messageType"]?.string, MessageType(rawValue: name) != nil
        else { return .failure(problem(of: bytes, limits)) }
        let places = JSONPlaces(bytes: bytes)
        let form = JSONDraft(root, type: name)
        issues = form.findings.map { Issue(.unknown, at: $0.path, places[$0.offset]) }
        xml = form.draft.xml()
    }
    guard let tree = MessageTree(xml, limits: limits), let reading = DraftReading(tree) else {
        return .failure(problem(of: xml, limits))
    }
    let lines = JSONPlaces(bytes: tree.bytes)
    let isXML = MessageForm(of: bytes) == .xml
    issues += reading.losses.map {
        Issue(.unknown, at: $0.path, isXML ? lines[$0.offset] : nil)
    }
    return .success(ReadDraft(draft: reading.draft, shape: reading.shape, issues: issues))
}

/// What the reader of messages objects to; there is something, or the text would have been taken.
func problem(of bytes: [UInt8], _ limits: ReadingLimits) -> WholeMessageProblem {
    let result =
        MessageForm(of: bytes) == .json
        ? readMessageJSON(bytes, limits: limits) : readMessage(bytes, limits: limits)
    if case .failure(let problem) = result { return problem }
    return WholeMessageProblem(
        kind: .violatesStandard, issues: [Issue(.notReproduced, at: "", nil)])
}

extension ReadingLimits {
    /// A message at the limit of its bytes has some six hundred thousand values.
    func json(_ times: Int = 1) -> JSONLimits {
        JSONLimits(bytes: times * bytes, values: 2_000_000)
    }
}
