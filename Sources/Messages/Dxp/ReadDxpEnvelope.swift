import Values
import XML

/// Whether the root is a DxpMsg; reads no further than the root.
public func isDxpEnvelope(_ bytes: [UInt8]) -> Bool {
    var look = RootLook()
    _ = parseXML(bytes, names: MessageNames.table, limits: DxpEnvelope.limits(), visitor: &look)
    return look.isEnvelope
}

/// Opens an envelope: its fields as the standard's schema judges them, its payload decoded.
public func readDxpEnvelope(
    _ bytes: [UInt8], limits: ReadingLimits = ReadingLimits()
) -> Result<(DxpEnvelope, payload: [UInt8]), WholeMessageProblem> {
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
    let envelope = judge.envelope()
    guard judge.drafts.isEmpty, let envelope, let payload = reader.payload else {
        var lines = LineFinder(text.bytes)
        let type = envelope.map { shortened($0.msgType) } ?? ""
        return .failure(
            WholeMessageProblem(
                kind: .violatesStandard,
                messageType: MessageType(rawValue: type)?.rawValue ?? "Unknown",
                issues: lines.placed(judge.drafts.byPlace())))
    }
    return .success((envelope, payload: payload))
}

/// Reads a message, bare or in an envelope; the envelope comes back beside it.
public func readAny(
    _ bytes: [UInt8], limits: ReadingLimits = ReadingLimits()
) -> Result<(message: Message, envelope: DxpEnvelope?), WholeMessageProblem> {
    guard isDxpEnvelope(bytes) else {
        return readMessage(bytes, limits: limits).map { (message: $0, envelope: nil) }
    }
    return readDxpEnvelope(bytes, limits: limits).flatMap { envelope, payload in
        readMessage(payload, limits: limits).flatMap { message in
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

private struct RootLook: XMLVisitor {
    var isEnvelope = false

    mutating func start(_ element: borrowing XMLElement) throws(XMLStop) {
        isEnvelope = element.local == "DxpMsg" && element.namespace == MessageNames.transport
        throw XMLStop(chinese: "只看根元素", english: "only the root was asked for")
    }

    mutating func end(_ element: borrowing XMLEnd) throws(XMLStop) {}
}
