import XML

/// Reads one CEB message: XML in UTF-8, GB 18030 or UTF-16 as its label says.
///
/// A message that cannot be taken as a whole comes back as a problem. Otherwise every paper carries
/// its own issues, in the order of their places: a paper with errors is refused alone and its
/// neighbours are kept. Without an edition the later one counts, and what only the earlier one
/// allows is a leniency. Never throws, never traps, and costs no more than the limits allow.
public func readMessage(
    _ bytes: [UInt8], limits: ReadingLimits = ReadingLimits(), edition: Edition? = nil
) -> Result<Message, WholeMessageProblem> {
    var reader = MessageReader(limits: limits, edition: edition)
    switch XMLText.decode(bytes, limits: limits.xml) {
    case .failure(let problem):
        return .failure(WholeMessageProblem(problem, type: nil, guid: nil))
    case .success(let text):
        if let problem = parseXML(
            text, names: MessageNames.table, limits: limits.xml, visitor: &reader)
        {
            return .failure(
                WholeMessageProblem(problem, type: reader.type, guid: reader.guid))
        }
        return reader.finished(text.bytes)
    }
}

extension MessageReader {
    /// The message, or why it cannot be taken as a whole.
    fileprivate func finished(_ text: [UInt8]) -> Result<Message, WholeMessageProblem> {
        var lines = LineFinder(text)
        guard let type, !whole.contains(where: { $0.issue.severity == .error }) else {
            // Warnings on papers would only hide why nothing of the message is taken.
            let onPapers = papers.flatMap(\.drafts).filter { $0.issue.severity == .error }
                .prefix(limits.issuesPerMessage)
            return .failure(
                WholeMessageProblem(
                    kind: whole.contains { $0.issue.code == MessageRule.pastLimit.code }
                        ? .tooLarge : .violatesStandard,
                    messageType: type?.rawValue ?? "Unknown", guid: guid,
                    issues: lines.placed(whole.byPlace()) + lines.placed(Array(onPapers))))
        }
        return .success(
            Message(
                type: type, guid: guid ?? "", version: version,
                papers: papers.map {
                    ReadPaper(index: $0.index, paper: $0.paper, issues: lines.placed($0.drafts))
                },
                transfer: transfer ?? BaseTransfer(), subscriptions: subscriptions,
                signature: signatureRange.map { Array(text[$0]) },
                extension_: extensionRange.map { Array(text[$0]) },
                warnings: lines.placed(whole.byPlace())))
    }
}

extension WholeMessageProblem {
    init(_ problem: XMLProblem, type: MessageType?, guid: String?) {
        let (kind, rule): (Kind, MessageRule) =
            switch problem.kind {
            case .tooLarge, .tooDeep, .tooManyElements, .tooManyAttributes, .tooManyNamespaces,
                .nameTooLong, .textTooLong:
                (.tooLarge, .pastLimit)
            case .encodingUnsupported, .encodingContradiction, .encodingInvalid:
                (.notWellFormed, .badEncoding)
            case .doctypeForbidden, .entityForbidden: (.notWellFormed, .forbiddenConstruct)
            case .empty, .notWellFormed, .stoppedByVisitor: (.notWellFormed, .notWellFormed)
            }
        let issue = Issue(
            code: rule.code, path: type?.rawValue ?? "/", line: problem.position.line,
            column: problem.position.column,
            message: Bilingual(problem.chinese, problem.english),
            expected: problem.expected.isEmpty ? nil : problem.expected,
            found: problem.found.isEmpty ? nil : problem.found,
            citation: problem.rule.isEmpty ? rule.citation : problem.rule, fix: rule.fix)
        self.init(
            kind: kind, messageType: type?.rawValue ?? "Unknown", guid: guid, issues: [issue])
    }
}

/// The face of the library, in the order in which a message meets it.
///
/// ```
/// readMessage(bytes)            bytes -> Message or WholeMessageProblem
/// readAny(bytes)                the same, and takes a DxpMsg or DxpMsgSv off first
/// readDxpReply / writeDxpReply  what the exchange platform answers
/// writeMessage(papers, ...)     papers -> bytes that validate against the official schema
/// readMessageJSON / messageJSON the lossless JSON form
/// samples(type, seed, count)    valid samples
/// manual(type)                  the printed field table
/// ```
public enum Standard {}
