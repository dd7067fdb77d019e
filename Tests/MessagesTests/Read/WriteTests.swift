import Messages
import Testing

@Suite("What is written can be read back, letter by letter")
struct WriteTests {
    @Test("special characters, line ends and blanks survive")
    func escaping() throws {
        var order = Trade.order()
        order.note = " <&>\"' ]]> \r\n\t末 😀 "
        let message = try readMessage(Array(Trade.xml(order).utf8)).get()
        #expect(message.papers[0].paper == .order(order))
        #expect(message.papers[0].issues == [])
    }

    @Test("what XML cannot carry becomes the replacement character")
    func illegal() throws {
        var order = Trade.order()
        order.note = "a\u{1}b\u{FFFF}c"
        let message = try readMessage(Array(Trade.xml(order).utf8)).get()
        guard case .order(let read) = message.papers[0].paper else {
            Issue.record("not an order")
            return
        }
        #expect(read.note == "a\u{FFFD}b\u{FFFD}c")
    }

    @Test("a format receipt quotes the original as CDATA, whatever is in it")
    func quotation() throws {
        var receipt = FormatReceipt()
        receipt.guid = Trade.guid
        receipt.returnStatus = "-999999"
        receipt.returnInfo = "x"
        receipt.returnTime = "20261121100000000"
        receipt.oriMessageType = "Unknown"
        receipt.oriBizMessage = "<a><![CDATA[x]]></a> ]]]]>>"
        let bytes = writeMessage([receipt], guid: Trade.guid)
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(text.contains("<oriBizMessage><![CDATA[<a>"))
        #expect(try readMessage(bytes).get().papers[0].paper == .formatReceipt(receipt))
    }

    @Test("requests carry the prefix, receipts the default namespace, unless told otherwise")
    func prefixes() throws {
        let request = Trade.xml(Trade.order())
        #expect(request.contains("<ceb:CEB311Message xmlns:ceb="))
        let bare = writeMessage(
            [Trade.order()], guid: Trade.guid, transfer: Trade.transfer, prefix: false)
        #expect(String(decoding: bare, as: UTF8.self).contains("<CEB311Message xmlns="))
        #expect(try readMessage(bare).get().papers[0].paper == .order(Trade.order()))
    }

    @Test(
        "papers of a type known only at run time are written the same",
        arguments: MessageType.allCases)
    func anyPaper(type: MessageType) throws {
        let papers = samples(of: type, seed: 9, count: 1)
        let bytes = writeMessage(
            papers, guid: Trade.guid, transfer: type.isRequest ? Trade.transfer : nil,
            signature: type.mustBeSigned ? Trade.signature : nil)
        let message = try readMessage(bytes).get()
        #expect(message.papers.map(\.paper) == papers)
        #expect(papers[0].type == type && AnyPaper(type: type).type == type)
        #expect(papers[0].businessKey.allSatisfy { !$0.name.isEmpty })
        #expect(papers[0].guid.count == 36)
        #expect((papers[0].appType != nil) == type.isRequest)
    }
}
