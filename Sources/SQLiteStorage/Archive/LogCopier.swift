import Foundation
import Storage
import Synchronization

/// 日志复制: keeps in memory what the archive still has to write, and never waits for the archive.
///
/// The archive's thread collects every second, the writer before each checkpoint. A log is started
/// anew only when all of it was copied into the database, only the writer's checkpoints copy, and
/// each is told here with the frames it saw: so a log that was started anew holds nothing beyond
/// what was read, or the difference is noticed and the chain of segments ends.
final class LogCopier: Sendable {
    private struct State {
        var tail: LogTail
        var runs: [LogRun] = []
        var bytes = 0
        /// Frames that the last checkpoint saw; nil until there was one.
        var reached: Int?
        /// Something is missing after the last run: what follows needs a new base.
        var isBroken = true
        var latest: Int64 = 0

        /// Reads from a place on before which nothing is missing.
        mutating func start(at position: LogPosition?) {
            tail = LogTail(path: tail.path, position: position)
            (runs, bytes, isBroken) = ([], 0, false)
        }
    }

    private let state: Mutex<State>
    /// When the writer's commits were durable, by their last frame, in their order.
    private let marks = Mutex<[(frame: Int, instant: Int64)]>([])
    private let now: @Sendable () -> Int64
    /// Signalled when the log has begun anew.
    private let beginning = DispatchSemaphore(value: 0)
    /// Of the last commit; one that ends no later is the first of a new log.
    private let lastFrame = Atomic<Int>(.max)

    /// Past so many bytes that the archive did not take, collecting waits for it: 64 MiB.
    private static let mostBytes = 64 << 20
    private static let mostMarks = 100_000

    init(log path: String, now: @escaping @Sendable () -> Int64) {
        state = Mutex(State(tail: LogTail(path: path)))
        self.now = now
    }

    var waitingBytes: Int { state.withLock { $0.bytes } }
    /// Whether a new chain has to begin once the runs are written.
    var isBroken: Bool { state.withLock { $0.isBroken } }

    /// The writer's commit that ends at this frame is durable.
    func committed(frames: Int) {
        let mark = (frames, now())
        marks.withLock { marks in
            if marks.count >= Self.mostMarks { marks.removeFirst(Self.mostMarks / 2) }
            marks.append(mark)
        }
        if lastFrame.exchange(frames, ordering: .relaxed) >= frames { beginning.signal() }
    }

    /// Begins with the first frame of the log that is there; a base must be made after this.
    func begin() {
        state.withLock { $0.start(at: nil) }
    }

    /// Goes on where the archive ends; false where the log no longer stands there.
    func resume(at position: LogPosition, after instant: Int64) throws -> Bool {
        try state.withLock { state in
            let tail = LogTail(path: state.tail.path, position: position)
            guard try tail.stands() else { return false }
            state.start(at: position)
            state.latest = instant
            return true
        }
    }

    /// Reads what was committed since the last time; false where there is no room for all of it.
    func collect() throws -> Bool {
        try state.withLock { try collect(&$0) }
    }

    /// The writer's checkpoint follows: a log that cannot be read costs a new base, not the commit.
    func checkpointFollows() {
        state.withLock { state in
            do { _ = try collect(&state) } catch { state.isBroken = true }
        }
    }

    /// A checkpoint of the writer saw so many frames, negative where it did not come to look, and
    /// has copied so many of them by now: a log of which a part is not copied cannot begin anew.
    func checkpointed(frames: Int, copied: Int) {
        guard frames >= 0, copied == frames else { return }
        // Somebody else may have committed between our collecting and the checkpoint.
        if state.withLock({ $0.tail.position?.frame ?? 0 < frames }) { checkpointFollows() }
        state.withLock { state in
            if state.tail.position?.frame ?? 0 < frames { state.isBroken = true }
            state.reached = frames
        }
        forgetMarks()
    }

    /// Waits so long, but no longer than until the log has begun anew.
    func rest(seconds: Int) {
        guard beginning.wait(timeout: .now() + .seconds(seconds)) == .success else { return }
        // Once is enough, however often it was.
        while beginning.wait(timeout: .now()) == .success {}
    }

    /// The log is thrown away, read or not.
    func erased() {
        state.withLock { $0.isBroken = true }
        forgetMarks()
    }

    /// The oldest run that is not written yet.
    var first: LogRun? { state.withLock { $0.runs.first } }

    /// The oldest run is written.
    func dropFirst() {
        state.withLock { state in
            guard !state.runs.isEmpty else { return }
            state.bytes -= state.runs.removeFirst().frames.count
        }
    }

    private func collect(_ state: inout State) throws -> Bool {
        while !state.isBroken {
            guard state.bytes < Self.mostBytes else { return false }
            let reading = try state.tail.read { mark(of: $0) ?? .max }
            switch reading {
            case .nothing: return true
            case .restarted(let start):
                guard let end = state.tail.position, end.frame == state.reached,
                    start.continues(end)
                else {
                    state.isBroken = true
                    forgetMarks()
                    break
                }
                state.tail = LogTail(path: state.tail.path, position: start)
            case .run(var run):
                state.latest = run.settle(after: state.latest, by: now())
                state.runs.append(run)
                state.bytes += run.frames.count
            }
        }
        return true
    }

    /// Marks that nobody read of a log that ends would be taken for those of the next one.
    private func forgetMarks() { marks.withLock { $0 = [] } }

    /// When the commit was; nil for one of another process, also of one that is gone.
    private func mark(of frame: Int) -> Int64? {
        marks.withLock { marks in
            guard let index = marks.firstIndex(where: { $0.frame == frame }) else { return nil }
            let instant = marks[index].instant
            marks.removeFirst(index + 1)
            return instant
        }
    }
}

extension LogRun {
    /// Gives a moment to commits that have none, `.max`: that of the next one, or `now`. Answers
    /// the last.
    ///
    /// What a process that is gone committed last is so restored together or not at all, and agrees
    /// with what it had signed. A run is later than the one before.
    fileprivate mutating func settle(after latest: Int64, by now: Int64) -> Int64 {
        var next = now
        for index in commits.indices.reversed() {
            next = min(next, commits[index].instant)
            commits[index].instant = next
        }
        var last = latest + 1
        for index in commits.indices {
            last = max(last, commits[index].instant)
            commits[index].instant = last
        }
        return last
    }
}
