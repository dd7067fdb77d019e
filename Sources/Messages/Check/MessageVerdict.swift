/// 校验结论: what the standard alone says of one message, whatever form it came in.
public struct MessageVerdict: Sendable, Codable, Equatable {
    public enum Form: String, Sendable, Codable {
        case xml
        /// Lines and columns are those of the message inside the envelope.
        case dxp
        case json
    }

    public var form: Form
    /// `CEB311Message`, or `Unknown`.
    public var messageType: String
    public var guid: String?
    public var papers: Int
    /// By place; what is beyond this system but within the standard only warns.
    public var issues: [Issue]

    public var errors: Int { issues.count { $0.severity == .error } }
    public var warnings: Int { issues.count - errors }
}

/// Judges a message by the official schema and the rules of the specification: bare XML, a DxpMsg,
/// a DxpMsgSv or the JSON form. Without an edition the later one counts, and what only the earlier
/// one allows warns. Whether anybody is registered or anything matches is not asked.
public func checkMessage(
    _ bytes: [UInt8], limits: ReadingLimits = ReadingLimits(), edition: Edition? = nil
) -> MessageVerdict {
    let result: Result<Message, WholeMessageProblem>
    let form: MessageVerdict.Form
    if looksLikeJSON(bytes) {
        form = .json
        result = readMessageJSON(bytes, limits: limits, edition: edition)
    } else {
        form = isDxpEnvelope(bytes) || isDxpRouted(bytes) ? .dxp : .xml
        result = readAny(bytes, limits: limits, edition: edition).map(\.message)
    }
    switch result {
    case .success(let message):
        var issues = message.warnings + message.papers.flatMap(\.issues)
        if let unsigned = message.unsignedIssue(required: true) { issues.append(unsigned) }
        return MessageVerdict(
            form: form, messageType: message.type.rawValue, guid: message.guid,
            papers: message.papers.count, issues: issues.map(\.byTheStandard))
    case .failure(let problem):
        return MessageVerdict(
            form: form, messageType: problem.messageType, guid: problem.guid, papers: 0,
            issues: problem.issues.map(\.byTheStandard))
    }
}

extension Issue {
    /// The standard does not know our own limit of amounts.
    fileprivate var byTheStandard: Issue {
        guard code == MessageRule.beyondOurLimit.code else { return self }
        var issue = self
        issue.severity = .warning
        issue.official = nil
        return issue
    }
}

/// No XML document starts with a bracket or a brace.
private func looksLikeJSON(_ bytes: [UInt8]) -> Bool {
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
    let first = text.first { $0 != 0x20 && $0 != 0x0A && $0 != 0x0D && $0 != 0x09 }
    return first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
}
