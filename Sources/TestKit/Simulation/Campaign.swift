import Clearance

/// 战役: many stories, half of them on each of two threads, and what became of them.
package struct Campaign: CustomStringConvertible, Sendable {
    package private(set) var seeds: ClosedRange<UInt64>
    package private(set) var stories = 0
    /// Those that broke a promise; at most twenty are kept.
    package private(set) var broken: [Simulation.Report] = []
    private var errands = 0
    private var sendings = 0
    private var turns = 0
    private var mishaps = 0
    private var restarts = 0
    private var duration = Duration.zero

    private init(seeds: ClosedRange<UInt64>) { self.seeds = seeds }

    package static func run(seeds first: UInt64, count: Int) async throws -> Campaign {
        let seeds = first...(first + UInt64(count) - 1)
        let start = ContinuousClock.now
        return try await withThrowingTaskGroup(of: Campaign.self) { group in
            for thread in 0..<min(2, UInt64(count)) {
                group.addTask {
                    var part = Campaign(seeds: seeds)
                    let stage = try Stage()
                    for seed in stride(from: first + thread, through: seeds.upperBound, by: 2) {
                        var simulation = try Simulation(seed: seed, on: stage)
                        part.add(try simulation.run())
                        if part.broken.count >= 10 { break }
                    }
                    return part
                }
            }
            var whole = Campaign(seeds: seeds)
            for try await part in group { whole.add(part) }
            whole.duration = ContinuousClock.now - start
            return whole
        }
    }

    private mutating func add(_ report: Simulation.Report) {
        stories += 1
        errands += report.errands
        sendings += report.sendings
        turns += report.turns
        mishaps += report.mishaps
        restarts += report.restarts
        if !report.faults.isEmpty { broken.append(report) }
    }

    private mutating func add(_ part: Campaign) {
        stories += part.stories
        errands += part.errands
        sendings += part.sendings
        turns += part.turns
        mishaps += part.mishaps
        restarts += part.restarts
        broken += part.broken
    }

    package var description: String {
        let milliseconds =
            Int(duration.components.seconds) * 1_000
            + Int(duration.components.attoseconds / 1_000_000_000_000_000)
        return """
            \(stories) stories, seeds \(seeds.lowerBound)...\(seeds.upperBound), \(errands) errands \
            sent \(sendings) times, \(turns) batches, \(mishaps) failures of the storage, \
            \(restarts) restarts, \(broken.count) broken; \
            \(stories * 60_000 / max(1, milliseconds)) a minute
            """
    }
}
