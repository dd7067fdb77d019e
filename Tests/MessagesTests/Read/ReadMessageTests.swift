import Messages
import Testing

@Suite("A message is taken as a whole or refused as a whole")
struct ReadMessageTests {
    private let list = Trade.xml(Trade.list())

    @Test("its envelope comes back as it was sent")
    func envelope() throws {
        let message = try readMessage(Array(list.utf8)).get()
        #expect(message.type == .ceb621 && message.guid == Trade.guid && message.version == "1.0")
        #expect(message.transfer == Trade.transfer)
        #expect(message.signature == Trade.signature)
        #expect(message.warnings == [])
    }

    @Test(
        "what is wrong with the whole is named",
        arguments: [
            ("xmlns:ceb=\"http://www.chinaport.gov.cn/ceb\"", "xmlns:ceb=\"urn:x\"", "MSG-010"),
            (" guid=\"\(Trade.guid)\"", "", "MSG-012"),
            (" guid=\"\(Trade.guid)\"", " guid=\"1\"", "MSG-012"),
            (" version=\"1.0\">", ">", "MSG-013"),
            (" version=\"1.0\">", " version=\"12345678901\">", "MSG-013"),
            (" version=\"1.0\">", " version=\"1.0\" more=\"1\">", "MSG-026"),
            ("<ceb:BaseTransfer>", "<ceb:foo/><ceb:BaseTransfer>", "MSG-017"),
            ("<ceb:BaseTransfer>", "text<ceb:BaseTransfer>", "MSG-025"),
            ("<ceb:copCode>1101110325</ceb:copCode>\n", "", "MSG-020"),
            ("<ceb:copCode>1101110325<", "<ceb:copCode><", "MSG-040"),
            ("<ds:SignatureValue>AAAA<", "<ds:SignatureValue>A<", "MSG-080"),
            ("</ds:Signature>", "<ds:Object/></ds:Signature>", "MSG-080"),
            (" Algorithm=\"http://www.w3.org/2000/09/xmldsig#sha1\"", "", "MSG-080"),
        ])
    func whole(old: String, new: String, code: String) throws {
        let problem = try #require(list.replacing(old, new).problem)
        #expect(problem.issues.map(\.code) == [code])
        #expect(problem.issues.allSatisfy { $0.line != nil })
        #expect("\(problem.kind)" == "violatesStandard")
    }

