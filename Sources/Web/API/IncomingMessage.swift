import Messages

/// A message as it came in, and the bytes that it is known by.
struct IncomingMessage {
    var message: Message
    /// The CEB message itself: a client that sends the same message in a new envelope sends the
    /// same message.
    var bytes: [UInt8]

    /// What customs itself sends is nothing to be sent to customs.
    static func read(
        _ bytes: [UInt8], _ form: MediaKind
    ) -> Result<IncomingMessage, WholeMessageProblem> {
        readAnyForm(bytes, form).flatMap { incoming in
            guard let paper = incoming.message.papers.first?.paper, paper.appType == nil else {
                return .success(incoming)
            }
            let type = incoming.message.type.rawValue
            let issue = Issue(
                code: MessageRule.unknownMessageType.code, path: type,
                message: Bilingual(
                    "\(type) 由海关发出，企业不能报送", "\(type) is sent by customs, not to it"),
                expected: "CEB311 | CEB411 | CEB511 | CEB513 | CEB621 | CEB623 | CEB625 | CEB711",
                found: type, citation: "CEB 2022-05")
            return .failure(
                WholeMessageProblem(
                    kind: .violatesStandard, messageType: type, guid: incoming.message.guid,
                    issues: [issue]))
        }
    }

    private static func readAnyForm(
        _ bytes: [UInt8], _ form: MediaKind
    ) -> Result<IncomingMessage, WholeMessageProblem> {
        switch form {
        case .json:
            return readMessageJSON(bytes).map { IncomingMessage(message: $0, bytes: bytes) }
        case .xml where isDxpEnvelope(bytes):
            return readAny(bytes).flatMap { read in
                readDxpEnvelope(bytes).map { opened in
                    IncomingMessage(message: read.message, bytes: opened.payload)
                }
            }
        case .xml:
            return readMessage(bytes).map { IncomingMessage(message: $0, bytes: bytes) }
        }
    }
}
