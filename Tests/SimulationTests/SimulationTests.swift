import Clearance
import TestKit
import Testing

@Suite("Stories in which everything fails that can fail")
struct SimulationTests {
    @Test("keep every promise: 2,000 of them, 100,000 before a release")
    func stories() async throws {
        let count = Effort.seed == nil ? Effort.count(2_000, full: 100_000) : 1
        let campaign = try await Campaign.run(seeds: Effort.seed ?? 1, count: count)
        Effort.report("simulation: \(campaign)")
        for report in campaign.broken {
            let faults = report.faults.map { "\($0.invariant.rawValue) \($0.en)" }
            Issue.record(
                """
                seed \(report.seed): \(faults.joined(separator: "; "))
                TONGGUAN_SEED=\(report.seed) swift test --filter SimulationTests/stories
                """)
        }
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
        let stage = try Stage()
        for seed in 1...60 as ClosedRange<UInt64> {
            var simulation = try Simulation(seed: seed, on: stage, sabotage: sabotage)
            let found = Set(try simulation.run().faults.map(\.invariant))
            if !found.isDisjoint(with: sabotage.breaks) {
                Effort.report("simulation: \(sabotage) found by seed \(seed)")
                return
            }
        }
        Issue.record("\(sabotage) was not found")
    }
}
