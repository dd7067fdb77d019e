import Clearance
import TestKit
import Testing

@Suite("Stories in which everything fails that can fail", .serialized, .onThread)
struct SimulationTests {
    @Test("keep every promise: 2,000 of them, 100,000 before a release")
    func stories() async throws {
        let count = Effort.seed == nil ? Effort.count(2_000, full: 100_000) : 1
        let campaign = try await Campaign.run(seeds: Effort.seed ?? 1, count: count)
        Effort.report("simulation: \(campaign)")
        for report in campaign.broken { Issue.record("\(report.complaint)") }
    }

    @Test("The same seed tells the same story")
    func repeats() throws {
        for seed in 1...5 as ClosedRange<UInt64> {
            var first = try Simulation(seed: seed, on: Stage())
            var second = try Simulation(seed: seed, on: Stage())
            #expect(try "\(first.run())" == "\(second.run())")
        }
    }

    @Test("A bug on purpose is found within 60 stories", arguments: Sabotage.allCases)
    func sabotage(_ sabotage: Sabotage) throws {
        let seed = try #require(try Simulation.find(sabotage, within: 60, on: Stage()))
        Effort.report("simulation: \(sabotage) found by seed \(seed)")
    }

    @Test("Every invariant but those of spoilt rows has its bug on purpose")
    func coverage() {
        let others: Set<Invariant> = [
            .messageAnswer, .paperMessage, .paperBody, .consignmentBody, .paymentDigest,
        ]
        let broken = Sabotage.allCases.reduce(into: others) { $0.formUnion($1.breaks) }
        #expect(Set(Invariant.allCases).subtracting(broken) == [])
    }
}
