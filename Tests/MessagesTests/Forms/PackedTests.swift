import Messages
import Testing
import Values

@Suite("A paper that is stored comes back as it was")
struct PackedTests {
    @Test("every sample of every type survives the storage form", arguments: MessageType.allCases)
    func identity(type: MessageType) {
        for paper in samples(of: type, seed: 11, count: 4) {
            #expect(AnyPaper(type: type, packed: paper.packed) == paper)
        }
    }

    @Test("an absent note and an empty one stay different")
    func absence() throws {
        var waybill = Waybill()
        waybill.billNo = ""
        waybill.freight = .zero
        let back = try #require(Waybill(packed: waybill.packed()))
        #expect(back.billNo == "")
        #expect(back.note == nil)
        #expect(back.freight == .zero)
        #expect(back.insuredFee == nil)
    }

    @Test("the largest amounts, long texts and any character survive")
    func extremes() {
        var order = Order()
        order.goodsValue = .max
        order.freight = .min
        order.orderNo = String(repeating: "长", count: 400)
        order.note = "\u{1F}\u{1E}\0𠮷"
        order.buyerName = String(repeating: "x", count: 251)
        order.consignee = String(repeating: "x", count: 252)
        var item = OrderItem()
        item.gnum = .max
        order.items = [item]
        #expect(Order(packed: order.packed()) == order)
    }

    @Test("a damaged row is refused and never crashes", arguments: MessageType.allCases)
    func damage(type: MessageType) {
        let bytes = samples(of: type, seed: 3, count: 1)[0].packed
        for length in 0..<bytes.count {
            #expect(AnyPaper(type: type, packed: Array(bytes[..<length])) == nil)
        }
        #expect(AnyPaper(type: type, packed: bytes + [0]) == nil)
        for index in bytes.indices {
            var damaged = bytes
            damaged[index] = 0xFF
            _ = AnyPaper(type: type, packed: damaged)
        }
    }

    @Test("a list with two lines is stored in less than a kilobyte")
    func size() throws {
        let papers = samples(of: .ceb621, seed: 5, count: 20)
        let list = try #require(
            papers.first {
                if case .importList(let list) = $0 { list.items.count == 2 } else { false }
            })
        #expect(list.packed.count < 1_024)
    }

    @Test("BaseTransfer survives the storage form")
    func transfer() {
        var transfer = BaseTransfer()
        transfer.copCode = "3301960002"
        transfer.note = "样例"
        #expect(BaseTransfer(packedFields: transfer.packedFields()) == transfer)
    }
}

@Suite("A resend is compared with what was declared before")
struct DifferenceTests {
    private func order(_ change: (inout Order) -> Void = { _ in }) throws -> AnyPaper {
        guard case .order(var order) = samples(of: .ceb311, seed: 2, count: 1)[0] else {
            throw WrongSample()
        }
        change(&order)
        return .order(order)
    }

    private struct WrongSample: Error {}

    @Test("a new guid, kind and time of sending do not make another order")
    func resend() throws {
        let again = try order {
            $0.guid = String(repeating: "F", count: 36)
            $0.appTime = "20301231235959"
            $0.appType = "2"
        }
        #expect(try order().sameContent(as: again))
        #expect(try order().differences(from: again).isEmpty)
    }

    @Test("each differing field is named with both labels, personal values masked")
    func naming() throws {
        let first = try order()
        let other = try order {
            $0.buyerName = "周试样"
            $0.items[0].qty = .yuan(9)
            $0.note = "改"
        }
        #expect(!first.sameContent(as: other))
        let found = first.differences(from: other)
        #expect(found.map(\.path) == ["OrderHead/buyerName", "OrderHead/note", "OrderList[0]/qty"])
        #expect(found[0].theirs == "周**")
        #expect(found[0].chinese == "订购人姓名")
        #expect(found[0].english == "buyer name")
        #expect(found[1].ours == nil)
        #expect(found[2].theirs == "9")
    }

    @Test("another number of lines is a difference of its own")
    func lines() throws {
        let other = try order { $0.items.append(OrderItem()) }
        let found = try order().differences(from: other)
        #expect(found.map(\.path) == ["OrderList"])
    }

    @Test("papers of two types have nothing in common")
    func types() throws {
        let payment = samples(of: .ceb411, seed: 2, count: 1)[0]
        #expect(!(try order().sameContent(as: payment)))
        #expect(try order().differences(from: payment).map(\.theirs) == ["CEB411Message"])
    }
}
