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
    }

    private let state: Mutex<State>
    /// When the writer's commits were durable, by their last frame, in their order.
    private let marks = Mutex<[(frame: Int, instant: Int64)]>([])
    private let now: @Sendable () -> Int64

    /// Past so many bytes that the archive did not take, we stop collecting: 64 MiB.
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
    }

    /// Begins with the first frame of the log that is there.
    func begin() throws {
        state.withLock { state in
            state.tail.rewind()
            state.isBroken = false
            state.runs = []
            state.bytes = 0
        }
        try collect()
    }

    /// Goes on where the archive ends; false where the log no longer stands there.
    func resume(at position: LogPosition, after instant: Int64) throws -> Bool {
        try state.withLock { state in
            let tail = LogTail(path: state.tail.path, position: position)
            guard try tail.stands() else { return false }
            state.tail = tail
            state.latest = instant
            state.isBroken = false
            return true
        }
    }

    /// Reads what was committed since the last time.
    func collect() throws {
        try state.withLock { try collect(&$0) }
    }

    /// The writer's checkpoint follows: a log that cannot be read costs a new base, not the commit.
    func checkpointFollows() {
        state.withLock { state in
            do { try collect(&state) } catch { state.isBroken = true }
        }
    }

    /// A checkpoint of the writer saw so many frames; negative where it did not come to look.
    func checkpointed(frames: Int) {
        guard frames >= 0 else { return }
        // Somebody else may have committed between our collecting and the checkpoint.
        if state.withLock({ $0.tail.position?.frame ?? 0 < frames }) { checkpointFollows() }
        state.withLock { state in
            if state.tail.position?.frame ?? 0 < frames { state.isBroken = true }
            state.reached = frames
        }
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

    private func collect(_ state: inout State) throws {
        while !state.isBroken {
            guard state.bytes < Self.mostBytes else {
                state.isBroken = true
                return
            }
            var latest = state.latest
            let reading = try state.tail.read { frame in
                latest = max(latest + 1, instant(of: frame))
                return latest
            }
            state.latest = latest
            switch reading {
            case .nothing: return
            case .restarted:
                guard state.tail.position?.frame == state.reached else {
                    state.isBroken = true
                    return
                }
                state.tail.rewind()
            case .run(let run):
                state.runs.append(run)
                state.bytes += run.frames.count
            }
        }
    }

    /// When the commit was; that of another process, now.
    private func instant(of frame: Int) -> Int64 {
        marks.withLock { marks in
            guard let index = marks.firstIndex(where: { $0.frame == frame }) else { return now() }
            let instant = marks[index].instant
            marks.removeFirst(index + 1)
            return instant
        }
    }
}
