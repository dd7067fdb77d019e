/// 裁决结果: what came of a batch.
package struct Decisions: Sendable {
    /// One a submission, in their order.
    package var answers: [Answer]
    /// The enterprises to whom receipts became owed.
    package var recipients: Set<String> = []

    package init(answers: [Answer], recipients: Set<String> = []) {
        self.answers = answers
        self.recipients = recipients
    }
}
