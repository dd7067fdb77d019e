import Dispatch
import Foundation
import Synchronization

/// 收单: lets messages in before their bodies are read, and reads them on threads of its own.
///
/// So a flood can fill neither the memory nor every thread: who cannot be served is told at once,
/// however much there is to read. Enterprises are read in turn, and no more is read ahead of the
/// window than it needs to be always busy.
package final class Reception: Sendable {
    /// The room that one message takes from its head to its answer.
    package struct Place: Sendable {
        fileprivate let number: Int
        fileprivate let sender: String
    }

    private struct Job {
        var place: Place
        var cost: Int
        var run: @Sendable () -> Void
    }

    private struct State {
        var admission: Admission
        var jobs = FairQueue<Job>(quantum: 64 << 10)
        /// What was read, by place, until it is answered; and the sum of it.
        var read: [Int: Int] = [:]
        var readAhead = 0
        var readers = 0
        var sleepers = 0

        /// Who is refused pays for it with the turns of what was let in, lest the others do.
        mutating func pay(_ sender: String, _ cost: Int) {
            jobs.charge(sender, cost / Reception.refusals)
        }

        /// Nil too where enough was read for now.
        mutating func takeJob(readAhead limit: Int) -> Job? {
            guard readAhead == 0 || readAhead < limit, let job = jobs.pop() else { return nil }
            read[job.place.number] = job.cost
            readAhead += job.cost
            return job
        }
    }

    /// So many refusals cost about as much as one message: 0.3 ms of 10, the caller's part included
    /// where it runs on the same processors (docs/decisions/admission-and-turns.md).
    private static let refusals = 32
    /// A reader that found nothing to do for so long ends.
    private static let idle = DispatchTimeInterval.seconds(5)
    private static let mostReaders = max(1, min(16, ProcessInfo.processInfo.activeProcessorCount))

    private let limits: WindowLimits
    private let state: Mutex<State>
    private let wake = DispatchSemaphore(value: 0)

    package init(limits: WindowLimits) {
        self.limits = limits
        state = Mutex(State(admission: Admission(limits: limits)))
    }

    /// Takes room for a message of so many bytes; whoever gets it gives it back with `leave`.
    package func enter(_ sender: String, bytes: Int) throws(WindowProblem) -> Place {
        let cost = bytes + Admission.each
        let now = ContinuousClock.now
        let entered = state.withLock { state in
            let entered = state.admission.enter(sender, cost: cost, at: now)
            if case .failure = entered { state.pay(sender, cost) }
            return entered
        }
        return Place(number: try entered.get(), sender: sender)
    }

    /// Why a message of so many bytes is not let in now; nil where it may `enter`.
    package func problem(with sender: String, bytes: Int) -> WindowProblem? {
        let cost = bytes + Admission.each
        let now = ContinuousClock.now
        return state.withLock { state in
            let problem = state.admission.problem(with: sender, cost: cost, at: now)
            if problem != nil { state.pay(sender, cost) }
            return problem
        }
    }

    package func leave(_ place: Place) {
        let now = ContinuousClock.now
        let wakes = state.withLock { state in
            state.admission.leave(place.number, at: now)
            state.readAhead -= state.read.removeValue(forKey: place.number) ?? 0
            return !state.jobs.isEmpty && state.sleepers > 0
        }
        if wakes { wake.signal() }
    }

    /// Bytes that a sender may still send now, all in all, and the seconds until there is more.
    package func room(for sender: String) -> (limit: Int, left: Int, seconds: Int) {
        state.withLock {
            (
                $0.admission.room, $0.admission.room(for: sender),
                $0.admission.retryAfterSeconds
            )
        }
    }

    /// Bytes on their way, and messages that wait to be read.
    package var depth: (bytes: Int, unread: Int) {
        state.withLock { ($0.admission.total, $0.jobs.count) }
    }

    /// Does `body`, which is heavy, when it is the sender's turn; so many bytes have come.
    package func read<Value: Sendable>(
        _ place: Place, bytes: Int, _ body: @escaping @Sendable () throws -> Value
    ) async throws -> Value {
        let cost = bytes + Admission.each
        let now = ContinuousClock.now
        // Of what came without a length more may have come than there is room for.
        if let problem = state.withLock({ $0.admission.arrive(place.number, cost: cost, at: now) })
        {
            throw problem
        }
        return try await withCheckedThrowingContinuation { continuation in
            let job = Job(place: place, cost: cost) {
                continuation.resume(with: Result { try body() })
            }
            let (wakes, starts) = state.withLock { state in
                state.jobs.append(job, to: place.sender, cost: cost)
                if state.sleepers > 0 { return (true, false) }
                guard state.readers < Self.mostReaders else { return (false, false) }
                state.readers += 1
                return (false, true)
            }
            if wakes { wake.signal() }
            if starts { startReader() }
        }
    }

    // MARK: The readers' threads

    private func startReader() {
        let thread = Thread { [self] in
            Thread.current.name = "reception"
            // On Linux this is the thread's own: the writer, and who says no, come first.
            setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, 5)
            while let job = nextJob() { job.run() }
        }
        thread.stackSize = 8 << 20
        thread.start()
    }

    /// Waits for something to read; nil when this reader is not needed any more.
    private func nextJob() -> Job? {
        var isOver = false
        while true {
            let (job, ends) = state.withLock { state -> (Job?, Bool) in
                if let job = state.takeJob(readAhead: limits.readAheadBytes) { return (job, false) }
                // Where messages wait, an answer will wake somebody: it must find one.
                if isOver, state.jobs.isEmpty {
                    state.readers -= 1
                    return (nil, true)
                }
                state.sleepers += 1
                return (nil, false)
            }
            if let job { return job }
            if ends { return nil }
            isOver = wake.wait(timeout: .now() + Self.idle) == .timedOut
            state.withLock { $0.sleepers -= 1 }
        }
    }
}
