import Messages

/// 答复: what the flow says to a submission, once its outcome is durable.
package enum Answer: Sendable {
    case message(MessageAnswer)
    /// The same message was taken before: its first answer, as encoded then (`MessageAnswer`).
    case replay(answer: [UInt8])
    /// This guid was used for other content (HTTP 409).
    case guidConflict(guid: String)
    /// The sender may not do this (HTTP 403), with the reason.
    case forbidden(Issue)
    /// No such thing, or not for this caller to know (HTTP 404).
    case notFound
    /// The state does not allow it (HTTP 409).
    case refused([Issue])
    /// An officer's word, an arrival or a payment was recorded.
    case done(consignment: String, state: String, returnStatus: String, returnInfo: String)
    /// Due work was done; `more` says that more is due.
    case ran(count: Int, more: Bool)
}

/// The answer to a message: one outcome a paper.
package struct MessageAnswer: Sendable {
    package var messageType: MessageType
    package var guid: String
    package var digest: String
    package var papers: [PaperAnswer]
    /// Warnings on the message as a whole.
    package var issues: [Issue]
    /// Receipts after this cursor were caused by this message.
    package var cursor: Int64
}

/// 单证答复: what became of one paper.
package struct PaperAnswer: Sendable {
    package enum Outcome: String, Sendable { case accepted, waiting, refused, duplicate }

    package var index: Int
    package var key: [(name: String, value: String)]
    package var consignment: String?
    package var preNo: String?
    package var invtNo: String?
    package var outcome: Outcome
    package var state: String
    package var returnStatus: String
    package var returnInfo: String
    package var issues: [Issue]
    /// The receipt of the standard (CEB312, 622, ...) that carries this answer.
    package var receipt: AnyPaper
}
