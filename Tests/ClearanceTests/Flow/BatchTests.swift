import Clearance
import Demonstration
import Messages
import TestKit
import Testing
import Values

@Suite("A batch counts everything once", .everyEngine)
struct BatchTests {
    @Test(
        "Many lists of one person in one batch never exceed the year's limit",
        arguments: [1, 7, 200])
    func annualLimit(_ cut: Int) throws {
        var ground = try Ground()
        let buyer = DemonstrationPerson(7)
        var submissions: [Submission] = []
        // 26 lists of 1,000 + 20: only 25 fit into 26,000.
        for number in 1...30 {
            let papers = ConsignmentPapers(
                number, buyer: buyer, lines: [.init(.milkPowder, 6), .init(.nappies, 1)],
                at: ground.now)
            for paper in papers.papers { submissions.append(try ground.message([paper])) }
        }
        var rest = submissions[...]
        while !rest.isEmpty {
            _ = try ground.submit(Array(rest.prefix(cut)))
            rest = rest.dropFirst(cut)
        }
        let account = try #require(try ground.quota(idNumber: buyer.idNumber))
        // 6 x 150 + 95 + 20 = 1,015, of which 25 fit.
        #expect(account.posted == .yuan(25 * 1_015))
        #expect(account.held == .zero)
        let states = try ground.consignments().map(\.state)
        #expect(states.count { $0 == .released } == 25)
        #expect(states.count { $0 == .rejected } == 5)
        #expect(try ground.faults() == [])
    }

    @Test("A message of many papers answers each at its place, the good beside the bad")
    func manyPapers() throws {
        var ground = try Ground()
        let consignments = (1...5).map { ConsignmentPapers($0, at: ground.now) }
        var orders = consignments.map { AnyPaper.order($0.order) }
        orders[2] = try #require(orders[2].setting("acturalPaid", "1.00"))
        let answer: MessageAnswer = try ground.send(orders)
        #expect(
            answer.papers.map(\.outcome) == [.accepted, .accepted, .refused, .accepted, .accepted])
        #expect(answer.papers.map(\.index) == [0, 1, 2, 3, 4])
        #expect(answer.papers[2].returnStatus == "-301008")
        #expect(answer.papers[2].issues.contains { $0.official == "-301008" })
    }

    @Test("A dry run says what would be, and keeps nothing")
    func dryRun() throws {
        var ground = try Ground()
        let papers = ConsignmentPapers(1, lines: [.init(.milkPowder, 2)], at: ground.now)
        for paper in papers.papers.dropLast() {
            let _: PaperAnswer = try ground.send(paper)
        }
        let before = try counts(ground)
        let said: PaperAnswer = try ground.send(.importList(papers.list), dryRun: true)
        let again: PaperAnswer = try ground.send(.importList(papers.list), dryRun: true)
        #expect(said.state == "released")
        #expect(said.receipt == again.receipt)
        #expect(try counts(ground) == before)
        #expect(try ground.consignment(papers) == nil)
        #expect(try ground.quota(idNumber: papers.buyer.idNumber) == nil)
        let real: PaperAnswer = try ground.send(.importList(papers.list))
        #expect(real.receipt == said.receipt)
        #expect(real.returnInfo == said.returnInfo)
    }

    @Test("A dry run among others in a batch is not seen by them")
    func dryRunBeside() throws {
        var ground = try Ground()
        let papers = ConsignmentPapers(1, at: ground.now)
        var batch: [Submission] = []
        for paper in papers.papers { batch.append(try ground.message([paper], dryRun: true)) }
        batch.append(try ground.message([.importList(papers.list)]))
        let answers = try ground.submit(batch)
        let states = answers.map { answer -> String? in
            if case .message(let message) = answer { message.papers.first?.state } else { nil }
        }
        #expect(states == ["accepted", "accepted", "accepted", "waiting", "waiting"])
        #expect(try ground.count("paper") == 1)
    }

    private func counts(_ ground: Ground) throws -> [Int] {
        try [
            "message", "paper", "consignment", "waiting", "account", "posting", "event", "counter",
        ]
        .map { try ground.count($0) }
    }
}
