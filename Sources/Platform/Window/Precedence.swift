import Foundation

/// 先后: whom Linux lets run where more threads want to than there are processors.
///
/// Everybody waits for the writer. A thread that wakes may interrupt one that runs, and a flood
/// wakes the others hundreds of times a second; threads of the policy `SCHED_BATCH` do not
/// interrupt (sched(7)), and to become one takes no privilege. Where the system refuses all the
/// same, all stay equal.
package enum Precedence {
    /// Of linux/sched.h.
    private enum Policy: Int32 { case other = 0, batch = 3 }

    /// The threads that there are, and those which they start, interrupt nobody any more.
    package static func standBack() {
        let tasks = try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/task")
        for task in tasks?.compactMap(pid_t.init) ?? [] { set(.batch, of: task) }
    }

    /// The calling thread, and those which it starts, come first.
    static func comeFirst() { set(.other, of: 0) }

    private static func set(_ policy: Policy, of task: pid_t) {
        var none = sched_param(sched_priority: 0)
        _ = sched_setscheduler(task, policy.rawValue, &none)
    }
}
