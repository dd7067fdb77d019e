import Messages
import Testing

@Suite("The fields of a paper stand once, in the order of the standard, and nothing else with them")
struct ReadStructureTests {
    private let list = Trade.xml(Trade.list())

    @Test("a missing field is named where its record begins")
    func missing() throws {
        let issue = try #require(list.without("buyerName").paperIssues.first)
        #expect(issue.code == "MSG-020")
        #expect(issue.official == "-621001")
        #expect(issue.path == "Inventory[0]/InventoryHead/buyerName")
        #expect(issue.line == 4 && issue.column == 1)
        #expect(issue.expected == "C1..60")
        #expect(issue.citation == "CEB 2022-05, CEB621 InventoryHead/buyerName")
        #expect(issue.message.zh == "订购人姓名（buyerName）缺少必填项")
        #expect(issue.message.en == "buyer name (buyerName) is required and missing")
        #expect(issue.fix != nil)
    }

    @Test("a field that occurs twice, is unknown, or stands in another namespace")
    func surplus() {
        let name = list.element("buyerName")
        #expect(list.replacing(name, name + name).paperCodes == ["MSG-021"])
        #expect(list.replacing(name, name + "<ceb:foo>1</ceb:foo>").paperCodes == ["MSG-022"])
        #expect(list.replacing(name, "<buyerName>x</buyerName>").paperCodes == ["MSG-024"])
        #expect(
            list.replacing(name, "<ceb:BuyerName>x</ceb:BuyerName>").paperIssues
                .first { $0.code == "MSG-022" }?.expected == "buyerName")
    }

    @Test("one field out of order is one issue, wherever it went")
    func order() {
        let name = list.element("buyerName") + "\n"
        let rest = list.replacing(name, "")
        for place in ["guid", "appType", "note", "netWeight"] {
            var source = rest
            let next = place == "note" ? "</ceb:InventoryHead>" : rest.element(place)
            source = rest.replacing(next, name + next)
            #expect(source.paperIssues.map(\.code) == ["MSG-023"], "before \(place)")
            #expect(source.paperIssues.first?.path == "Inventory[0]/InventoryHead/buyerName")
        }
    }

    @Test("text between elements, attributes, and elements inside a value are refused")
    func strays() {
        let name = list.element("buyerName")
        #expect(list.replacing(name, name + "x").paperCodes == ["MSG-025"])
        #expect(
            list.replacing("<ceb:buyerName>", "<ceb:buyerName a=\"1\">").paperCodes == ["MSG-026"])
        #expect(
            list.replacing("<ceb:Inventory>", "<ceb:Inventory a=\"1\">").paperCodes == ["MSG-026"])
        #expect(list.with("buyerName", "<ceb:x/>").paperCodes == ["MSG-027"])
        #expect(list.replacing("<ceb:Inventory>", "<ceb:Inventory>x").paperCodes == ["MSG-025"])
    }

    @Test("a paper has one head, then its lines")
    func parts() {
        let head = list.element("InventoryHead")
        let line = list.element("InventoryList")
        #expect(list.replacing(head, "").paperCodes == ["MSG-028"])
        #expect(list.replacing(head, head + head).paperCodes == ["MSG-031"])
        let lacking = list.replacing(line, "").replacing(
            list.replacing(line, "").element("InventoryList"), "")
        #expect(lacking.paperIssues.map(\.official) == ["-621000"])
        #expect(lacking.paperCodes == ["MSG-029"])
        let late = list.replacing(head, "").replacing("</ceb:Inventory>", head + "</ceb:Inventory>")
        #expect(late.paperCodes == ["MSG-031"])
        #expect(
            list.replacing("<ceb:InventoryList>", "<ceb:x/><ceb:InventoryList>").paperCodes == [
                "MSG-022"
            ])
    }

    @Test("99 lines are taken, the hundredth is refused with the standard's code")
    func lines() {
        #expect(Trade.xml(Trade.list(lines: 99)).paperCodes == [])
        let issues = Trade.xml(Trade.list(lines: 100)).paperIssues
        #expect(issues.map(\.code) == ["MSG-030"])
        #expect(issues.map(\.official) == ["-621030"])
        #expect(Trade.xml(Trade.order(lines: 100)).paperIssues.map(\.official) == ["-301015"])
    }

    @Test("a refused paper leaves its neighbours alone")
    func neighbours() throws {
        var bad = Trade.list()
        bad.buyerName = ""
        let text = Trade.xml(Trade.list(), bad, Trade.list())
        let message = try readMessage(Array(text.utf8)).get()
        #expect(message.papers.map(\.issues.hasErrors) == [false, true, false])
        #expect(message.papers[1].issues.map(\.path) == ["Inventory[1]/InventoryHead/buyerName"])
    }

    @Test("issues come in the order of their places")
    func sorted() throws {
        let text = list.with("totalPrice", "1").with("appType", "9").without("gname")
            .with("netWeight", "99").with("qty", "x")
        let issues = text.paperIssues
        #expect(issues.map { $0.line ?? 0 } == issues.map { $0.line ?? 0 }.sorted())
        #expect(
            issues.map(\.path) == [
                "Inventory[0]/InventoryHead/appType", "Inventory[0]/InventoryHead/netWeight",
                "Inventory[0]/InventoryList[0]/gname", "Inventory[0]/InventoryList[0]/qty",
            ])
    }

    @Test("a flood of issues is cut off and said, and every bad paper stays refused")
    func flood() throws {
        let item = list.element("InventoryList")
        let bad = item.with("gname", "").with("gmodel", "").with("unit", "").with("qty", "x")
        let paper = list.element("Inventory").replacing(item, String(repeating: bad, count: 40))
        let text = list.replacing(list.element("Inventory"), String(repeating: paper, count: 30))
        let message = try readMessage(Array(text.utf8)).get()
        #expect(message.papers.count == 30)
        #expect(message.papers.allSatisfy { $0.issues.hasErrors })
        #expect(message.papers[0].issues.count == 51)
        #expect(message.papers[0].issues.last?.code == "MSG-MORE")
        var total = 0
        for paper in message.papers { total += paper.issues.count }
        // The limit of 200, and for each of 30 papers at least one issue and a last word.
        #expect(total < 270)
    }

    @Test("columns count characters, not bytes")
    func columns() throws {
        let text = list.replacing(
            list.element("buyerName"), "<!-- 中文😀 --><ceb:buyerName></ceb:buyerName>")
        #expect(text.paperIssues.first?.column == 13)
    }
}
