import Dispatch
import Evidence
import Synchronization

/// 检查点副本: the same notes in a second directory, best on another machine.
///
/// What becomes of the other machine holds up nobody: notes wait here until they can be written.
package final class CheckpointCopy: Sendable {
    private struct State {
        var log: CheckpointLog
        var waiting: [SignedCheckpoint] = []
        var isWriting = false
        var problem: String?
    }

    private let state: Mutex<State>
    /// Where more wait the oldest are left out: a later checkpoint testifies to all before it.
    private static let most = 1_000

    init(_ log: CheckpointLog) { state = Mutex(State(log: log)) }

    /// How many notes are not written yet, and why the last attempt failed.
    package var behind: (count: Int, problem: String?) {
        state.withLock { ($0.waiting.count, $0.problem) }
    }

    func last(signedBy key: CheckpointKey) throws -> SignedCheckpoint? {
        try state.withLock { $0.log }.last(signedBy: key)
    }

    func offer(_ signed: SignedCheckpoint) {
        let begins = state.withLock { state in
            state.waiting.append(signed)
            if state.waiting.count > Self.most { state.waiting.removeFirst() }
            defer { state.isWriting = true }
            return !state.isWriting
        }
        guard begins else { return }
        DispatchQueue.global().async { while self.writeNext() {} }
    }

    /// False when nothing waits, or the next attempt is left to the next checkpoint.
    private func writeNext() -> Bool {
        let (next, log) = state.withLock { state in
            if state.waiting.isEmpty { state.isWriting = false }
            return (state.waiting.first, state.log)
        }
        guard let next else { return false }
        var written = log
        let outcome = Result { try written.append(next) }
        return state.withLock { state in
            switch outcome {
            case .success:
                state.log = written
                state.problem = nil
                if state.waiting.first == next { state.waiting.removeFirst() }
                return true
            case .failure(let error):
                state.problem = "\(error)"
                state.isWriting = false
                return false
            }
        }
    }
}
