import Foundation
import Messages
import Testing
import Values

@testable import Clearance

@Suite("What is decided of a consignment is kept")
struct ConsignmentDetailTests {
    @Test("Every part of it is read back as it was written, quotes and line ends too")
    func everything() throws {
        var detail = ConsignmentDetail()
        detail.attempt = 3
        detail.waitsFor = [AwaitedPaper(kind: 411, key: "3303961002\u{1F}YS\"1\\2")]
        detail.assessment = try Goods.assessment(Goods.list([("9503008900", "3", "100")]))
        detail.channel = "yellow"
        detail.channelReason = Bilingual("布控\n命中", "on a\twatch list")
        detail.quotaYear = 2026
        detail.issues = [
            Issue(
                severity: .warning, code: "MAT-04", official: "1332", path: "Payment", line: 4,
                column: 7, message: Bilingual("不一致", "differs"), expected: "1", found: "2",
                citation: "CEB 2022-05", fix: Bilingual("改", "mend")),
            Issue(code: "REG-01", path: "Order", message: Bilingual("未备案", "unknown")),
        ]
        detail.returns = [
            GoodsReturn(
                agentCode: "3303961003", copNo: "T1", preNo: "B1", sender: "3303961003",
                state: .arrived, lines: [GoodsReturn.Line(gnum: 2, quantity: .max)],
                appliedDay: "2026-11-21", arrivedDay: "2026-11-22")
        ]
        detail.deliveredAt = "20261121120000"
        detail.warehouseEntry = "W1"
        detail.billedTax = "29.12"
        detail.billedDay = "2026-12-22"
        detail.paidDay = "2026-12-23"
        detail.paymentReference = "P1"

        let read = try JSONDecoder().decode(ConsignmentDetail.self, from: Data(detail.json))
        #expect(read == detail)
    }

    @Test("What is not known stays unknown")
    func nothing() throws {
        let detail = ConsignmentDetail()
        #expect(
            try JSONDecoder().decode(ConsignmentDetail.self, from: Data(detail.json)) == detail)
    }
}