    @Test("an unknown type, no paper, no transfer")
    func nothing() throws {
        let unknown = "<x:CEB999Message xmlns:x=\"http://www.chinaport.gov.cn/ceb\"/>"
        #expect(unknown.problem?.issues.map(\.code) == ["MSG-011"])
        #expect(unknown.problem?.messageType == "Unknown")
        let paper = list.element("Inventory")
        let none = try #require(list.replacing(paper, "").problem)
        #expect(none.issues.map(\.code) == ["MSG-014"])
        #expect(none.messageType == "CEB621Message" && none.guid == Trade.guid)
        let transfer = list.element("BaseTransfer")
        #expect(list.replacing(transfer, "").problem?.issues.map(\.code) == ["MSG-016"])
        #expect(
            list.replacing(transfer, transfer + transfer).problem?.issues.map(\.code) == ["MSG-019"]
        )
    }

    @Test("papers come first, the signature last")
    func order() {
        let paper = list.element("Inventory")
        let transfer = list.element("BaseTransfer")
        let late = list.replacing(transfer, transfer + paper)
        #expect(late.problem?.issues.map(\.code) == ["MSG-018"])
    }

    @Test("a hundred papers are taken, one more is not; a warehouse entry stands alone")
    func papers() throws {
        let paper = list.element("Inventory")
        func many(_ count: Int) -> String {
            list.replacing(paper, String(repeating: paper, count: count))
        }
        #expect(try readMessage(Array(many(100).utf8)).get().papers.count == 100)
        #expect(many(101).problem?.issues.map(\.code) == ["MSG-015"])
        let entry = String(decoding: sampleMessage(of: .ceb711, seed: 3, count: 1), as: UTF8.self)
        let delivery = entry.element("Delivery")
        #expect(
            entry.replacing(delivery, delivery + delivery).problem?.issues.map(\.code) == [
                "MSG-015"
            ])
    }

    @Test("what is not XML is said to be so, with its place")
    func malformed() throws {
        let cut = String(list.dropLast(20))
        let problem = try #require(cut.problem)
        #expect("\(problem.kind)" == "notWellFormed")
        #expect(problem.issues.map(\.code) == ["MSG-001"])
        #expect(problem.messageType == "CEB621Message" && problem.guid == Trade.guid)
        #expect("".problem?.issues.map(\.code) == ["MSG-001"])
        let doctype = list.replacing("<ceb:CEB621Message", "<!DOCTYPE a><ceb:CEB621Message")
        #expect(doctype.problem?.issues.map(\.code) == ["MSG-003"])
        let invalid = readMessage(Array(list.utf8) + [0xFF])
        guard case .failure(let encoding) = invalid else {
            Issue.record("invalid UTF-8 was taken")
            return
        }
        #expect(encoding.issues.map(\.code) == ["MSG-002"])
    }

    @Test("past a limit the limit is named")
    func limits() {
        let limits = ReadingLimits(bytes: 1_000)
        guard case .failure(let problem) = readMessage(Array(list.utf8), limits: limits) else {
            Issue.record("a message past the limit was taken")
            return
        }
        #expect("\(problem.kind)" == "tooLarge")
        #expect(problem.issues.map(\.code) == ["MSG-004"])
    }

    @Test("subscriptions and the extension are taken, the sixth subscription is not")
    func extras() throws {
        let subscribe = """
            <ceb:BaseSubscribe><ceb:status>ALL</ceb:status><ceb:dxpMode>DXP</ceb:dxpMode>\
            <ceb:dxpAddress>A</ceb:dxpAddress></ceb:BaseSubscribe>
            """
        let more = """
            <ceb:ExtendMessage><ceb:name>n</ceb:name><ceb:version>1</ceb:version>\
            <ceb:Message><any z="1"><deep/></any></ceb:Message></ceb:ExtendMessage>
            """
        let transfer = list.element("BaseTransfer")
        func with(_ count: Int, _ end: String) -> String {
            list.replacing(
                transfer, transfer + String(repeating: subscribe, count: count) + end)
        }
        let message = try readMessage(Array(with(5, more).utf8)).get()
        #expect(message.subscriptions.count == 5)
        #expect(message.extension_ == Array(more.utf8))
        #expect(with(6, "").problem?.issues.map(\.code) == ["MSG-019"])
        let twice = more.replacing("</any>", "</any><b/>")
        #expect(with(0, twice).problem?.issues.map(\.code) == ["MSG-022"])
        #expect(
            with(0, more.replacing("<ceb:version>1</ceb:version>", "")).problem?
                .issues.map(\.code) == ["MSG-020"])
    }

    @Test("an unsigned list is an error where signatures are required and a warning elsewhere")
    func unsigned() throws {
        let bytes = writeMessage([Trade.list()], guid: Trade.guid, transfer: Trade.transfer)
        let message = try readMessage(bytes).get()
        let required = try #require(message.unsignedIssue(required: true))
        #expect(required.severity == .error && required.official == "-621029")
        #expect(message.unsignedIssue(required: false)?.severity == .warning)
        let order = try readMessage(Array(Trade.xml(Trade.order()).utf8)).get()
        #expect(order.unsignedIssue(required: true) == nil)
        #expect(order.unsignedIssue(required: false)?.severity == .warning)
        #expect(try readMessage(Array(list.utf8)).get().unsignedIssue(required: true) == nil)
    }

    @Test("every cut and every changed byte of a message is answered, never a crash")
    func hostile() {
        let bytes = Array(list.utf8)
        var taken = 0
        for index in stride(from: 0, to: bytes.count, by: 7) {
            var changed = bytes
            changed[index] = changed[index] ^ 0x15
            if case .success = readMessage(changed) { taken += 1 }
            if case .success = readMessage(Array(bytes[0..<index])) {
                Issue.record("a cut message was taken")
            }
        }
        #expect(taken > 0)
    }
}
