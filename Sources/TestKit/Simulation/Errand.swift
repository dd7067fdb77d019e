import Clearance

/// 差事: something that a client asks for until it is answered.
struct Errand {
    /// 应得的答复: what only one answer would be right to.
    enum Expectation { case anything, guidConflict, refusal }

    let submission: Submission
    var expects = Expectation.anything
    /// The answer to a message as it is kept; of every later answer the same is expected.
    var answer: [UInt8]?
    var isAnswered = false
    /// Copies on their way to a node, in a queue, or answers on their way back.
    var copies = 0
    var sendings = 0

    init(_ submission: Submission, expects: Expectation = .anything) {
        self.submission = submission
        self.expects = expects
    }

    /// The guid and bytes of a message; nil for an officer's word and the like.
    var message: (guid: String, bytes: [UInt8])? {
        guard case .message(let message, let bytes, _) = submission.command else { return nil }
        return (message.guid, bytes)
    }
}
