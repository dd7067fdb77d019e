import Clearance
import Demonstration
import Ledger
import Messages
import TestKit
import Testing
import Values

@Suite("What must not pass is named, all of it")
struct ObjectionTests {
    @Test("A list that declares less than its order charges is taxed on what the order charges")
    func undervalued() throws {
        var ground = try Ground()
        var papers = ConsignmentPapers(1, at: ground.now)
        papers.order.freight = papers.list.freight + .yuan(20)
        papers.order.actualPaid = papers.order.actualPaid + .yuan(20)
        papers.payment.amountPaid = papers.order.actualPaid
        for paper in papers.papers { try ground.send(paper) }
        let assessment = try #require(try ground.consignment(papers)?.detail.assessment)
        #expect(assessment.dutiableValue == papers.order.goodsValue + papers.order.freight)
        #expect(
            assessment.items.map(\.quotaValue).reduce(.zero, +) == assessment.dutiableValue)
        #expect(try ground.faults() == [])
    }

    @Test("Every party that is not registered is named, not only the first")
    func unregistered() throws {
        var ground = try Ground()
        var papers = ConsignmentPapers(1, at: ground.now)
        papers.list.ebpCode = "3303969991"
        papers.list.logisticsCode = "3303969992"
        papers.list.assureCode = "3303969993"
        let answer: PaperAnswer = try ground.send(.importList(papers.list))
        #expect(
            answer.issues.filter { $0.severity == .error }.map(\.found) == [
                "3303969991", "3303969992", "3303969993",
            ])
    }

    @Test("A list refused for a difference names the papers still missing in its receipt too")
    func missingToo() throws {
        var ground = try Ground()
        var papers = ConsignmentPapers(1, at: ground.now)
        papers.list.buyerTelephone = "19900009999"
        try ground.send(.order(papers.order))
        let answer: PaperAnswer = try ground.send(.importList(papers.list))
        #expect(answer.returnStatus == "100")
        #expect(answer.returnInfo.contains("[Code:130126;"))
        #expect(answer.returnInfo.contains("对应的支付信息不存在"))
        #expect(answer.returnInfo.contains("对应的运单信息不存在"))
    }

    @Test("The same paper in a new message gets the first receipt again, number and time")
    func sameReceipt() throws {
        var ground = try Ground()
        let papers = ConsignmentPapers(1, at: ground.now)
        let first: PaperAnswer = try ground.send(.order(papers.order))
        ground.now = ground.now.adding(milliseconds: 60_000)
        let second: PaperAnswer = try ground.send(.order(papers.order))
        #expect(second.outcome == .duplicate)
        #expect(second.receipt == first.receipt)
        let next: PaperAnswer = try ground.send(.payment(papers.payment))
        #expect(next.receipt.guid != first.receipt.guid)
    }

    @Test("A changed return stays with its list")
    func otherList() throws {
        var ground = try Ground()
        var numbers: [String] = []
        let both = [1, 2].map { ConsignmentPapers($0, at: ground.now) }
        for papers in both {
            for paper in papers.papers { try ground.send(paper) }
            numbers.append(try #require(try ground.consignment(papers)?.invtNo))
        }
        var request = both[0].returnRequest(invtNo: numbers[0], lines: [(1, 1)], at: ground.now)
        #expect(try ground.send(.returnRequest(request)).returnStatus == "399")
        var moved = both[1].returnRequest(invtNo: numbers[1], lines: [(1, 1)], at: ground.now)
        (moved.copNo, moved.appType) = (request.copNo, "2")
        let answer: PaperAnswer = try ground.send(.returnRequest(moved))
        #expect(answer.outcome == .refused)
        #expect(answer.issues.map(\.code) == ["RET-08"])
        request.appType = "3"
        #expect(try ground.send(.returnRequest(request)).state == "deleted")
        #expect(try ground.faults() == [])
    }

    @Test("Only a waybill status S says that the parcel was handed over")
    func otherStatus() throws {
        var ground = try Ground()
        let papers = ConsignmentPapers(1, at: ground.now)
        for paper in papers.papers { try ground.send(paper) }
        var status = papers.waybillStatus(at: ground.now)
        status.logisticsStatus = "R"
        try ground.send(.waybillStatus(status))
        #expect(try ground.consignment(papers)?.detail.deliveredAt == nil)
    }

    @Test(
        "An entry into a book is read with blanks and in any case, or refused where it is wrong",
        arguments: [
            ("emsNo=%;itemRecordNo=1;qty=5", 5), (" EMSNO = % ; itemRecordNo = 1 ; qty = 5 ", 5),
            ("emsNo=%；itemRecordNo=1；qty=5", 5), ("普通备注", 0), ("emsNo=%;itemRecordNo=1", nil),
            ("emsNo=%;itemRecordNo=1;qty=abc", nil), ("emsNo=%;itemRecordNo=999;qty=5", nil),
            ("emsNo=%;itemRecordNo=1;qty=-5", nil),
        ])
    func bookEntry(note: String, quantity: Int64?) throws {
        var ground = try Ground()
        let papers = ConsignmentPapers(1, bonded: true, at: ground.now)
        let emsNo = DemonstrationGoods.emsNo
        let account = AccountID.stock(emsNo: emsNo, itemRecordNo: "1")
        for paper in papers.papers { try ground.send(paper) }
        let before = try #require(try ground.balance(of: account)).allowance
        var delivery = Delivery.entering(
            .yuan(1), of: .milkPowder, 1,
            at: ground.now)
        delivery.items[0].note = note.replacing("%", with: emsNo)
        let answer: PaperAnswer = try ground.send(.delivery(delivery))
        #expect((answer.outcome == .accepted) == (quantity != nil), "\(answer.issues)")
        if quantity == nil { #expect(answer.returnStatus == "-800001") }
        let after = try #require(try ground.balance(of: account)).allowance
        #expect(after - before == .yuan(quantity ?? 0))
    }

    @Test("A number that is no ID number is warned of in a demonstration and refused in earnest")
    func madeUpPerson() throws {
        for isDemonstration in [true, false] {
            var ground = try Ground(zone: { $0.signaturesRequired = !isDemonstration })
            var papers = ConsignmentPapers(1, at: ground.now)
            papers.order.buyerIdNumber = "110101188002290018"
            papers.payment.payerIdNumber = "110101188002290018"
            papers.list.buyerIdNumber = "110101188002290018"
            for paper in papers.papers.dropLast() { try ground.send(paper) }
            var message = try ground.message([.importList(papers.list)])
            message.signature = .verified
            guard case .message(let said) = try ground.submit([message]).first,
                let answer = said.papers.first
            else {
                Issue.record("the list was not answered")
                return
            }
            #expect(answer.state == (isDemonstration ? "released" : "rejected"))
            #expect(
                answer.issues.map(\.code).contains(isDemonstration ? "LEN-02" : "MAT-21"),
                "\(answer.issues.map(\.code))")
        }
    }
}
