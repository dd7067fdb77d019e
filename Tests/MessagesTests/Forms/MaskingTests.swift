import Messages
import Testing

@Suite("Personal data is never shown as it is")
struct MaskingTests {
    @Test("no masked paper and no listing holds a personal value", arguments: MessageType.allCases)
    func nothingLeaks(type: MessageType) {
        for paper in samples(of: type, seed: 21, count: 3) {
            let personal = personalValues(of: paper)
            let shown = maskedFields(of: paper).map(\.value)
            let masked = maskedFields(of: paper.masked()).map(\.value)
            for value in personal {
                #expect(!shown.contains(value))
                #expect(!masked.contains(value))
            }
        }
    }

    @Test("an order shows its number in the clear and its buyer masked, with both labels")
    func order() throws {
        let paper = samples(of: .ceb311, seed: 21, count: 1)[0]
        let fields = maskedFields(of: paper)
        let buyer = try #require(fields.first { $0.tag == "buyerName" })
        #expect(buyer.value.hasSuffix("**"))
        #expect(buyer.chinese == "订购人姓名")
        #expect(buyer.english == "buyer name")
        #expect(fields.contains { $0.tag == "orderNo" && $0.value.hasPrefix("SO") })
        #expect(fields.contains { $0.line == 1 && $0.tag == "itemName" })
    }

    @Test("a format receipt does not show the message that it quotes")
    func quotation() {
        var receipt = FormatReceipt()
        receipt.oriBizMessage = "<buyerName>周试样</buyerName>"
        #expect(!maskedFields(of: .formatReceipt(receipt)).contains { $0.value.contains("周试样") })
    }

    private func personalValues(of paper: AnyPaper) -> [String] {
        switch paper {
        case .order(let order):
            [order.buyerName, order.buyerIdNumber, order.buyerTelephone, order.consigneeAddress]
        case .payment(let payment): [payment.payerName, payment.payerIdNumber]
        case .waybill(let waybill):
            [waybill.consignee, waybill.consigneeTelephone, waybill.consigneeAddress]
        case .importList(let list): [list.buyerName, list.buyerIdNumber, list.consigneeAddress]
        case .cancelRequest(let request): [request.buyerName, request.buyerIdNumber]
        case .returnRequest(let request): [request.buyerName, request.buyerIdNumber]
        case .exportWaybill(let waybill): [waybill.ebcTelephone ?? "-"]
        default: []
        }
    }
}
