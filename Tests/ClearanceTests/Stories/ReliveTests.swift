import Clearance
import Ledger
import Messages
import TestKit
import Testing
import Values

@Suite("The same day lived again")
struct ReliveTests {
    @Test(
        "comes out the same one by one, in batches, rehearsed first, and over restarts",
        arguments: Stories.all)
    func livesAgain(_ story: Story) throws {
        var teller = try StoryTeller()
        _ = try teller.tell(story)
        let diary = teller.ground.diary
        let first = try diary.relive(.oneByOne)
        let told = try Outcome(first.ground)
        #expect(try Outcome(teller.ground) == told)
        for pace in [Diary.Pace.together, .rehearsed, .restarted] {
            let again = try diary.relive(pace)
            try expectSame(told, Outcome(again.ground), "\(pace)")
            #expect(
                again.answers.map(text) == first.answers.map(text), "\(story): answers, \(pace)")
            #expect(try again.ground.faults() == [])
        }
    }

    private func expectSame(_ left: Outcome, _ right: Outcome, _ pace: String) {
        #expect(left.consignments == right.consignments, "\(pace)")
        #expect(left.accounts == right.accounts, "\(pace)")
        #expect(left.events.count == right.events.count, "\(pace)")
        for (one, other) in zip(left.events, right.events) where one != other {
            #expect(one == other, "\(pace)")
            break
        }
    }

    private func text(_ answer: Answer) -> String {
        guard case .message(let message) = answer else { return "\(answer)" }
        return String(decoding: AnswerJSON.stored(message), as: UTF8.self)
    }
}

/// What a day left behind, so that two days can be compared.
struct Outcome: Equatable {
    var consignments: [String]
    var accounts: [Account]
    var events: [String]

    init(_ ground: Ground) throws {
        consignments = try ground.consignments().map { consignment in
            let detail = consignment.detail
            return """
                \(consignment.id) \(consignment.state) \(consignment.preNo) \
                \(consignment.invtNo ?? "-") \(consignment.copNo) \
                \(consignment.dueDay?.description ?? "-") \(consignment.taxNo ?? "-") \
                \(detail.attempt) \(detail.waitsFor) \(detail.issues.map(\.code)) \
                \(detail.assessment?.total ?? .zero) \(detail.returns.map(\.state))
                """
        }
        accounts = try ground.allAccounts().values.sorted { $0.id.text < $1.id.text }
        events = try ground.events().map { event in
            """
            \(event.seq) \(event.kind) \(event.consignment ?? "-") \(event.recipient ?? "-") \
            \(event.actor) \(event.detail ?? "-") \(event.receipt.map { "\($0)" } ?? "-")
            """
        }
    }
}
