import Clearance
import Storage
import Values

/// 裁决: what the window asks for the outcomes of a batch; the flow of the declaration answers it.
///
/// It loads what the batch needs, decides one submission after another and writes every change;
/// the window opens and commits the transaction. As many answers as submissions, in their order.
package protocol Decider: Sendable {
    func decide(
        _ batch: [Submission], now: Instant, in transaction: borrowing Transaction
    ) throws -> Decisions
}
