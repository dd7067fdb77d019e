import Clearance
import Messages
import Values

/// 日记: everything a ground was asked and told, so that the same can happen again elsewhere.
package struct Diary: Sendable {
    package enum Entry: Sendable {
        case submission(Submission, at: Instant)
        case register(RegisterChange)
    }

    package enum RegisterChange: Sendable {
        case guarantee(enterprise: String, Amount)
        case watch(WatchEntry)
    }

    package internal(set) var entries: [Entry] = []

    /// How a diary is lived through again.
    package enum Pace: Sendable {
        /// Each submission in a batch of its own.
        case oneByOne
        /// Whatever came at one moment, in one batch.
        case together
        /// Each submission first as a dry run, which must leave no trace.
        case rehearsed
        /// After each batch the flow forgets what it keeps in memory.
        case restarted
    }

    /// A ground of the same kind on which all this happened, and what was answered, in order.
    package func relive(
        _ pace: Pace, on engine: Engine = .current
    ) throws -> (ground: Ground, answers: [Answer]) {
        var ground = try Ground(on: engine)
        var answers: [Answer] = []
        var batch: [Submission] = []
        func commit(_ ground: inout Ground) throws {
            if !batch.isEmpty { answers += try ground.submit(batch) }
            batch = []
            if pace == .restarted { ground.restart() }
        }
        for entry in entries {
            switch entry {
            case .register(let change):
                try commit(&ground)
                try ground.change(change)
            case .submission(let submission, let now):
                if pace != .together || now != ground.now { try commit(&ground) }
                ground.now = now
                if pace == .rehearsed {
                    var trial = submission
                    trial.dryRun = true
                    _ = try ground.submit([trial])
                }
                batch.append(submission)
            }
        }
        try commit(&ground)
        return (ground, answers)
    }
}
