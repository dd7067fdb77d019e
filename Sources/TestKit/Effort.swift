import Foundation

/// 力度: how far the tests go: what every change must pass, or all of it before a release.
///
/// `make torture` sets `TONGGUAN_TORTURE`; `TONGGUAN_SEED` repeats a run that failed.
package enum Effort {
    package static let isFull =
        ProcessInfo.processInfo.environment["TONGGUAN_TORTURE"]?.isEmpty == false

    /// The seed that was asked for; nil leaves each test its own.
    package static let seed =
        ProcessInfo.processInfo.environment["TONGGUAN_SEED"].flatMap { UInt64($0) }

    /// How many of something a test does.
    package static func count(_ usual: Int, full: Int) -> Int { isFull ? full : usual }

    /// How long this thread computes for it, however busy the machine is.
    package static func processorTime<Value>(
        _ body: () throws -> Value
    ) rethrows -> (value: Value, time: Duration) {
        func spent() -> Duration {
            var time = timespec()
            clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
            return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
        }
        let start = spent()
        let value = try body()
        return (value, spent() - start)
    }

    /// Says what was run, with counts and seeds, so that a log shows what a pass means.
    package static func report(_ text: String) {
        FileHandle.standardOutput.write(Data("ran: \(text)\n".utf8))
    }
}
