import Foundation
import Testing

/// 自己的线程: where a task goes that blocks or computes for long, so that other tests keep theirs.
///
/// What it expects still counts for its test.
package final class OwnThread: TaskExecutor {
    package func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        let thread = Thread { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
        thread.stackSize = 4 << 20
        thread.start()
    }
}

/// Runs it on a thread of its own.
package func onThread<Value: Sendable>(
    _ body: @escaping @Sendable () throws -> Value
) async throws -> Value {
    try await withTaskExecutorPreference(OwnThread()) { try body() }
}

/// Runs each test of a suite on a thread of its own.
package struct EachOnItsThread: TestTrait, SuiteTrait, TestScoping {
    package var isRecursive: Bool { true }

    package func provideScope(
        for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
    ) async throws {
        guard testCase != nil else { return try await function() }
        try await withTaskExecutorPreference(OwnThread()) { try await function() }
    }
}

extension Trait where Self == EachOnItsThread {
    /// Each test runs on a thread of its own.
    package static var onThread: EachOnItsThread { EachOnItsThread() }
}
