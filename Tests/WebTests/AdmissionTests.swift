import Testing

@testable import Platform

@Suite("Who may come in is decided before anything is read")
struct AdmissionTests {
    private let start = ContinuousClock.now

    private func admission(_ bytes: Int = 1_000_000, patience: Int = 4) -> Admission {
        var limits = WindowLimits()
        limits.admittedBytes = bytes
        limits.patienceSeconds = patience
        return Admission(limits: limits)
    }

    @Test("One alone fills two thirds; one who comes then still finds room")
    func threshold() {
        var admission = admission()
        var count = 0
        while admission.enter("A", cost: 10_000, at: start) == nil { count += 1 }
        #expect((63...68).contains(count))
        #expect(
            admission.enter("A", cost: 10_000, at: start)
                == .tooMuchFromOne(retryAfterSeconds: 1))
        for _ in 0..<10 { #expect(admission.enter("B", cost: 10_000, at: start) == nil) }
        admission.leave("A", cost: 10_000, at: start)
        #expect(admission.room(for: "C") > 100_000)
    }

    @Test("However many come, the whole stays within its limit")
    func bounded() {
        var admission = admission()
        for number in 0..<1_000 {
            _ = admission.enter("\(number % 200)", cost: 9_000, at: start)
            #expect(admission.total <= 1_000_000)
        }
        #expect(admission.enter("new", cost: 200_000, at: start) == .full(retryAfterSeconds: 1))
    }

    @Test("Where nothing is on its way the largest message may come")
    func alone() {
        var admission = admission()
        #expect(admission.enter("A", cost: 20_000_000, at: start) == nil)
        #expect(admission.enter("B", cost: 1, at: start) == .full(retryAfterSeconds: 1))
        admission.leave("A", cost: 20_000_000, at: start)
        #expect(admission.total == 0)
    }

    @Test("A slow platform lets in what it can answer in time, says when, and recovers")
    func slow() {
        var admission = admission()
        var now = start
        // 10 messages a second go out, while there is always another one waiting.
        for _ in 0..<400 {
            while admission.enter("A", cost: 10_000, at: now) == nil {}
            while admission.enter("B", cost: 10_000, at: now) == nil {}
            now += .milliseconds(50)
            admission.leave("A", cost: 10_000, at: now)
            now += .milliseconds(50)
            admission.leave("B", cost: 10_000, at: now)
        }
        let rate = admission.rate ?? 0
        #expect((180_000...220_000).contains(rate), "\(rate)")
        #expect((700_000...900_000).contains(admission.room))
        #expect((1...4).contains(admission.retryAfterSeconds))
        let seconds = admission.retryAfterSeconds
        let refusals: [WindowProblem] = [
            .tooMuchFromOne(retryAfterSeconds: seconds), .full(retryAfterSeconds: seconds),
        ]
        for _ in 0..<2 { _ = admission.enter("B", cost: 10_000, at: now) }
        #expect(admission.enter("A", cost: 10_000, at: now).map(refusals.contains) == true)
        // Then it is quiet: what was learned of the bad hour does not stay.
        now += .seconds(6)
        admission.leave("A", cost: 10_000, at: now)
        #expect(admission.room == 1_000_000)
    }

    @Test("A quiet hour teaches nothing: a burst after it is let in")
    func burst() {
        var admission = admission()
        var now = start
        for _ in 0..<100 {
            #expect(admission.enter("A", cost: 5_000, at: now) == nil)
            now += .milliseconds(100)
            admission.leave("A", cost: 5_000, at: now)
        }
        for _ in 0..<60 { #expect(admission.enter("A", cost: 10_000, at: now) == nil) }
    }

    @Test("Messages are read in turn by enterprise, and not far ahead of the window")
    func reading() async throws {
        var limits = WindowLimits()
        limits.readAheadBytes = 1
        let reception = Reception(limits: limits)
        let order = Answered()
        let first = try reception.enter("first", bytes: 1)
        try await reception.read(first) {}
        // Nothing more is read while the first one has no answer.
        let places = try (0..<20).map { try reception.enter($0 < 19 ? "A" : "B", bytes: 70_000) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (number, place) in places.enumerated() {
                group.addTask {
                    try await reception.read(place) {
                        order.add(number < 19 ? "A" : "B")
                    }
                    reception.leave(place)
                }
                while reception.depth.unread <= number { await Task.yield() }
            }
            #expect(order.all.isEmpty)
            reception.leave(first)
            try await group.waitForAll()
        }
        let place = order.all.firstIndex(of: "B") ?? 20
        #expect(place <= 2, "B waited for \(place)")
        #expect(reception.depth == (0, 0))
    }
}
