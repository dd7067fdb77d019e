/// 准入: how much of the messages is on its way through the platform, and for whom.
///
/// Decided by what the head of a request says, before its body is read. What is on its way takes
/// memory; what has come in, or should have by now, waits for its turn, and no more waits than can
/// be answered in time. One enterprise may have at most twice the room that it leaves free: alone
/// it fills two thirds, and whoever comes then still finds room (the dynamic threshold of shared
/// buffers, Choudhury and Hahne 1998).
struct Admission {
    /// What a message costs besides its bytes.
    static let each = 4_096
    /// A rate is judged over at least so long, and forgotten after so long without news.
    private static let interval = Duration.milliseconds(250)
    private static let memory = Duration.seconds(5)
    /// A body that takes longer to come keeps nobody waiting: its caller is slow, not we.
    private static let coming = Duration.seconds(2)

    private struct Guest {
        var sender: String
        var cost: Int
        /// Nothing waits for us while its body does not come.
        var isSlow = false
        var hasCome = false
    }

    private let limits: WindowLimits
    private var guests: [Int: Guest] = [:]
    private var last = 0
    /// Those whose bodies may be on their way, in the order of their heads.
    private var expected: [(number: Int, since: ContinuousClock.Instant)] = []
    /// Those before it were judged.
    private var judged = 0
    /// Bytes on their way, each message's own cost added: they take memory.
    private(set) var total = 0
    /// Those of them that came, or came announced a moment ago: they wait to be answered.
    private(set) var waiting = 0
    private var bySender: [String: Int] = [:]
    /// Bytes a second that went out while there was always more to do; nil while nobody knows.
    private(set) var rate: Double?

    private var begin: ContinuousClock.Instant?
    private var done = 0
    private var ready = 0
    private var lowest = 0

    init(limits: WindowLimits) { self.limits = limits }

    /// What may wait: no more than can be answered in `patienceSeconds`.
    var room: Int {
        guard let rate else { return limits.admittedBytes }
        let worth = rate * Double(limits.patienceSeconds)
        let least = limits.admittedBytes / 16
        return worth < Double(limits.admittedBytes) ? max(least, Int(worth)) : limits.admittedBytes
    }

    private var free: Int { max(0, min(room - waiting, limits.admittedBytes - total)) }

    /// What one sender may still send at once.
    func room(for sender: String) -> Int {
        let own = bySender[sender, default: 0]
        return own == 0 ? free : min(free, max(0, 2 * free - own))
    }

    /// Seconds until about half of what waits will have gone.
    var retryAfterSeconds: Int {
        guard let rate, rate > 0 else { return 1 }
        return min(60, max(1, Int((Double(waiting) / 2 / rate).rounded(.up))))
    }

    /// Why a message of that cost may not come in now; nil where it may.
    mutating func problem(
        with sender: String, cost: Int, at now: ContinuousClock.Instant
    ) -> WindowProblem? {
        judge(now)
        // Where nothing is on its way, whatever the edge lets through may come.
        if total == 0 { return nil }
        if total + cost > limits.admittedBytes {
            return .full(retryAfterSeconds: retryAfterSeconds)
        }
        let own = bySender[sender, default: 0]
        // Who has nothing on its way is let in while there is any room, however large its message:
        // those who have much would leave it none.
        if own == 0 {
            return waiting < room ? nil : .full(retryAfterSeconds: retryAfterSeconds)
        }
        if waiting + cost > room { return .full(retryAfterSeconds: retryAfterSeconds) }
        return own + cost > 2 * free
            ? .tooMuchFromOne(retryAfterSeconds: retryAfterSeconds) : nil
    }

    /// Takes the room that a message needs, and gives it a number.
    mutating func enter(
        _ sender: String, cost: Int, at now: ContinuousClock.Instant
    ) -> Result<Int, WindowProblem> {
        if let problem = problem(with: sender, cost: cost, at: now) { return .failure(problem) }
        last += 1
        guests[last] = Guest(sender: sender, cost: cost)
        expected.append((last, now))
        total += cost
        waiting += cost
        bySender[sender, default: 0] += cost
        return .success(last)
    }

    /// The body is here, and it may be longer or shorter than was said of it.
    mutating func arrive(
        _ number: Int, cost: Int, at now: ContinuousClock.Instant
    ) -> WindowProblem? {
        judge(now)
        guard var guest = guests[number], !guest.hasCome else { return nil }
        let more = cost - guest.cost
        if more > 0, total > guest.cost, total + more > limits.admittedBytes {
            return .full(retryAfterSeconds: retryAfterSeconds)
        }
        waiting += guest.isSlow ? cost : more
        total += more
        bySender[guest.sender, default: 0] += more
        ready += cost
        guest.cost = cost
        guest.isSlow = false
        guest.hasCome = true
        guests[number] = guest
        return nil
    }

    mutating func leave(_ number: Int, at now: ContinuousClock.Instant) {
        guard let guest = guests.removeValue(forKey: number) else { return }
        total -= guest.cost
        if !guest.isSlow { waiting -= guest.cost }
        if guest.hasCome {
            ready -= guest.cost
            done += guest.cost
            lowest = min(lowest, ready)
        }
        let left = bySender[guest.sender, default: 0] - guest.cost
        bySender[guest.sender] = left > 0 ? left : nil
        judge(now)
    }

    /// The rate at which work goes out says what the platform can do only while work waits.
    private mutating func judge(_ now: ContinuousClock.Instant) {
        forgetSlow(now)
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

    /// Bodies that should have come by now do not wait for us.
    private mutating func forgetSlow(_ now: ContinuousClock.Instant) {
        while judged < expected.count, now - expected[judged].since > Self.coming {
            let number = expected[judged].number
            judged += 1
            guard let guest = guests[number], !guest.hasCome else { continue }
            guests[number]?.isSlow = true
            waiting -= guest.cost
        }
        if judged >= 1_024, judged * 2 >= expected.count {
            expected.removeFirst(judged)
            judged = 0
        }
    }

    private mutating func beginInterval(_ now: ContinuousClock.Instant) {
        begin = now
        done = 0
        lowest = ready
    }
}
