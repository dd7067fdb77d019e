import Testing

@testable import Platform

@Suite("Whoever waits gets a fair turn, however much others have brought")
struct FairQueueTests {
    private func filled(_ lanes: [(name: String, count: Int, cost: Int)]) -> FairQueue<String> {
        var queue = FairQueue<String>(quantum: 20)
        for lane in lanes {
            for number in 0..<lane.count {
                queue.append("\(lane.name)\(number)", to: lane.name, cost: lane.cost)
            }
        }
        return queue
    }

    @Test("One who brought a thousand does not delay one who brought one")
    func oneAmongMany() {
        var queue = filled([("a", 1_000, 100), ("b", 1, 100)])
        var before = 0
        while let next = queue.pop(), !next.hasPrefix("b") { before += 1 }
        #expect(before <= 2)
    }

    @Test("Turns are equal by cost, not by count")
    func byCost() {
        var queue = filled([("large", 100, 100), ("small", 10_000, 1)])
        var cost = ["l": 0, "s": 0]
        for _ in 0..<1_010 {
            guard let next = queue.pop() else { break }
            cost[String(next.prefix(1)), default: 0] += next.hasPrefix("l") ? 100 : 1
        }
        let large = cost["l"] ?? 0
        let small = cost["s"] ?? 0
        #expect(abs(large - small) <= 120, "\(large) and \(small)")
    }

    @Test("Who cost something besides pays with turns, never with all of them")
    func charged() {
        var queue = filled([("a", 1_000, 100), ("b", 1_000, 100)])
        var taken = ["a": 0, "b": 0]
        for _ in 0..<400 {
            queue.charge("a", 50)
            queue.charge("nobody", 50)
            if let next = queue.pop() { taken[String(next.prefix(1)), default: 0] += 1 }
        }
        // 400 times 50 are 200 messages that it goes without.
        #expect(taken == ["a": 100, "b": 300], "\(taken)")
        for _ in 0..<1_000 { queue.charge("a", 1_000) }
        var before = 0
        while let next = queue.pop(), next.hasPrefix("b") { before += 1 }
        #expect((1...30).contains(before), "\(before)")
        var alone = filled([("a", 3, 100)])
        alone.charge("a", 1_000_000)
        #expect(alone.pop() == "a0" && alone.pop() == "a1")
    }

    @Test("Within a lane the order of arrival stays, and nothing is lost or given twice")
    func order() {
        var random = SystemRandomNumberGenerator()
        var queue = FairQueue<(lane: Int, number: Int)>(quantum: 20)
        var brought: [Int: Int] = [:]
        var taken: [Int: Int] = [:]
        for _ in 0..<20_000 {
            if Bool.random(using: &random) {
                let lane = Int.random(in: 0..<7, using: &random)
                let number = brought[lane, default: 0]
                queue.append(
                    (lane, number), to: "\(lane)", cost: Int.random(in: 1...100, using: &random))
                brought[lane] = number + 1
            } else if let next = queue.pop() {
                #expect(next.number == taken[next.lane, default: 0])
                taken[next.lane] = next.number + 1
            }
        }
        while let next = queue.pop() {
            #expect(next.number == taken[next.lane, default: 0])
            taken[next.lane] = next.number + 1
        }
        #expect(taken == brought && queue.isEmpty)
    }

    @Test("What does not fit stays first, and an idle lane saves nothing up")
    func fits() {
        var queue = filled([("a", 2, 5)])
        #expect(queue.pop(if: { _ in false }) == nil)
        #expect(queue.count == 2)
        #expect(queue.pop() == "a0" && queue.pop() == "a1" && queue.pop() == nil)
        for number in 0..<50 { queue.append("b\(number)", to: "b", cost: 10) }
        queue.append("a", to: "a", cost: 10)
        var before = 0
        while let next = queue.pop(), next != "a" { before += 1 }
        #expect(before <= 4)
    }

    @Test("What has gone is let go of, though its lane is never empty")
    func letsGo() throws {
        final class Load {}
        var queue = FairQueue<Load>(quantum: 20)
        weak var gone: Load?
        do {
            let load = Load()
            gone = load
            queue.append(load, to: "a", cost: 1)
        }
        queue.append(Load(), to: "a", cost: 1)
        #expect(gone != nil)
        _ = queue.pop()
        #expect(gone == nil && queue.count == 1)
    }
}
