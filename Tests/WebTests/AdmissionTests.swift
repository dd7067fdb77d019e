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

    /// Lets one in whose body is there at once; nil where it may not come.
    private func enter(
        _ admission: inout Admission, _ sender: String, _ cost: Int, at now: ContinuousClock.Instant
    ) -> Int? {
        guard case .success(let number) = admission.enter(sender, cost: cost, at: now),
            admission.arrive(number, cost: cost, at: now) == nil
        else { return nil }
        return number
    }

    private func problem(
        _ admission: inout Admission, _ sender: String, _ cost: Int,
        at now: ContinuousClock.Instant
    ) -> WindowProblem? {
        admission.problem(with: sender, cost: cost, at: now)
    }

    @Test("One alone fills two thirds; one who comes then still finds room")
    func threshold() {
        var admission = admission()
        var numbers: [Int] = []
        while let number = enter(&admission, "A", 10_000, at: start) { numbers.append(number) }
        #expect((63...68).contains(numbers.count))
        #expect(
            problem(&admission, "A", 10_000, at: start)
                == .tooMuchFromOne(retryAfterSeconds: 1))
        for _ in 0..<10 { #expect(enter(&admission, "B", 10_000, at: start) != nil) }
        admission.leave(numbers[0], at: start)
        #expect(admission.room(for: "C") > 100_000)
    }

    @Test("However many come, the whole stays within its limit")
    func bounded() {
        var admission = admission()
        for number in 0..<1_000 {
            _ = enter(&admission, "\(number % 200)", 9_000, at: start)
            #expect(admission.total <= 1_000_000)
        }
        #expect(
            problem(&admission, "new", 200_000, at: start)
                == .full(retryAfterSeconds: 1))
    }

    @Test("Where nothing is on its way the largest message may come")
    func alone() throws {
        var admission = admission()
        let large = try #require(enter(&admission, "A", 20_000_000, at: start))
        #expect(
            problem(&admission, "B", 1, at: start) == .full(retryAfterSeconds: 1))
        admission.leave(large, at: start)
        #expect(admission.total == 0 && admission.waiting == 0)
    }

    @Test("A slow platform lets in what it can answer in time, says when, and recovers")
    func slow() throws {
        var admission = admission()
        var now = start
        var inside: [String: [Int]] = ["A": [], "B": []]
        // 10 messages a second go out, while there is always another one waiting.
        for _ in 0..<400 {
            for sender in ["A", "B"] {
                while let number = enter(&admission, sender, 10_000, at: now) {
                    inside[sender]?.append(number)
                }
            }
            for sender in ["A", "B"] {
                now += .milliseconds(50)
                let first = inside[sender]?.first
                admission.leave(try #require(first), at: now)
                inside[sender]?.removeFirst()
            }
        }
        let rate = admission.rate ?? 0
        #expect((180_000...220_000).contains(rate), "\(rate)")
        #expect((700_000...900_000).contains(admission.room))
        #expect((1...4).contains(admission.retryAfterSeconds))
        let seconds = admission.retryAfterSeconds
        let refusals: [WindowProblem] = [
            .tooMuchFromOne(retryAfterSeconds: seconds), .full(retryAfterSeconds: seconds),
        ]
        for _ in 0..<2 { _ = enter(&admission, "B", 10_000, at: now) }
        #expect(
            problem(&admission, "A", 10_000, at: now).map(refusals.contains) == true)
        // Then it is quiet: what was learned of the bad hour does not stay.
        now += .seconds(6)
        admission.leave(try #require(inside["A"]?.first), at: now)
        #expect(admission.room == 1_000_000)
    }

    @Test("A quiet hour teaches nothing: a burst after it is let in")
    func burst() throws {
        var admission = admission()
        var now = start
        for _ in 0..<100 {
            let number = try #require(enter(&admission, "A", 5_000, at: now))
            now += .milliseconds(100)
            admission.leave(number, at: now)
        }
        for _ in 0..<60 { #expect(enter(&admission, "A", 10_000, at: now) != nil) }
    }

    @Test("Who announces much and sends nothing shuts out nobody")
    func slowBodies() throws {
        var admission = admission()
        var now = start
        var announced = 0
        while case .success = admission.enter("A", cost: 100_000, at: now) { announced += 1 }
        #expect(announced == 7)
        // Others bring a little now and then, for a minute; A's bodies never come.
        for _ in 0..<600 {
            let number = try #require(enter(&admission, "B", 20_000, at: now), "at \(now - start)")
            now += .milliseconds(100)
            admission.leave(number, at: now)
        }
        #expect(admission.rate == nil && admission.room == 1_000_000)
        #expect(admission.waiting == 0 && admission.total == 700_000)
    }

    @Test("However much others have on their way, one with nothing gets its message in")
    func newcomer() throws {
        var admission = admission(16_000_000, patience: 1)
        var now = start
        var inside: [Int] = []
        // So little goes out that only the least room is left.
        for round in 0..<100 {
            while let number = enter(&admission, "\(round % 3)", 90_000, at: now) {
                inside.append(number)
            }
            now += .milliseconds(100)
            admission.leave(inside.removeFirst(), at: now)
        }
        while admission.waiting >= admission.room {
            admission.leave(inside.removeFirst(), at: now)
        }
        #expect(admission.room < 2_000_000)
        #expect(enter(&admission, "new", 3_000_000, at: now) != nil)
        #expect(enter(&admission, "new", 3_000_000, at: now) == nil)
    }

    @Test("A body that came without a length takes the room that it has")
    func lengthless() throws {
        var admission = admission()
        for sender in ["A", "B", "C"] {
            let number = try admission.enter(sender, cost: 100_000, at: start).get()
            _ = admission.arrive(number, cost: 300_000, at: start)
        }
        #expect(admission.total == 900_000 && admission.waiting == 900_000)
        let last = try admission.enter("D", cost: 50_000, at: start).get()
        let problem = admission.arrive(last, cost: 200_000, at: start)
        #expect(problem == .full(retryAfterSeconds: 1))
        admission.leave(last, at: start)
        #expect(admission.total == 900_000 && admission.waiting == 900_000)
    }

    @Test("Messages are read in turn by enterprise, and not far ahead of the window")
    func reading() async throws {
        var limits = WindowLimits()
        limits.readAheadBytes = 1
        let reception = Reception(limits: limits)
        let order = Answered()
        let first = try reception.enter("first", bytes: 1)
        try await reception.read(first, bytes: 1) {}
        // Nothing more is read while the first one has no answer.
        let places = try (0..<20).map { try reception.enter($0 < 19 ? "A" : "B", bytes: 70_000) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (number, place) in places.enumerated() {
                group.addTask {
                    try await reception.read(place, bytes: 70_000) {
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
