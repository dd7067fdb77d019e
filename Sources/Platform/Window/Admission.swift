/// 准入: how much of the messages is on its way through the platform, and for whom.
///
/// Decided by what the head of a request says, before its body is read. One enterprise may have at
/// most twice the room that it leaves free: alone it fills two thirds, and whoever comes then still
/// finds room (the dynamic threshold of shared buffers, Choudhury and Hahne 1998).
struct Admission {
    /// What a message costs besides its bytes.
    static let each = 4_096
    /// A rate is judged over at least so long, and forgotten after so long without news.
    private static let interval = Duration.milliseconds(250)
    private static let memory = Duration.seconds(5)

    private let limits: WindowLimits
    /// Bytes that came in, each message's own cost added, and were not answered.
    private(set) var total = 0
    private var bySender: [String: Int] = [:]
    /// Bytes a second that went out while there was always more to do; nil while nobody knows.
    private(set) var rate: Double?

    private var begin: ContinuousClock.Instant?
    private var done = 0
    private var lowest = 0

    init(limits: WindowLimits) { self.limits = limits }

    /// What may be on its way: no more than can be answered in `patienceSeconds`.
    var room: Int {
        guard let rate else { return limits.admittedBytes }
        let worth = rate * Double(limits.patienceSeconds)
        let least = limits.admittedBytes / 16
        return worth < Double(limits.admittedBytes) ? max(least, Int(worth)) : limits.admittedBytes
    }

    /// What one sender may still send at once.
    func room(for sender: String) -> Int {
        let free = max(0, room - total)
        let own = bySender[sender, default: 0]
        return own == 0 ? free : min(free, max(0, 2 * free - own))
    }

    /// Seconds until about half of what is on its way will have gone.
    var retryAfterSeconds: Int {
        guard let rate, rate > 0 else { return 1 }
        return min(60, max(1, Int((Double(total) / 2 / rate).rounded(.up))))
    }

    /// Takes the room that a message needs; otherwise why it may not come in.
    mutating func enter(
        _ sender: String, cost: Int, at now: ContinuousClock.Instant
    ) -> WindowProblem? {
        judge(now)
        let own = bySender[sender, default: 0]
        // Where nothing is on its way, whatever the edge lets through may come.
        if total > 0 {
            if total + cost > room { return .full(retryAfterSeconds: retryAfterSeconds) }
            if own > 0, own + cost > 2 * (room - total) {
                return .tooMuchFromOne(retryAfterSeconds: retryAfterSeconds)
            }
        }
        total += cost
        bySender[sender] = own + cost
        return nil
    }

    mutating func leave(_ sender: String, cost: Int, at now: ContinuousClock.Instant) {
        total -= cost
        done += cost
        lowest = min(lowest, total)
        let left = bySender[sender, default: 0] - cost
        bySender[sender] = left > 0 ? left : nil
        judge(now)
    }

    /// The rate at which work goes out says what the platform can do only while work waits.
    private mutating func judge(_ now: ContinuousClock.Instant) {
        guard let begin, now - begin < Self.memory else {
            if self.begin != nil { rate = nil }
            return beginInterval(now)
        }
        let elapsed = now - begin
        guard elapsed >= Self.interval else { return }
        if lowest >= room / 2, done > 0 {
            let measured = Double(done) / (elapsed / .seconds(1))
            rate = rate.map { ($0 * 3 + measured) / 4 } ?? measured
        } else if let old = rate {
            // Nothing confirms it: little by little it is forgotten.
            let grown = old * 1.25
            let isForgotten =
                grown * Double(limits.patienceSeconds) >= Double(limits.admittedBytes)
            rate = isForgotten ? nil : grown
        }
        beginInterval(now)
    }

    private mutating func beginInterval(_ now: ContinuousClock.Instant) {
        begin = now
        done = 0
        lowest = total
    }
}
