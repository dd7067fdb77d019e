import NIOCore
import Synchronization

/// 拒绝的节奏: from when on whoever is refused again and again waits for the refusal.
///
/// Saying no takes a processor, too: 0.2 ms for a message of 190 KB, see docs/decisions. A sender
/// is refused at once so often that a thirtieth of the machine goes into it; one who ignores
/// `Retry-After` beyond that is answered late, and its connection is not read meanwhile. That is a
/// virtual scheduling algorithm (ITU-T I.371): all that is kept of a sender is the instant at which
/// it would be even.
final class RefusalPace: Sendable {
    /// What a refusal costs besides the bytes of its body.
    static let each = 128 << 10
    /// Of one processor.
    static let bytesPerSecond = 48 << 20
    /// What a sender who was silent is refused at once.
    static let burst = Duration.seconds(1)
    static let longest = Duration.seconds(2)
    private static let senders = 4_096

    private let perSecond: Double
    private let even = Mutex<[String: ContinuousClock.Instant]>([:])

    init(processors: Int = System.coreCount) {
        perSecond = Double(Self.bytesPerSecond) * Double(max(1, processors))
    }

    /// How long this one waits for the refusal of a message of so many bytes.
    func delay(of sender: String, bytes: Int, at now: ContinuousClock.Instant) -> Duration {
        let cost = Duration.seconds(Double(bytes + Self.each) / perSecond)
        return even.withLock { even in
            if even.count >= Self.senders { even = even.filter { $0.value > now } }
            let then = max(even[sender] ?? now, now) + cost
            even[sender] = min(then, now + Self.burst + Self.longest)
            return min(max(.zero, then - now - Self.burst), Self.longest)
        }
    }
}
