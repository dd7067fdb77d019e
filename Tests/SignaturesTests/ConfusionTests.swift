import Foundation
import TestKit
import Testing

@testable import Signatures

@Suite("Wrapped, confused and re-used signatures are refused", .enabled(if: Vectors.arePresent))
struct ConfusionTests {
    private struct Row: Decodable {
        let id: String
        let expect: String
    }

    @Test("Each of the catalogued cases comes out as the catalogue says")
    func catalogue() throws {
        let rows = try Vectors.json("vectors/xmldsig/cases.json", as: [Row].self)
        #expect(rows.count == 37)
        #expect(Ground.verify(ConfusionCase.signed).isAccepted)
        for row in rows {
            let trials = try #require(ConfusionCase.trials(row.id), "\(row.id) has no trial")
            for (index, trial) in trials.enumerated() {
                let place = Comment(rawValue: "\(row.id) \(index)")
                let verdict = Ground.verify(trial.message, trial.policy)
                let quick = Ground.verify(trial.message, trial.policy, explaining: false)
                #expect(verdict.problem == quick.problem, place)
                switch row.expect {
                case "reject":
                    #expect(!verdict.isAccepted, place)
                case "legacy-profile":
                    #expect(!verdict.isAccepted, place)
                    let legacy = Ground.verify(trial.message, Ground.everything)
                    #expect(legacy.isAccepted && legacy.profile?.isWeak == true, place)
                case "verify":
                    #expect(verdict.isAccepted, place)
                case "same-answer":
                    #expect(verdict.isAccepted, place)
                    #expect(verdict == Ground.verify(trial.message, trial.policy), place)
                default: Issue.record("unknown expectation \(row.expect)")
                }
                if let problem = trial.problem {
                    #expect(verdict.problem == problem, "\(row.id) \(index) \(verdict.steps)")
                }
            }
        }
    }

    @Test("Five thousand references cost no more than one message of that size")
    func bounded() throws {
        let trial = try #require(ConfusionCase.trials("ref_many")?.first)
        let took = Effort.processorTime { _ = Ground.verify(trial.message) }.time
        #expect(took < .seconds(2))
    }
}
