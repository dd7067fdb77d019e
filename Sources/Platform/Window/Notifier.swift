import Synchronization

/// 通知: wakes those who wait for receipts when a commit brought them one, without asking the
/// storage meanwhile.
package final class Notifier: Sendable {
    private struct State {
        var commits = 0
        /// The last commit that everybody is told of, and by recipient the last that brought one.
        var forAll = 0
        var last: [String: Int] = [:]
        var nextID = 0
        var waiting: [String: [Int: CheckedContinuation<Bool, Never>]] = [:]
        var count = 0
        var isClosed = false

        mutating func take(_ recipient: String) -> [CheckedContinuation<Bool, Never>] {
            guard let taken = waiting.removeValue(forKey: recipient) else { return [] }
            count -= taken.count
            return Array(taken.values)
        }

        func hasNews(for recipient: String, after commits: Int) -> Bool {
            isClosed || max(forAll, last[recipient, default: 0]) > commits
        }
    }

    /// So many wait, and so many of one enterprise; whoever comes later is not kept waiting.
    private static let limit = 4_096
    private static let each = 1_024
    /// So many recipients are told apart.
    private static let known = 65_536
    private let state = Mutex(State())

    package init() {}

    /// The number of commits so far; take it before looking, so that no commit is missed.
    package var commits: Int { state.withLock { $0.commits } }
    /// How many wait at this moment.
    package var seats: Int { state.withLock { $0.count } }
    package var isAwaited: Bool { seats > 0 }
    package var isClosed: Bool { state.withLock { $0.isClosed } }

    /// A commit brought these a receipt; nil: nobody knows whom, so everybody looks.
    package func notify(_ recipients: Set<String>? = nil) {
        let woken = state.withLock { state in
            state.commits += 1
            guard let recipients, state.last.count + recipients.count <= Notifier.known else {
                state.forAll = state.commits
                state.last = [:]
                return state.waiting.keys.flatMap { state.take($0) }
            }
            return recipients.flatMap { recipient in
                state.last[recipient] = state.commits
                return state.take(recipient)
            }
        }
        for continuation in woken { continuation.resume(returning: true) }
    }

    package func close() {
        state.withLock { $0.isClosed = true }
        notify()
    }

    /// Returns after a commit later than `commits` that concerns the recipient, after `duration`,
    /// on cancellation or closing; false at once where too many wait already.
    package func wait(
        upTo duration: Duration, after commits: Int, for recipient: String = ""
    ) async -> Bool {
        await withTaskGroup(of: Bool.self) { group in
            group.addTask { await self.waitForNews(for: recipient, after: commits) }
            group.addTask {
                try? await Task.sleep(for: duration)
                return true
            }
            let waited = await group.next() ?? true
            group.cancelAll()
            return waited
        }
    }

    private func waitForNews(for recipient: String, after commits: Int) async -> Bool {
        let id = state.withLock { state in
            state.nextID += 1
            return state.nextID
        }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let answer = state.withLock { state -> Bool? in
                    if state.hasNews(for: recipient, after: commits) || Task.isCancelled {
                        return true
                    }
                    let own = state.waiting[recipient]?.count ?? 0
                    guard state.count < Notifier.limit, own < Notifier.each else { return false }
                    state.waiting[recipient, default: [:]][id] = continuation
                    state.count += 1
                    return nil
                }
                if let answer { continuation.resume(returning: answer) }
            }
        } onCancel: {
            let found = state.withLock { state in
                let found = state.waiting[recipient]?.removeValue(forKey: id)
                if found != nil { state.count -= 1 }
                if state.waiting[recipient]?.isEmpty == true { state.waiting[recipient] = nil }
                return found
            }
            found?.resume(returning: true)
        }
    }
}
