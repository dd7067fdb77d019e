import Clearance
import Demonstration
import Messages
import TestKit
import Testing
import Values

@Suite("Who may send which paper")
struct SenderTests {
    /// CONTRACT 4.13, column by column; `express` is a logistics firm that sends on entrustment.
    private static let matrix = """
        role       order payment waybill status list cancel return delivery
        merchant   yes   no      no      no     yes  yes    yes    no
        platform   yes   no      no      no     yes  yes    yes    no
        payment    no    yes     no      no     no   no     no     no
        logistics  yes   yes     yes     yes    no   no     no     no
        broker     no    no      no      no     yes  yes    yes    no
        area       no    no      no      no     no   no     no     yes
        assurer    no    no      no      no     no   no     no     no
        """

    @Test("Each role sends what the contract gives it, and nothing else")
    func matrix() throws {
        let rows = Self.matrix.split(separator: "\n").map {
            $0.split(separator: " ").map(String.init)
        }
        let codes = [
            "merchant": DemonstrationEnterprise.merchant.code,
            "platform": DemonstrationEnterprise.platform.code,
            "payment": DemonstrationEnterprise.payment.code,
            "logistics": DemonstrationEnterprise.logistics.code,
            "broker": DemonstrationEnterprise.broker.code,
            "area": DemonstrationEnterprise.area.code,
            "assurer": DemonstrationEnterprise.assurer.code,
        ]
        for row in rows.dropFirst() {
            let code = try #require(codes[row[0]])
            for (kind, word) in zip(rows[0], row).dropFirst() {
                var ground = try Ground()
                let papers = ConsignmentPapers(1, at: ground.now)
                let paper = try #require(Self.paper(kind, papers, at: ground.now))
                let answer: PaperAnswer = try ground.send(paper, as: code)
                let isAllowed = !answer.issues.contains { $0.code == "REG-02" }
                #expect(isAllowed == (word == "yes"), "\(row[0]) \(kind)")
                if !isAllowed {
                    #expect(answer.outcome == .refused)
                    #expect(answer.returnStatus == "-10101")
                    #expect(try ground.count("paper") == 0)
                }
            }
        }
    }

    @Test(
        "Nobody sends papers of export yet, and nothing of them is kept",
        arguments: MessageType.allCases.filter { $0.isRequest && !$0.isTaken })
    func export(type: MessageType) throws {
        var ground = try Ground()
        let submission = try ground.message(
            samples(of: type, seed: 1, count: 2), as: DemonstrationEnterprise.broker.code)
        guard case .forbidden(let issue) = try ground.submit([submission]).first else {
            Testing.Issue.record("\(type.rawValue) was taken")
            return
        }
        #expect(issue.code == "REG-02" && issue.path == type.rawValue)
        #expect(try ground.count("paper") == 0 && ground.count("message") == 0)
    }

    @Test("A role is not enough: the sender is a party of the paper")
    func parties() throws {
        let stranger = DemonstrationEnterprise.reviewedMerchant.code
        var ground = try Ground()
        let papers = ConsignmentPapers(1, at: ground.now)
        for kind in ["order", "list", "cancel", "return"] {
            let paper = try #require(Self.paper(kind, papers, at: ground.now))
            let answer: PaperAnswer = try ground.send(paper, as: stranger)
            #expect(answer.issues.map(\.code) == ["REG-02"], "\(kind)")
        }
    }

    @Test("Another's list looks like none: a stranger learns no number and moves nothing")
    func strangers() throws {
        var ground = try Ground()
        let papers = ConsignmentPapers(1, at: ground.now)
        for paper in papers.papers { let _: PaperAnswer = try ground.send(paper) }
        let invtNo = try #require(try ground.consignment(papers)?.invtNo)
        let stranger = DemonstrationEnterprise.reviewedMerchant.code
        let cancel = try #require(
            AnyPaper.cancelRequest(papers.cancelRequest(invtNo: invtNo, at: ground.now))
                .setting("agentCode", stranger))
        let back = try #require(
            AnyPaper.returnRequest(
                papers.returnRequest(invtNo: invtNo, lines: [(1, 1)], at: ground.now)
            ).setting("agentCode", stranger))
        let list = try #require(AnyPaper.importList(papers.list).setting("agentCode", stranger))
        for (paper, code) in [(cancel, "CAN-01"), (back, "RET-05"), (list, "INT-01")] {
            let answer: PaperAnswer = try ground.send(paper, as: stranger)
            #expect(answer.outcome == .refused)
            #expect(answer.issues.map(\.code) == [code])
            #expect(answer.invtNo == nil)
            #expect(answer.consignment == nil)
            #expect(answer.issues.allSatisfy { $0.expected == nil })
        }
        #expect(try ground.consignment(papers)?.state == .released)
    }

    private static func paper(
        _ kind: String, _ papers: ConsignmentPapers, at now: Instant
    ) -> AnyPaper? {
        switch kind {
        case "order": .order(papers.order)
        case "payment": .payment(papers.payment)
        case "waybill": .waybill(papers.waybill)
        case "status": .waybillStatus(papers.waybillStatus(at: now))
        case "list": .importList(papers.list)
        case "cancel":
            .cancelRequest(papers.cancelRequest(invtNo: "290320261000000001", at: now))
        case "return":
            .returnRequest(
                papers.returnRequest(invtNo: "290320261000000001", lines: [(1, 1)], at: now))
        case "delivery": .delivery(.entering(.yuan(1), of: .milkPowder, 1, at: now))
        default: nil
        }
    }
}
