import Messages
import Testing
import Values

@Suite("Fields of a paper agree with each other as the specification asks")
struct ReadRuleTests {
    @Test("an order's paid amount is goods + freight + tax - discount, exactly")
    func orderSum() throws {
        let text = Trade.xml(Trade.order()).with("acturalPaid", "114.00001")
        let issue = try #require(text.paperIssues.first)
        #expect(issue.code == "MSG-072" && issue.official == "-301008")
        #expect(issue.path == "Order[0]/OrderHead/acturalPaid")
        #expect(issue.expected == "114" && issue.found == "114.00001")
        #expect(text.paperIssues.count == 1)
    }

    @Test("a sum is not asked of amounts that could not be read")
    func unread() {
        #expect(Trade.xml(Trade.order()).with("freight", "x").paperCodes == ["MSG-042"])
        #expect(Trade.xml(Trade.list()).with("netWeight", "x").paperCodes == ["MSG-042"])
    }

    @Test("a line's total may differ from price times quantity by less than a fen")
    func lineTotal() {
        var list = Trade.list()
        list.items[0].price = Amount(raw: 333_333)
        list.items[0].qty = .yuan(3)
        list.items[0].totalPrice = .yuan(10)
        #expect(Trade.xml(list).paperCodes == [])
        list.items[0].totalPrice = Amount(raw: 1_001_000)
        #expect(Trade.xml(list).paperCodes == ["LEN-04"])
    }

    @Test("line numbers run from 1 without a gap, in any order")
    func lineNumbers() {
        func codes(_ numbers: [Int]) -> [String] {
            var list = Trade.list(lines: numbers.count)
            for (index, number) in numbers.enumerated() { list.items[index].gnum = number }
            return Trade.xml(list).paperIssues.map { "\($0.code) \($0.official ?? "")" }
        }
        #expect(codes([2, 1, 3]) == [])
        #expect(codes([1, 2, 4]) == ["MSG-070 -621001"])
        #expect(codes([1, 1, 3]) == ["MSG-071 -621027"])
        #expect(codes([0, 1, 2]) == ["MSG-070 -621001"])
        var order = Trade.order()
        order.items[1].gnum = 1
        #expect(Trade.xml(order).paperIssues.map(\.official) == ["-301002"])
    }

    @Test("a return names lines of the original list: any of them, none twice")
    func returnedLines() throws {
        guard
            case .returnRequest(var request)? =
                samples(of: .ceb625, seed: 1, count: 1).first, let item = request.items.first
        else {
            Issue.record("no sample")
            return
        }
        func codes(_ numbers: [Int]) throws -> [String] {
            request.items = numbers.map { number in
                var item = item
                item.gnum = number
                return item
            }
            let bytes = writeMessage(
                [request], guid: Trade.guid, transfer: Trade.transfer,
                signature: Trade.signature)
            return try readMessage(bytes).get().papers[0].issues.map(\.code)
        }
        #expect(try codes([7, 3]) == [])
        #expect(try codes([3, 3]) == ["MSG-071"])
        #expect(try codes([0]) == ["MSG-070"])
    }

    @Test(
        "bonded import asks for book and area, direct purchase for the means of transport",
        arguments: [
            ("1210", "emsNo", "MSG-074"), ("1210", "areaCode", "MSG-074"),
            ("1239", "areaName", "MSG-074"), ("1210", "itemRecordNo", "MSG-074"),
            ("9610", "trafNo", "MSG-075"), ("9610", "voyageNo", "MSG-075"),
            ("9610", "billNo", "MSG-075"),
        ])
    func modes(mode: String, tag: String, code: String) {
        let list = Trade.xml(Trade.list(mode: mode))
        #expect(list.without(tag).paperCodes == [code])
        #expect(list.with(tag, " ").paperCodes == [code])
    }

    @Test("bonded goods come from 142, net weight is at most gross, a second unit has a quantity")
    func others() {
        let bonded = Trade.xml(Trade.list(mode: "1210"))
        #expect(bonded.with("country", "601").paperCodes == ["MSG-076"])
        let list = Trade.xml(Trade.list())
        #expect(list.with("netWeight", "2").paperCodes == [])
        #expect(list.with("netWeight", "2.00001").paperCodes == ["MSG-077"])
        var second = Trade.list()
        second.items[0].unit2 = "011"
        #expect(Trade.xml(second).paperCodes == ["MSG-078"])
        second.items[0].qty2 = .yuan(1)
        #expect(Trade.xml(second).paperCodes == [])
        second.items[0].unit2 = nil
        #expect(Trade.xml(second).paperCodes == ["MSG-078"])
        second.items[0].qty2 = .zero
        #expect(Trade.xml(second).paperCodes == [])
    }

    @Test("a cancellation can only be new")
    func cancellation() {
        let issues = Trade.xml(Trade.cancel()).with("appType", "2").paperIssues
        #expect(issues.map(\.code) == ["MSG-050"])
        #expect(issues.map(\.official) == ["-623001"])
        #expect(issues.map(\.path) == ["InvtCancel[0]/appType"])
    }
}
