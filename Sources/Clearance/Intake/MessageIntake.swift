import Messages
import Values

/// 收报文: a message is taken once; the same message again gets its first answer.
extension Proceeding {
    mutating func decide(_ message: Message, bytes: [UInt8], digest: String) -> Answer {
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
        if let unsigned = message.unsignedIssue(required: desk.zone.signaturesRequired) {
            answer.issues.append(unsigned)
        }
        if message.signature != nil {
            answer.issues.append(
                Rule.unverified.issue(path: "\(message.type.rawValue)/Signature"))
        }
        answer.papers = message.papers.map { decide($0) }
        let encoded = AnswerJSON.stored(answer)
        docket.messages[message.guid] = Docket.KnownMessage(
            digest: digest, sender: sender, answer: encoded)
        docket.newMessages.append(
            Docket.NewMessage(
                guid: message.guid, sender: sender, type: message.type, digest: digest,
                receivedAt: desk.now, bytes: bytes, answer: encoded))
        return .message(answer)
    }
}
