import Clearance
import Messages
import Platform
import Storage
import Synchronization
import Values

/// A flow that decides a resent message anew, under a number of its own: a bug on purpose.
final class ForgetfulFlow: Decider {
    private let flow: Flow
    private let seen = Mutex<[String: Int]>([:])

    init(_ flow: Flow) { self.flow = flow }

    func decide(
        _ batch: [Submission], now: Instant, in transaction: borrowing Transaction
    ) throws -> Decisions {
        let batch = batch.map { submission in
            guard case .message(var message, let bytes, let digest) = submission.command else {
                return submission
            }
            let times = seen.withLock { seen in
                seen[message.guid, default: 0] += 1
                return seen[message.guid] ?? 0
            }
            guard times > 1 else { return submission }
            message.guid = message.guid.prefix(34) + String(times + 9)
            var again = submission
            again.command = .message(message, bytes: bytes, digest: digest)
            return again
        }
        return try flow.decide(batch, now: now, in: transaction)
    }
}
