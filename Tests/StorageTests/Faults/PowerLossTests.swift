import TestKit
import Testing

@Suite("A machine that loses power")
struct PowerLossTests {
    @Test("keeps what was acknowledged, and nothing half, whatever the disk lost, tore or mixed up")
    func powerLoss() throws {
        let day = try PaperDay.usual.get()
        let seeds = Seeds(count: Effort.count(500, full: 10_000))
        var cut = 0
        for seed in seeds.all {
            var trial = try Trial(day, seed: seed)
            try trial.losePower()
            try #require(trial.findings == [], "TONGGUAN_SEED=\(seed)")
            if !trial.problems.isEmpty { cut += 1 }
        }
        #expect(
            seeds.isSingle || cut * 10 > seeds.all.count * 5, "most seeds must interrupt something")
        Effort.report("power lost at \(seeds), \(cut) of them amid the day")
    }

    @Test("would be found out by these tests if its disk lied about flushing")
    func liesAreFound() throws {
        let day = try PaperDay.usual.get()
        var found = 0
        let seeds = Seeds(count: Effort.count(40, full: 400))
        for seed in seeds.all {
            var trial = try Trial(day, seed: seed, liesAboutFlushes: true)
            try trial.losePower()
            if !trial.findings.isEmpty { found += 1 }
        }
        #expect(seeds.isSingle || found * 4 > seeds.all.count)
        Effort.report("power lost on a disk that lies at \(seeds): \(found) found out")
    }
}

/// The seeds of a campaign, or the one that is to be had again.
struct Seeds: CustomStringConvertible {
    let all: [UInt64]
    let isSingle: Bool

    init(count: Int) {
        isSingle = Effort.seed != nil
        all = Effort.seed.map { [$0] } ?? Array(1...UInt64(count))
    }

    var description: String {
        isSingle ? "seed \(all.first ?? 0)" : "\(all.count) seeds from 1"
    }
}
