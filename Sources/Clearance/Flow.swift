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

    /// One answer a submission, in order. Throws only what the storage throws.
    package func decide(
        _ batch: [Submission], now: Instant, in transaction: borrowing Transaction
    ) throws -> [Answer] {
        let desk = Desk(zone: zone, policy: policy, now: now)
        let known = try Registers.load(zone, unless: registers.withLock { $0 }, transaction)
        registers.withLock { $0 = known }
        var loader = DocketLoader(zone: zone, registers: known)
        var proceeding = Proceeding(
            docket: try loader.load(batch, desk: desk, in: transaction), desk: desk)
        let counters = proceeding.docket.counters
        var answers: [Answer] = []
        for submission in batch {
            if submission.dryRun {
                var trial = proceeding
                answers.append(trial.decide(submission))
            } else {
                answers.append(proceeding.decide(submission))
            }
        }
        try proceeding.docket.write(
            zone: zone, now: now, loadedCounters: counters, in: transaction)
        return answers
    }
}

extension Docket {
    /// Everything that changed, in a few set-based statements.
    mutating func write(
        zone: Zone, now: Instant, loadedCounters: [String: Int64],
        in transaction: borrowing Transaction
    ) throws {
        try MessageRows.write(self, zone, transaction)
        try PaperRows.write(self, zone, transaction)
        try ConsignmentRows.write(self, zone, transaction)
        try WaitingRows.write(self, zone, transaction)
        try AccountRows.write(&self, at: now, zone, transaction)
        try EventRows.write(self, zone, transaction)
        try CounterRows.write(self, loaded: loadedCounters, zone, transaction)
    }
}
