import Messages
import Storage
import Synchronization
import Values

/// 通关流程: the one place that knows the order of the stages.
///
/// A batch is loaded once, decided in memory one submission after another, and written once; the
/// caller opens and commits the transaction, and only then answers.
package final class Flow: Sendable {
    package let zone: Zone
    package let policy: Policy
    private let registers = Mutex<Registers?>(nil)

    package init(zone: Zone, policy: Policy = .national) {
        self.zone = zone
        self.policy = policy
    }

    /// What came of the batch. Throws only what the storage throws.
    package func decide(
        _ batch: [Submission], now: Instant, in transaction: borrowing Transaction
    ) throws -> Decisions {
        let desk = Desk(zone: zone, policy: policy, now: now)
        let known = try Registers.load(zone, unless: registers.withLock { $0 }, transaction)
        registers.withLock { $0 = known }
        var loader = DocketLoader(zone: zone, registers: known)
        let sitting = Sitting(batch, try loader.load(batch, desk: desk, in: transaction), desk)
        var recipients: Set<String> = []
        var (docket, answers) = try sitting.run { minutes in
            recipients.formUnion(minutes.recipients)
            try minutes.write(at: now, zone, transaction)
        }
        try docket.writeRest(zone, loadedCounters: sitting.counters, in: transaction)
        return Decisions(answers: answers, recipients: recipients)
    }
}

extension Docket {
    /// Everything that changed and is not in the minutes, in a few set-based statements.
    fileprivate mutating func writeRest(
        _ zone: Zone, loadedCounters: [String: Int64], in transaction: borrowing Transaction
    ) throws {
        try PaperRows.writeRest(self, zone, transaction)
        try ConsignmentRows.writeChanged(self, zone, transaction)
        try WaitingRows.write(self, zone, transaction)
        try AccountRows.write(&self, zone, transaction)
        try CounterRows.write(self, loaded: loadedCounters, zone, transaction)
    }
}
