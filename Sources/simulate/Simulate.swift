import Foundation
import TestKit

/// `swift run -c release simulate 100000 1`: so many stories, from a seed, as fast as can be.
@main
struct Simulate {
    static func main() async throws {
        let arguments = CommandLine.arguments.dropFirst()
        if arguments.first == "bugs" { return try findBugs() }
        let numbers = arguments.map { UInt64($0) ?? 0 }
        let count = Int(numbers.first ?? 2_000)
        let campaign = try await Campaign.run(seeds: numbers.dropFirst().first ?? 1, count: count)
        Effort.report("simulation: \(campaign)")
        for report in campaign.broken { Effort.report(report.complaint) }
        if !campaign.broken.isEmpty { exit(1) }
    }

    /// How soon each bug on purpose is found.
    private static func findBugs() throws {
        let stage = try Stage()
        for sabotage in Sabotage.allCases {
            let seed = try Simulation.find(sabotage, within: 100, on: stage)
            Effort.report("\(sabotage): \(seed.map { "seed \($0)" } ?? "not found")")
        }
    }
}
