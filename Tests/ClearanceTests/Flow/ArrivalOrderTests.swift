import Clearance
import Demonstration
import Messages
import TestKit
import Testing
import Values

@Suite("The order in which papers arrive decides nothing")
struct ArrivalOrderTests {
    /// All 24 orders of order, payment, waybill and list.
    static let orders: [[Int]] = (0..<4).flatMap { first in
        (0..<4).flatMap { second in
            (0..<4).flatMap { third in
                (0..<4).map { [first, second, third, $0] }
            }
        }
    }.filter { Set($0).count == 4 }

    @Test(
        "Four papers that agree end released, whichever came first and however they were batched",
        arguments: orders)
    func agree(_ order: [Int]) throws {
        let expected = try outcome(of: [0, 1, 2, 3], cut: 1) { $0 }
        #expect(expected.state == .released)
        #expect(expected.last == "800 [Code:2600;Desc:放行]")
        for cut in 1...4 { #expect(try outcome(of: order, cut: cut) { $0 } == expected) }
    }

    @Test(
        "Papers that disagree end rejected with nothing held, whichever came first",
        arguments: orders)
    func disagree(_ order: [Int]) throws {
        for cut in 1...4 {
            let end = try outcome(of: order, cut: cut) { paper in
                if case .payment = paper { paper.setting("amountPaid", "1.00") } else { paper }
            }
            #expect(end.state == .rejected)
            #expect(end.codes.contains("MAT-04"))
            #expect(end.quota == .zero)
            #expect(end.guarantee == .zero)
        }
    }

    @Test(
        "What may not pass is rejected for the same reason, whichever came first",
        arguments: orders)
    func overLimit(_ order: [Int]) throws {
        for cut in [1, 2, 4] {
            let lines = [ConsignmentPapers.Line(.milkPowder, 40)]
            let end = try outcome(of: order, cut: cut, lines: lines) { $0 }
            #expect(end.state == .rejected)
            #expect(end.codes == ["QUO-01"])
            #expect(end.quota == .zero)
        }
    }

    @Test("On PostgreSQL as well", arguments: [orders[0], orders[9], orders[23]])
    func onPostgres(_ order: [Int]) throws {
        try Engine.$current.withValue(.postgres) {
            try agree(order)
            try disagree(order)
        }
    }

    private struct End: Equatable {
        var state: ListState?
        var codes: [String]
        var tax: Amount?
        var quota: Amount
        var guarantee: Amount
        var last: String
    }

    /// Sends the papers in this order, `cut` at a time in one batch.
    private func outcome(
        of order: [Int], cut: Int, lines: [ConsignmentPapers.Line] = [.init(.milkPowder, 2)],
        _ change: (AnyPaper) -> AnyPaper?
    ) throws -> End {
        var ground = try Ground()
        let papers = ConsignmentPapers(1, lines: lines, at: ground.now)
        let submissions = try order.map { index in
            try ground.message([change(papers.papers[index]) ?? papers.papers[index]])
        }
        var rest = submissions[...]
        while !rest.isEmpty {
            _ = try ground.submit(Array(rest.prefix(cut)))
            rest = rest.dropFirst(cut)
        }
        let consignment = try #require(try ground.consignment(papers))
        let receipts = try ground.receipts(of: consignment.id).compactMap {
            if case .importListReceipt(let form) = $0 { form } else { nil }
        }
        #expect(try ground.faults() == [])
        return End(
            state: consignment.state, codes: consignment.detail.issues.map(\.code),
            tax: consignment.detail.assessment?.total,
            quota: try ground.quota(idNumber: papers.buyer.idNumber)?.posted ?? .zero,
            guarantee: try ground.balance(of: .guarantee(enterprise: consignment.assureCode))?
                .posted ?? .zero,
            last: receipts.last.map { "\($0.returnStatus) \($0.returnInfo)" } ?? "")
    }
}
