import Clearance
import Platform
import Storage
import Synchronization
import Values

/// 模拟节点: a window that nobody but the simulation drives, with a clock of its own.
///
/// A restart loses everything it knew: its queue, its registers, the answers on their way.
struct SimulatedNode {
    /// What was replied to which errand since the last look.
    typealias Reply = (errand: Int, result: Result<Answer, any Error>)

    private final class Outbox: Sendable {
        let replies = Mutex<[Reply]>([])
    }

    private let zone: Zone
    private let policy: Policy
    private let storage: FaultyStorage
    private let clock: VirtualClock
    /// How far its clock goes ahead of the others'.
    private let ahead: Int64
    private var window: Window
    private var outbox = Outbox()

    init(_ zone: Zone, _ policy: Policy, _ storage: FaultyStorage, at now: Instant, ahead: Int64) {
        self.zone = zone
        self.policy = policy
        self.storage = storage
        self.ahead = ahead
        clock = VirtualClock(now.adding(milliseconds: ahead))
        window = Self.window(zone, policy, storage, clock)
    }

    private static func window(
        _ zone: Zone, _ policy: Policy, _ storage: FaultyStorage, _ clock: VirtualClock
    ) -> Window {
        let flow = Flow(zone: zone, policy: policy)
        let decider: any Decider =
            storage.sabotage == .decidesResendsAnew ? ForgetfulFlow(flow) : flow
        return Window(storage: storage, decider: decider, clock: clock, metrics: Metrics())
    }

    /// How many papers wait in its queue.
    var depth: Int { window.depth }

    func move(to now: Instant) { clock.move(to: now.adding(milliseconds: ahead)) }

    func take(_ submission: Submission, errand: Int) {
        let outbox = outbox
        window.offer(submission) { result in
            outbox.replies.withLock { $0.append((errand, result)) }
        }
    }

    /// One batch of at most so many papers; what was replied.
    func turn(papers: Int) -> [Reply] {
        window.turn(papers: papers)
        return outbox.replies.withLock { replies in
            defer { replies = [] }
            return replies
        }
    }

    mutating func restart() {
        outbox = Outbox()
        window = Self.window(zone, policy, storage, clock)
    }
}
