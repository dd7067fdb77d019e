import Clearance
import Demonstration
import Messages
import TestKit
import Testing

@Suite("A message is taken once", .everyEngine)
struct ResendTests {
    private static let guid = "DE300000-0000-4000-8888-000000000001"

    @Test("The same message again gets its first answer, byte for byte")
    func replay() throws {
        var ground = try Ground()
        let papers = ConsignmentPapers(1, at: ground.now)
        let submission = try ground.message([.order(papers.order)], guid: Self.guid)
        guard case .message(let first) = try ground.submit([submission]).first else {
            Issue.record("the first sending was not answered")
            return
        }
        let events = try ground.count("event")
        ground.restart()
        guard case .replay(let kept) = try ground.submit([submission]).first else {
            Issue.record("the second sending was not recognised")
            return
        }
        #expect(kept == AnswerJSON.stored(first))
        #expect(AnswerJSON.receipts(kept) == first.papers.map(\.receipt))
        #expect(try ground.count("event") == events)
        #expect(try ground.count("message") == 1)
    }

    @Test("Twice in one batch it is taken once as well")
    func replayInBatch() throws {
        var ground = try Ground()
        let papers = ConsignmentPapers(1, at: ground.now)
        let submission = try ground.message([.order(papers.order)], guid: Self.guid)
        let answers = try ground.submit([submission, submission])
        guard case .message = answers[0], case .replay = answers[1] else {
            Issue.record("answered \(answers)")
            return
        }
        #expect(try ground.count("message") == 1)
    }

    @Test("Its guid for other content, or from another sender, is a conflict")
    func conflict() throws {
        var ground = try Ground()
        let papers = ConsignmentPapers(1, at: ground.now)
        let other = ConsignmentPapers(2, at: ground.now)
        let first = try ground.message([.order(papers.order)], guid: Self.guid)
        let second = try ground.message([.order(other.order)], guid: Self.guid)
        let third = try ground.message(
            [.order(papers.order)], as: DemonstrationEnterprise.platform.code, guid: Self.guid)
        for (index, answer) in try ground.submit([first, second, third]).enumerated().dropFirst() {
            guard case .guidConflict(let guid) = answer else {
                Issue.record("message \(index) was answered \(answer)")
                continue
            }
            #expect(guid == Self.guid)
        }
        #expect(try ground.count("paper") == 1)
    }

    @Test("Who sends for another enterprise than the key's is refused as a whole")
    func senderIsCaller() throws {
        var ground = try Ground()
        let papers = ConsignmentPapers(1, at: ground.now)
        var submission = try ground.message([.order(papers.order)])
        submission.actor.enterprise = DemonstrationEnterprise.broker.code
        guard case .forbidden(let issue) = try ground.submit([submission]).first else {
            Issue.record("a message of another enterprise was taken")
            return
        }
        #expect(issue.code == "INT-06")
        #expect(try ground.count("message") == 0)
    }
}
