import Messages
import Testing
import Values

@Suite("Samples are made up, valid and the same every time")
struct SampleTests {
    @Test(
        "the same seed makes the same bytes, another seed others", arguments: MessageType.allCases)
    func determinism(type: MessageType) {
        let first = sampleMessage(of: type, seed: 9, count: 2)
        #expect(first == sampleMessage(of: type, seed: 9, count: 2))
        #expect(first != sampleMessage(of: type, seed: 10, count: 2))
    }

    @Test("order, payment, waybill and list of one seed and number belong together")
    func consignment() throws {
        for number in 0..<6 {
            guard case .order(let order) = samples(of: .ceb311, seed: 4, count: 6)[number],
                case .payment(let payment) = samples(of: .ceb411, seed: 4, count: 6)[number],
                case .waybill(let waybill) = samples(of: .ceb511, seed: 4, count: 6)[number],
                case .importList(let list) = samples(of: .ceb621, seed: 4, count: 6)[number]
            else {
                Testing.Issue.record("a sample has another type than was asked for")
                return
            }
            #expect(payment.orderNo == order.orderNo && payment.amountPaid == order.actualPaid)
            #expect(payment.payerIdNumber == order.buyerIdNumber)
            #expect(waybill.orderNo == order.orderNo && waybill.consignee == order.consignee)
            #expect(list.logisticsNo == waybill.logisticsNo && list.orderNo == order.orderNo)
            #expect(list.items.map(\.totalPrice) == order.items.map(\.totalPrice))
            #expect(list.tradeMode == (number.isMultiple(of: 2) ? "9610" : "1210"))
            #expect(list.netWeight < list.grossWeight)
        }
    }

    @Test("buyers have a right check digit and were born before 1900")
    func buyers() throws {
        for paper in samples(of: .ceb311, seed: 8, count: 50) {
            guard case .order(let order) = paper else { continue }
            let id = try #require(ResidentID(order.buyerIdNumber))
            #expect(id.birthDay.year < 1900)
        }
    }

    @Test("the message guid and those of its papers all differ")
    func guids() {
        var seen: Set<String> = []
        for type in MessageType.allCases {
            let text = String(decoding: sampleMessage(of: type, seed: 1, count: 2), as: UTF8.self)
            if let found = text.firstMatch(of: /[ :]guid="([^"]+)"/) {
                seen.insert(String(found.1))
            }
            for paper in samples(of: type, seed: 1, count: 2) {
                let guid = maskedFields(of: paper).first { $0.tag == "guid" }?.value ?? ""
                #expect(UUID36.isGUID(guid))
                seen.insert(guid)
            }
        }
        #expect(seen.count == MessageType.allCases.count * 3)
    }
}
