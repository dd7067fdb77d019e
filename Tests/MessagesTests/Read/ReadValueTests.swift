import Messages
import Testing

@Suite("A value is judged as the official schema and the notes of the specification do")
struct ReadValueTests {
    @Test("the papers that the other tests spoil are correct")
    func correct() {
        #expect(Trade.xml(Trade.order()).paperIssues == [])
        #expect(Trade.xml(Trade.list()).paperIssues == [])
        #expect(Trade.xml(Trade.list(mode: "1210")).paperIssues == [])
        #expect(Trade.xml(Trade.list(mode: "1239")).paperIssues == [])
        #expect(Trade.xml(Trade.cancel()).paperIssues == [])
    }

    @Test(
        "a wrong value of a list is named with its rule",
        arguments: [
            ("appType", "4", "MSG-050"), ("appStatus", "3", "MSG-051"),
            ("appStatus", "12", "MSG-051"), ("appStatus", "1234", "MSG-041"),
            ("appTime", "20260229101010", "MSG-052"), ("appTime", "20261121246000", "MSG-052"),
            ("declTime", "20260230", "MSG-053"), ("declTime", "2026-1-1", "MSG-053"),
            ("ieFlag", "E", "MSG-054"), ("currency", "502", "MSG-054"),
            ("buyerIdType", "2", "MSG-054"), ("tradeMode", "0110", "MSG-055"),
            ("trafMode", "?", "MSG-056"), ("country", "ZZZ", "MSG-056"),
            ("unit", "999", "MSG-056"), ("gcode", "190110100A", "MSG-057"),
            ("gcode", "19011010", "MSG-040"), ("orderNo", "", "MSG-040"),
            ("freight", "1e3", "MSG-042"), ("freight", "", "MSG-042"),
            ("freight", "0.123456", "MSG-043"), ("freight", "123456789012345678.5", "MSG-LIM"),
            ("freight", "12345678901234567890", "MSG-044"), ("freight", "-1", "MSG-059"),
            ("freight", "99999999999999", "MSG-LIM"), ("qty", "0", "MSG-060"),
            ("packNo", "1.0", "MSG-045"), ("packNo", "1000000000", "MSG-044"),
            ("gnum", "2147483648", "MSG-045"), ("gnum", "", "MSG-045"), ("gnum", " 1", "MSG-045"),
        ])
    func wrong(tag: String, value: String, code: String) {
        #expect(Trade.xml(Trade.list()).with(tag, value).paperCodes == [code])
    }

    @Test(
        "what the schema allows is taken",
        arguments: [
            ("freight", "+1.50000"), ("freight", ".5"), ("freight", "5."), ("freight", "\n 7 "),
            ("freight", "000000000000000000000001"), ("freight", "1.0000000000"),
            ("packNo", "+1"), ("packNo", "01"), ("preNo", ""), ("orderNo", " blanks count "),
            ("note", "a<![CDATA[<b>]]>&amp;c"), ("currency", ""),
        ])
    func right(tag: String, value: String) {
        var list = Trade.list()
        list.preNo = "P"
        list.note = "N"
        #expect(Trade.xml(list).with(tag, value).paperCodes == [])
    }

    @Test("lengths count characters, not bytes and not what is seen")
    func lengths() {
        let order = Trade.xml(Trade.order())
        #expect(order.with("buyerName", String(repeating: "字", count: 60)).paperCodes == [])
        #expect(order.with("buyerName", String(repeating: "😀", count: 60)).paperCodes == [])
        #expect(
            order.with("buyerName", String(repeating: "字", count: 61)).paperCodes == ["MSG-041"])
        let accents = "e" + String(repeating: "\u{301}", count: 60)
        #expect(order.with("buyerName", accents).paperCodes == ["MSG-041"])
    }

    @Test("a text keeps its blanks, an amount its exact value, CDATA and references are resolved")
    func kept() throws {
        var list = Trade.list()
        list.note = "N"
        let text = Trade.xml(list).with("note", " a<![CDATA[<b>]]>&amp;&#x4E2D; ")
            .with("freight", " 1.10 ")
        let message = try readMessage(Array(text.utf8)).get()
        guard case .importList(let read) = message.papers[0].paper else {
            Issue.record("not a list")
            return
        }
        #expect(read.note == " a<b>&中 ")
        #expect(read.freight.plain == "1.1")
        #expect(read.items.count == 2)
    }

    @Test("an empty optional element is kept apart from an absent one")
    func empty() throws {
        var list = Trade.list()
        list.preNo = ""
        let message = try readMessage(Array(Trade.xml(list).utf8)).get()
        guard case .importList(let read) = message.papers[0].paper else {
            Issue.record("not a list")
            return
        }
        #expect(read.preNo == "")
        #expect(read.invtNo == nil)
        var lacking = Trade.list()
        lacking.items[0].unit2 = ""
        lacking.items[0].qty2 = nil
        #expect(Trade.xml(lacking).paperCodes.first == "MSG-040")
    }

    @Test(
        "what the standard's own samples violate only warns",
        arguments: [
            ("guid", "4cde1cfd-EDED-46B1-946C-B8022E42FC94", "LEN-01"),
            ("buyerIdNumber", "130681136250023332", "LEN-02"), ("packNo", "6000", "LEN-03"),
            ("totalPrice", "51", "LEN-04"), ("customsCode", "9999", "LEN-05"),
        ])
    func lenient(tag: String, value: String, code: String) {
        let issues = Trade.xml(Trade.list()).with(tag, value).paperIssues
        #expect(issues.map(\.code) == [code])
        #expect(issues.allSatisfy { $0.severity == .warning && $0.official == nil })
    }

    @Test("personal data is masked in what was found")
    func masked() throws {
        let long = String(repeating: "王", count: 61)
        let issue = try #require(Trade.xml(Trade.order()).with("buyerName", long).paperIssues.first)
        #expect(issue.found == "王**********")
        let number = Trade.xml(Trade.order()).with("buyerIdNumber", "130681136250023332")
        #expect(number.paperIssues.first?.found == "130***********3332")
    }
}
