import Messages
import Values

/// 事件: what happened, append-only; receipts, the timeline and statistics read it.
package struct Event: Sendable {
    /// The commit sequence, and the cursor of receipts.
    package var seq: Int64
    /// What happened, such as `list.released`.
    package var kind: String
    package var consignment: String?
    /// The enterprise to whom the receipt is owed.
    package var recipient: String?
    package var at: Instant
    package var actor: String
    package var receipt: AnyPaper?
    /// A sentence for the timeline, where the receipt does not say it.
    package var detail: String?
}
