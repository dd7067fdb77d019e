import Dispatch
import Synchronization

/// 合议: decides the submissions of a batch in their order, and hands out what is final meanwhile.
///
/// A large batch is decided on one thread while the caller's writes the minutes on another, in the
/// same transaction: neither waits for the other but at the end. What is decided and written does
/// not depend on it.
struct Sitting: Sendable {
    private let batch: [Submission]
    private let desk: Desk
    /// Taken out by whoever decides, who then owns the only one and changes it in place.
    private let docket: Slot<Docket>
    /// As they were loaded.
    let counters: [String: Int64]

    /// Below this many papers a second thread costs more than it saves.
    private static let alone = 32

    init(_ batch: [Submission], _ docket: Docket, _ desk: Desk) {
        self.batch = batch
        self.desk = desk
        counters = docket.counters
        self.docket = Slot(docket)
    }

    /// Calls `write` on the caller's thread with minutes in their order; never for dry runs only.
    func run(_ write: (Minutes) throws -> Void) throws -> (Docket, [Answer]) {
        let outcome = Slot<(Docket, [Answer])>(nil)
        guard papers >= Sitting.alone else {
            var all: Minutes?
            let decided = decide { minutes in all.append(minutes) }
            if let all { try write(all) }
            return decided
        }
        let handover = Handover()
        DispatchQueue.global(qos: .userInitiated).async {
            outcome.put(decide { handover.put($0) })
            handover.finish()
        }
        // When a write fails the decisions are worth nothing: they end by themselves.
        while let minutes = handover.take() { try write(minutes) }
        guard let decided = outcome.take() else {
            preconditionFailure("a sitting that has ended has decided")
        }
        return decided
    }

    private func decide(_ hand: (Minutes) -> Void) -> (Docket, [Answer]) {
        guard let docket = docket.take() else {
            preconditionFailure("a batch is decided once")
        }
        var proceeding = Proceeding(docket: docket, desk: desk)
        var answers: [Answer] = []
        for submission in batch {
            if submission.dryRun {
                var trial = proceeding
                answers.append(trial.decide(submission))
            } else {
                answers.append(proceeding.decide(submission))
                hand(Minutes(taking: &proceeding.docket))
            }
        }
        return (proceeding.docket, answers)
    }

    private var papers: Int {
        batch.reduce(0) { sum, submission in
            if case .message(let message, _, _) = submission.command {
                return sum + message.papers.count
            }
            return sum
        }
    }
}

/// A place for one value between two threads.
private final class Slot<Value: Sendable>: Sendable {
    private let value: Mutex<Value?>

    init(_ value: Value?) { self.value = Mutex(value) }

    func put(_ new: Value) { value.withLock { $0 = new } }

    func take() -> Value? {
        value.withLock { value in
            defer { value = nil }
            return value
        }
    }
}

/// Minutes on their way from the thread that decides to the one that writes; a batch bounds them.
private final class Handover: Sendable {
    private let waiting = Mutex<(minutes: Minutes?, isFinished: Bool)>((nil, false))
    private let wake = DispatchSemaphore(value: 0)

    func put(_ minutes: Minutes) {
        waiting.withLock { $0.minutes.append(minutes) }
        wake.signal()
    }

    func finish() {
        waiting.withLock { $0.isFinished = true }
        wake.signal()
    }

    /// All that waits; nil when nothing will come any more.
    func take() -> Minutes? {
        while true {
            let (minutes, isFinished) = waiting.withLock { waiting in
                defer { waiting.minutes = nil }
                return waiting
            }
            if let minutes { return minutes }
            if isFinished { return nil }
            wake.wait()
        }
    }
}

extension Minutes? {
    fileprivate mutating func append(_ part: Minutes) {
        if self == nil { self = part } else { self? += part }
    }
}
