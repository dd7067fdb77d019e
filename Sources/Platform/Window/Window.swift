import Clearance
import Dispatch
import Foundation
import Sealing
import Storage
import Synchronization

/// 窗口: takes submissions from all connections, forms batches, answers when the outcome is durable.
///
/// One thread of its own is the only writer. While a batch is being committed the next one gathers,
/// so the price of a durable commit is shared by whatever came in meanwhile. The thread only calls
/// one turn after another: a simulation does so itself, with storage and clock of its own.
package final class Window: Sendable {
    /// Called once: with the answer when it is durable, or with why there is none.
    package typealias Reply = @Sendable (Result<Answer, any Error>) -> Void

    private let storage: any Storage
    private let decider: any Decider
    private let clock: any PlatformClock
    private let limits: WindowLimits
    private let metrics: Metrics
    /// Stands before all that is written here; where it throws, nothing is.
    private let check: @Sendable (borrowing Transaction) throws -> Void
    /// Wakes whoever waits for receipts, after the commit that brought them.
    package let notifier = Notifier()
    /// Closed once the storage has lost its footing: the process must end and start again.
    private let collapse = Notifier()
    private let reason = Mutex<StorageProblem?>(nil)
    private let queue = Mutex(WindowQueue())
    private let wake = DispatchSemaphore(value: 0)
    private let finished = DispatchSemaphore(value: 0)

    package init(
        storage: any Storage, decider: any Decider, clock: any PlatformClock,
        limits: WindowLimits = WindowLimits(), metrics: Metrics,
        check: @escaping @Sendable (borrowing Transaction) throws -> Void = { _ in }
    ) {
        self.check = check
        self.storage = storage
        self.decider = decider
        self.clock = clock
        self.limits = limits
        self.metrics = metrics
    }

    /// Starts the writer's thread; called once.
    package func start() {
        let thread = Thread { [self] in
            Thread.current.name = "window"
            run()
            finished.signal()
        }
        thread.stackSize = 8 << 20
        thread.start()
    }

    /// The outcome of a submission, once it is durable.
    package func submit(_ submission: Submission) async throws -> Answer {
        try await withCheckedThrowingContinuation { continuation in
            offer(submission) { continuation.resume(with: $0) }
        }
    }

    /// The same for whoever does not wait; what the queue cannot take is replied to at once.
    package func offer(_ submission: Submission, _ reply: @escaping Reply) {
        let ticket = WindowQueue.Ticket(submission)
        let problem = enqueue(ticket) { .submission(submission, ticket, reply) }
        if let problem { reply(.failure(problem)) }
    }

    /// Other work that writes, done between batches.
    package func write<T: Sendable>(
        _ body: @escaping @Sendable (borrowing Transaction) throws -> T
    ) async throws -> T {
        try await withCheckedThrowingContinuation { continuation in
            let problem = enqueue(nil) {
                .work { [self] storage in
                    let result = Result {
                        try storage.write { transaction in
                            try check(transaction)
                            return try body(transaction)
                        }
                    }
                    if case .failure(let error) = result { endIfUnflushed(error) }
                    continuation.resume(with: result)
                }
            }
            if let problem { continuation.resume(throwing: problem) }
        }
    }

    /// How many papers wait.
    package var depth: Int { queue.withLock { $0.papers } }

    package var isClosing: Bool { queue.withLock { $0.isClosing } }

    /// Why the window closed by itself; nil where it did not.
    package var collapsed: StorageProblem? { reason.withLock { $0 } }

    /// Returns once the window has closed by itself, or on cancellation.
    package func awaitCollapse() async {
        while !collapse.isClosed, !Task.isCancelled {
            _ = await collapse.wait(upTo: .seconds(3_600), after: collapse.commits)
        }
    }

    /// Takes nothing more; whoever waits for receipts is sent home.
    package func close() {
        queue.withLock { $0.isClosing = true }
        notifier.close()
        wake.signal()
    }

    /// Finishes what was accepted, then ends the writer's thread.
    package func drain() async {
        close()
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async { [finished] in
                finished.wait()
                finished.signal()
                continuation.resume()
            }
        }
    }

    private func enqueue(
        _ ticket: WindowQueue.Ticket?, _ entry: () -> WindowQueue.Entry
    ) -> WindowProblem? {
        let (problem, wakes) = queue.withLock { queue -> (WindowProblem?, Bool) in
            if let ticket, let problem = queue.problem(with: ticket, limits: limits) {
                return (problem, false)
            }
            if queue.isClosing { return (.closing, false) }
            queue.append(entry())
            let wakes = queue.writerSleeps
            queue.writerSleeps = false
            return (nil, wakes)
        }
        if wakes { wake.signal() }
        return problem
    }

    // MARK: The writer's thread

    private func run() {
        while true {
            let (didWork, isClosing) = turn(papers: limits.papers)
            if didWork { continue }
            if isClosing { return }
            wake.wait()
            gather()
        }
    }

    /// One turn of the only writer: a batch is taken, decided, committed, and replied to.
    @discardableResult
    package func turn(papers: Int) -> (didWork: Bool, isClosing: Bool) {
        let (entries, isClosing) = queue.withLock { queue in
            let entries = queue.take(papers: papers)
            queue.writerSleeps = entries.isEmpty
            return (entries, queue.isClosing)
        }
        guard !entries.isEmpty else { return (false, isClosing) }
        metrics.queueDepth.set(depth)
        process(entries)
        return (true, isClosing)
    }

    /// After idleness: a moment for company, unless there is a full batch already.
    private func gather() {
        guard limits.milliseconds > 0, depth < limits.papers, !isClosing else { return }
        Thread.sleep(forTimeInterval: TimeInterval(limits.milliseconds) / 1_000)
    }

    private func process(_ entries: [WindowQueue.Entry]) {
        var batch: [Waiting] = []
        for entry in entries {
            switch entry {
            case .work(let work): work(storage)
            case .submission(let submission, let ticket, let reply):
                // An officer's word takes room in the queue, yet it is no paper.
                let papers = ticket.isMessage ? ticket.papers : 0
                batch.append(Waiting(submission: submission, papers: papers, reply: reply))
            }
        }
        if !batch.isEmpty { commit(batch) }
    }

    private func commit(_ batch: [Waiting]) {
        let start = ContinuousClock.now
        do {
            let decisions = try decide(batch.map(\.submission))
            let papers = batch.reduce(0) { $0 + $1.papers }
            let duration = ContinuousClock.now - start
            metrics.committed(papers: papers, after: duration)
            queue.withLock { $0.drained(papers: papers, in: duration) }
            for (waiting, answer) in zip(batch, decisions.answers) {
                waiting.reply(.success(answer))
            }
            if !decisions.recipients.isEmpty { notifier.notify(decisions.recipients) }
        } catch let problem as StorageProblem where problem.concernsAll {
            metrics.storageFailures.add(1)
            endIfUnflushed(problem)
            for waiting in batch { waiting.reply(.failure(problem)) }
        } catch let problem as SealProblem {
            for waiting in batch { waiting.reply(.failure(problem)) }
        } catch {
            // Something in one of them cannot be decided: the others must not suffer for it.
            guard batch.count == 1, let only = batch.first else {
                for waiting in batch { commit([waiting]) }
                return
            }
            metrics.defects.add(1)
            only.reply(.failure(WindowProblem.defect(String(describing: error))))
        }
    }

    /// After a flush that failed nothing may be acknowledged, so nothing more is taken either.
    private func endIfUnflushed(_ error: any Error) {
        guard let problem = error as? StorageProblem, case .unflushed = problem else { return }
        let isFirst = reason.withLock { reason in
            defer { reason = problem }
            return reason == nil
        }
        guard isFirst else { return }
        close()
        collapse.close()
    }

    private func decide(_ submissions: [Submission]) throws -> Decisions {
        let now = clock.now
        return try storage.write { transaction in
            try check(transaction)
            let decisions = try decider.decide(submissions, now: now, in: transaction)
            precondition(
                decisions.answers.count == submissions.count,
                "every submission of a batch gets its answer")
            return decisions
        }
    }

    private struct Waiting {
        var submission: Submission
        var papers: Int
        var reply: Reply
    }
}

extension StorageProblem {
    /// Whether the whole batch must be answered as failed: the storage itself is in trouble.
    fileprivate var concernsAll: Bool {
        switch self {
        case .busy, .full, .io, .unflushed, .closed, .history: true
        // A row that one submission led to: the others are tried alone.
        case .corrupt, .constraint, .other: false
        }
    }
}
