import Foundation
import Testing

/// 整机试验: the built program in a process of its own, asked over the network, killed and abused.
///
/// One at a time: each of them measures what a server does while somebody leans on it.
@Suite("A platform that runs", .serialized)
enum ServeTests {}

/// Runs what blocks on a thread of its own, so that other tests keep theirs.
func onThread<Value: Sendable>(
    _ body: @escaping @Sendable () throws -> Value
) async throws -> Value {
    try await withTaskExecutorPreference(OwnThread()) { try body() }
}

/// Where a task goes that blocks; what it expects still counts for its test.
private final class OwnThread: TaskExecutor {
    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        let thread = Thread { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
        thread.stackSize = 4 << 20
        thread.start()
    }
}

/// Runs it on so many threads at once; the group is done when all have finished.
func onThreads(_ count: Int, _ body: @escaping @Sendable (Int) -> Void) -> DispatchGroup {
    let group = DispatchGroup()
    for index in 0..<count {
        group.enter()
        let thread = Thread {
            body(index)
            group.leave()
        }
        thread.stackSize = 4 << 20
        thread.start()
    }
    return group
}

/// What could not even be tried.
struct Trouble: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}
