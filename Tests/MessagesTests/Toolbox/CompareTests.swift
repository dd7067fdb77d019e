import Messages
import Testing

@Suite("Two messages are compared paper by paper and field by field")
struct CompareTests {
    private func sample(_ type: MessageType, seed: UInt64 = 1, count: Int = 1) -> String {
        String(decoding: sampleMessage(of: type, seed: seed, count: count), as: UTF8.self)
    }

    private func compare(
        _ first: String, _ second: String, _ options: ComparisonOptions = ComparisonOptions()
    ) throws -> MessageComparison {
        try compareMessages(Array(first.utf8), Array(second.utf8), options: options).get()
    }

    @Test("a message is the same as itself in every form", arguments: MessageType.allCases)
    func same(type: MessageType) throws {
        let xml = sampleMessage(of: type, seed: 1, count: 4)
        let json = try convertMessage(xml, to: .json).get().bytes
        let comparison = try compareMessages(xml, json).get()
        #expect(comparison.isSame)
        #expect(comparison.same == (try readMessage(xml).get().papers.count))
    }

    @Test("a changed field is named with its label and both values")
    func changedField() throws {
        let first = sample(.ceb311)
        let second = first.replacing(
            try Regex("<ceb:orderNo>[^<]*"), with: "<ceb:orderNo>SO-OTHER")
        let comparison = try compare(first, second)
        let paper = try #require(comparison.papers.first)
        // The key itself was changed, and there is only one paper it can be.
        #expect(paper.first == 0 && paper.second == 0)
        #expect(paper.fields.map(\.path) == ["OrderHead/orderNo"])
        #expect(paper.fields[0].chinese == "订单编号")
        #expect(paper.fields[0].second == "SO-OTHER")
    }

    @Test("personal values are masked unless they are asked for")
    func personal() throws {
        let first = sample(.ceb311)
        let second = first.replacing(
            try Regex("<ceb:buyerName>[^<]*"), with: "<ceb:buyerName>欧阳样例")
        #expect(try compare(first, second).papers[0].fields[0].second == "欧***")
        let open = try compare(first, second, ComparisonOptions(showsPersonal: true))
        #expect(open.papers[0].fields[0].second == "欧阳样例")
    }

    @Test("papers find each other by their keys, whatever their order")
    func order() throws {
        let first = try readMessage(Array(sample(.ceb311, count: 3).utf8)).get()
        var second = first
        second.papers.reverse()
        #expect(try compareMessages(messageJSON(first), messageJSON(second)).get().isSame)
        second.papers.removeFirst()
        let comparison = try compareMessages(messageJSON(first), messageJSON(second)).get()
        #expect(comparison.papers.map(\.second) == [nil])
        #expect(comparison.papers.map(\.first) == [2])
        #expect(comparison.same == 2)
        #expect(comparison.papers[0].key.contains("orderNo=SO"))
    }

    @Test("lines are compared by their number")
    func lines() throws {
        let first = """
            {"messageType":"CEB311Message","papers":[{"head":{"orderNo":"A"},"items":[
            {"gnum":"1","qty":"1"},{"gnum":"2","qty":"2.0"},{"gnum":"4","qty":"1"}]}]}
            """
        let second = """
            {"messageType":"CEB311Message","papers":[{"head":{"orderNo":"A"},"items":[
            {"gnum":"2","qty":"2"},{"gnum":"1","qty":"3"},{"gnum":"3","qty":"1"}]}]}
            """
        let fields = try compare(first, second).papers[0].fields
        #expect(
            fields.map(\.path)
                == ["OrderList[gnum=1]/qty", "OrderList[gnum=4]", "OrderList[gnum=3]"])
        #expect(fields.map(\.first) == ["1", "✓", nil])
        #expect(fields.map(\.second) == ["3", nil, "✓"])
    }

    @Test("two sendings of one content are the same where only the content counts")
    func onlyContent() throws {
        let first = sample(.ceb311)
        let changed = first.replacing(
            try Regex("<ceb:appTime>[0-9]{14}"), with: "<ceb:appTime>20261121101010")
        #expect(!(try compare(first, changed).isSame))
        #expect(try compare(first, changed, ComparisonOptions(onlyContent: true)).isSame)
    }

    @Test("the envelope is compared too: root, transfer, signature, transport")
    func envelope() throws {
        let first = sample(.ceb621)
        let second = first.replacing("<ceb:dxpId>DXPENT0000000001", with: "<ceb:dxpId>DXPENT9")
            .replacing("U0FNUExF", with: "U0FNUExG")
        #expect(
            try compare(first, second).envelope.map(\.path) == ["Signature", "BaseTransfer/dxpId"])
        let transport = DxpEnvelope(
            copMsgId: "M1", senderId: "S", receiverIds: ["R"], creatTime: "2026-11-21T10:00:00",
            msgType: "CEB621Message")
        let wrapped = writeDxpEnvelope(transport, payload: Array(first.utf8))
        let comparison = try compareMessages(Array(first.utf8), wrapped).get()
        #expect(comparison.envelope.map(\.path).contains("DxpMsg/CopMsgId"))
        #expect(comparison.papers.isEmpty)
    }

    @Test("messages of two types have no paper in common")
    func types() throws {
        let comparison = try compare(sample(.ceb311), sample(.ceb411))
        #expect(comparison.envelope.first?.path == "messageType")
        #expect(comparison.papers.count == 2)
        #expect(!comparison.isSame)
    }

    @Test("a message that cannot be read is named with its side")
    func unreadable() {
        for (first, second) in [("<a", sample(.ceb311)), (sample(.ceb311), "{}")] {
            guard
                case .failure(let problem) = compareMessages(
                    Array(first.utf8), Array(second.utf8))
            else {
                Testing.Issue.record("compared")
                continue
            }
            #expect(problem.isFirst == (first == "<a"))
            #expect(problem.problem.issues.hasErrors)
        }
    }
}
