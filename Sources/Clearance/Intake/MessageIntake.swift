import Messages
import Values

/// 收报文: a message is taken once; the same message again gets its first answer.
extension Proceeding {
    mutating func decide(
        _ message: Message, bytes: [UInt8], sealed: [UInt8]?, digest: String,
        _ signature: SignatureStanding
    ) -> Answer {
        guard let sender = actor.enterprise, sender == message.transfer.copCode else {
            return .forbidden(
                Rule.senderIsNotCaller.issue(
                    path: "BaseTransfer/copCode", expected: actor.enterprise ?? "-",
                    found: message.transfer.copCode))
        }
        // The edge answers such messages with CEB900 before they come here.
        guard message.type.isTaken else {
            return .forbidden(
                Rule.wrongRole.issue(path: message.type.rawValue, found: message.type.rawValue))
        }
        if let known = docket.messages[message.guid] {
            guard known.digest == digest, known.sender == sender else {
                return .guidConflict(guid: message.guid)
            }
            return .replay(answer: known.answer)
        }
        messageGuid = message.guid
        let cursor = docket.counters["event"] ?? 0
        var answer = MessageAnswer(
            messageType: message.type, guid: message.guid, digest: digest, papers: [],
            issues: message.warnings, cursor: cursor)
        let objection = objection(to: message, signature)
        if let objection { answer.issues.append(objection) }
        answer.papers = message.papers.map { read in
            // What is only drafted needs no signature yet (CEB 2022-05, appStatus).
            guard let objection, objection.severity == .error, read.paper.appStatus != "1" else {
                return decide(read)
            }
            return refuse(read, [objection])
        }
        let encoded = AnswerJSON.stored(answer)
        docket.messages[message.guid] = Docket.KnownMessage(
            digest: digest, sender: sender, answer: encoded)
        docket.newMessages.append(
            Docket.NewMessage(
                guid: message.guid, sender: sender, type: message.type, digest: digest,
                receivedAt: desk.now, bytes: bytes, sealed: sealed, answer: encoded))
        return .message(answer)
    }

    /// What is to be said of the signature: an error refuses what the message declares.
    private func objection(to message: Message, _ signature: SignatureStanding) -> Issue? {
        switch signature {
        case .verified: nil
        case .noted(let issue), .refused(let issue): issue
        case .unchecked where message.signature == nil:
            message.unsignedIssue(required: desk.zone.signaturesRequired)
        case .unchecked:
            desk.zone.signaturesRequired
                ? Rule.signatureUnverified.issue(
                    path: "\(message.type.rawValue)/Signature",
                    official: message.type.signatureCode)
                : Rule.unverified.issue(path: "\(message.type.rawValue)/Signature")
        }
    }
}
