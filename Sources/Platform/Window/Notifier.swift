import Synchronization

/// 通知: wakes those who wait for receipts after a commit, without asking the storage meanwhile.
package final class Notifier: Sendable {
    private struct State {
        var commits = 0
        var nextID = 0
        var waiting: [Int: CheckedContinuation<Void, Never>] = [:]
        var isClosed = false
    }

    /// Waiters beyond this are answered at once, as if nothing had come.
    private static let limit = 4_096
    private let state = Mutex(State())

    package init() {}

    /// The number of commits so far; take it before looking, so that no commit is missed.
    package var commits: Int { state.withLock { $0.commits } }
    /// Whether anybody waits at this moment.
    package var isAwaited: Bool { state.withLock { !$0.waiting.isEmpty } }
    package var isClosed: Bool { state.withLock { $0.isClosed } }

    package func notify() {
        let waiting = state.withLock { state in
            state.commits += 1
            let waiting = state.waiting
            state.waiting = [:]
            return waiting
        }
        for continuation in waiting.values { continuation.resume() }
    }

    package func close() {
        state.withLock { $0.isClosed = true }
        notify()
    }

    /// Returns after a commit later than `commits`, after `duration`, on cancellation or closing.
    package func wait(after commits: Int, for duration: Duration) async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await self.waitForCommit(after: commits) }
            group.addTask { try? await Task.sleep(for: duration) }
            await group.next()
            group.cancelAll()
        }
    }

    private func waitForCommit(after commits: Int) async {
        let id = state.withLock { state in
            state.nextID += 1
            return state.nextID
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let waits = state.withLock { state in
                    guard state.commits == commits, !state.isClosed, !Task.isCancelled,
                        state.waiting.count < Notifier.limit
                    else { return false }
                    state.waiting[id] = continuation
                    return true
                }
                if !waits { continuation.resume() }
            }
        } onCancel: {
            state.withLock { $0.waiting.removeValue(forKey: id) }?.resume()
        }
    }
}
