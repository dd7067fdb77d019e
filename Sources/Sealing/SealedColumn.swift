/// 封存列: a column whose values are sealed; everything that may hold personal data.
package enum SealedColumn: String, Sendable, CaseIterable {
    case messageBytes = "message.bytes"
    case messageAnswer = "message.answer"
    case paperBody = "paper.body"
    case paperAnswer = "paper.answer"
    case consignmentDetail = "consignment.detail"
    case eventReceipt = "event.receipt"
    case eventDetail = "event.detail"
    case paymentData = "payment_data.bytes"

    /// Events are never written again, not even under a new key: the evidence of what happened
    /// stands on their stored bytes. So they have a key of their own that stays.
    package var isForEver: Bool { self == .eventReceipt || self == .eventDetail }
}
