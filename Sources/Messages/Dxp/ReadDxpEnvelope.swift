import Values
import XML

/// Whether the root is a DxpMsg; reads no further than the root.
public func isDxpEnvelope(_ bytes: [UInt8]) -> Bool { transportRoot(bytes) == "DxpMsg" }

/// Whether the root is a DxpMsgSv; reads no further than the root.
public func isDxpRouted(_ bytes: [UInt8]) -> Bool { transportRoot(bytes) == "DxpMsgSv" }

/// Opens an envelope: its fields as the standard's schema judges them, its payload decoded.
public func readDxpEnvelope(
    _ bytes: [UInt8], limits: ReadingLimits = ReadingLimits()
) -> Result<(DxpEnvelope, payload: [UInt8]), WholeMessageProblem> {
    judged(bytes, limits) { judge in
        guard let envelope = judge.envelope(), let payload = judge.reader.payload else {
            return nil
        }
        return (envelope, payload: payload)
    }
}

/// Opens a routed envelope, as a platform of a third party gets it.
public func readDxpRouted(
    _ bytes: [UInt8], limits: ReadingLimits = ReadingLimits()
) -> Result<DxpRoutedEnvelope, WholeMessageProblem> {
    judged(bytes, limits) { judge in
        guard let (routing, envelope) = judge.routed(), let payload = judge.reader.payload else {
            return nil
        }
        return DxpRoutedEnvelope(routing: routing, envelope: envelope, payload: payload)
    }
}

/// Reads what the exchange platform says of envelopes that it could not pass on.
public func readDxpReply(
    _ bytes: [UInt8], limits: ReadingLimits = ReadingLimits()
) -> Result<DxpReply, WholeMessageProblem> {
    judged(bytes, limits) { judge in judge.reply() }
}

/// The tree as read, judged: what it is built into, or all that is wrong with it.
private func judged<Wanted>(
    _ bytes: [UInt8], _ limits: ReadingLimits, _ build: (inout DxpJudge) -> Wanted?
) -> Result<Wanted, WholeMessageProblem> {
    let xml = DxpEnvelope.limits(limits)
    let text: XMLText
    switch XMLText.decode(bytes, limits: xml) {
    case .success(let decoded): text = decoded
    case .failure(let problem):
        return .failure(WholeMessageProblem(problem, type: nil, guid: nil))
    }
    var reader = DxpReader()
    if let problem = parseXML(text, names: MessageNames.table, limits: xml, visitor: &reader) {
        return .failure(WholeMessageProblem(problem, type: nil, guid: nil))
    }
    var judge = DxpJudge(reader)
    let built = build(&judge)
    guard judge.drafts.isEmpty, let built else {
        var lines = LineFinder(text.bytes)
        let type = reader.messageType.flatMap(MessageType.init(rawValue:))
        return .failure(
            WholeMessageProblem(
                kind: .violatesStandard, messageType: type?.rawValue ?? "Unknown",
                issues: lines.placed(judge.drafts.byPlace())))
    }
    return .success(built)
}

/// Reads a message, bare, in an envelope or in a routed one; the envelope comes back beside it.
public func readAny(
    _ bytes: [UInt8], limits: ReadingLimits = ReadingLimits(), edition: Edition? = nil
) -> Result<(message: Message, envelope: DxpEnvelope?), WholeMessageProblem> {
    let opened: Result<(DxpEnvelope, payload: [UInt8]), WholeMessageProblem>
    switch transportRoot(bytes) {
    case "DxpMsg": opened = readDxpEnvelope(bytes, limits: limits)
    case "DxpMsgSv":
        opened = readDxpRouted(bytes, limits: limits).map { ($0.envelope, payload: $0.payload) }
    default:
        return readMessage(bytes, limits: limits, edition: edition)
            .map { (message: $0, envelope: nil) }
    }
    return opened.flatMap { envelope, payload in
        readMessage(payload, limits: limits, edition: edition).flatMap { message in
            guard envelope.msgType == message.type.rawValue else {
                return .failure(envelope.contradicts(message))
            }
            return .success((message: message, envelope: envelope))
        }
    }
}

extension DxpEnvelope {
    /// Base64 makes four bytes of three.
    fileprivate static func limits(_ limits: ReadingLimits = ReadingLimits()) -> XMLLimits {
        let bytes = limits.bytes / 3 * 4 + 1 << 16
        return XMLLimits(bytes: bytes, textBytes: bytes, elements: 1_000)
    }

    fileprivate func contradicts(_ message: Message) -> WholeMessageProblem {
        let text = MessageRule.envelopeType.text
        return WholeMessageProblem(
            kind: .violatesStandard, messageType: message.type.rawValue, guid: message.guid,
            issues: [
                Issue(
                    code: MessageRule.envelopeType.code, path: "DxpMsg/TransInfo/MsgType",
                    message: Bilingual("MsgType \(text.says.zh)", "MsgType \(text.says.en)"),
                    expected: message.type.rawValue, found: shortened(msgType),
                    citation: text.citation, fix: text.fix)
            ])
    }
}

/// The name of the root where it is one of the transport's namespace.
private func transportRoot(_ bytes: [UInt8]) -> String? {
    guard mayBeTransport(bytes) else { return nil }
    var look = RootLook()
    _ = parseXML(bytes, names: MessageNames.table, limits: DxpEnvelope.limits(), visitor: &look)
    return look.root
}

private struct RootLook: XMLVisitor {
    var root: String?

    mutating func start(_ element: borrowing XMLElement) throws(XMLStop) {
        if element.namespace == MessageNames.transport { root = element.local }
        throw XMLStop(chinese: "只看根元素", english: "only the root was asked for")
    }

    mutating func end(_ element: borrowing XMLEnd) throws(XMLStop) {}
}
