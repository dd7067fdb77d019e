import TestKit
import Testing

@Suite("Days on which anything may happen")
struct RandomDayTests {
    @Test(
        "leave every account balanced, and come out the same in batches and over restarts",
        arguments: 1...150)
    func staysBalanced(_ seed: Int) throws {
        var day = RandomDay(seed: UInt64(seed))
        var teller = try StoryTeller()
        var told = 0
        for line in day.story(sentences: 60).lines {
            // A sentence about a list that nobody declared has nothing to act upon.
            told += teller.attempt(line) ? 1 : 0
            let faults = try teller.ground.faults()
            try #require(faults == [], "seed \(seed), line \(line.number) \(line.words)")
        }
        #expect(teller.failures == [], "seed \(seed)")
        #expect(told > 40, "seed \(seed)")
        let outcome = try Outcome(teller.ground)
        for pace in [Diary.Pace.together, .restarted] {
            let again = try Outcome(try teller.ground.diary.relive(pace).ground)
            #expect(again.consignments == outcome.consignments, "seed \(seed), \(pace)")
            #expect(again.accounts == outcome.accounts, "seed \(seed), \(pace)")
            #expect(again.events == outcome.events, "seed \(seed), \(pace)")
        }
    }

    @Test("come out the same on PostgreSQL, one by one and in batches", arguments: 1...3)
    func sameOnPostgres(_ seed: Int) throws {
        var day = RandomDay(seed: UInt64(seed))
        var teller = try StoryTeller()
        for line in day.story(sentences: Effort.count(40, full: 200)).lines {
            _ = teller.attempt(line)
        }
        let outcome = try Outcome(teller.ground)
        for pace in [Diary.Pace.oneByOne, .together] {
            let again = try teller.ground.diary.relive(pace, on: .postgres).ground
            #expect(try Outcome(again) == outcome, "seed \(seed), \(pace)")
            #expect(try again.faults() == [], "seed \(seed), \(pace)")
        }
    }
}
