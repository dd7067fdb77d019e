import Foundation
import Messages
import Testing
import XML

@Suite("A message changes its form and loses nothing in silence")
struct ConvertTests {
    @Test(
        "XML to JSON and back is the same message, for every type", arguments: MessageType.allCases)
    func roundTrip(type: MessageType) throws {
        for seed: UInt64 in 1...3 {
            let xml = sampleMessage(of: type, seed: seed, count: 3)
            let there = try convertMessage(xml, to: .json).get()
            #expect(there.issues.isEmpty)
            #expect(there.bytes == messageJSON(try readMessage(xml).get()))
            let back = try convertMessage(there.bytes, to: .xml).get()
            #expect(back.issues.isEmpty)
            #expect(canonical(back.bytes) == canonical(xml))
        }
    }

    @Test("the standard's own samples come back as they were, or what is lost is told")
    func officialSamples() throws {
        for edition in ["2022-05/import", "2018-113/import", "2018-113/export"] {
            guard let folder = SharedMaterial.folder("spec/ceb/samples/\(edition)") else { return }
            for file in try FileManager.default.contentsOfDirectory(
                at: folder, includingPropertiesForKeys: nil)
            {
                let xml = Array(try Data(contentsOf: file))
                guard case .success(let there) = convertMessage(xml, to: .json) else { continue }
                let back = try convertMessage(there.bytes, to: .xml).get()
                let isSame = canonical(back.bytes) == canonical(xml)
                #expect(isSame == there.isLossless, "\(file.lastPathComponent) \(there.issues)")
            }
        }
    }

    @Test("a value keeps its spelling, right or wrong")
    func spelling() throws {
        for value in ["29.120", "007", "abc", " 1 ", "", "a&lt;b\"'", "1e5", "样\u{1F600}"] {
            let xml = changed("<ceb:note>\(value)</ceb:note>", in: .ceb311)
            let there = try convertMessage(xml, to: .json).get()
            #expect(there.isLossless)
            let back = try convertMessage(there.bytes, to: .xml).get()
            #expect(canonical(back.bytes) == canonical(xml))
        }
    }

    @Test(
        "what the tables do not know is named with its place",
        arguments: [
            ("<ceb:nosuch>1</ceb:nosuch>", ConversionRule.unknownElement, "OrderHead/nosuch"),
            ("<x:y xmlns:x=\"urn:x\">1</x:y>", .unknownElement, "OrderHead/y"),
            ("<ceb:note a=\"1\">x</ceb:note>", .unknownAttribute, "OrderHead/note"),
            ("<ceb:note><ceb:b/></ceb:note>", .unknownElement, "OrderHead/note/b"),
            ("<!-- said -->", .comment, ""), ("<?print now?>", .instruction, ""),
            ("stray", .strayText, "OrderHead"),
            ("<ceb:guid>again</ceb:guid>", .repeated, "OrderHead/guid"),
        ])
    func losses(fragment: String, rule: ConversionRule, path: String) throws {
        let there = try convertMessage(changed(fragment, in: .ceb311), to: .json).get()
        let issue = try #require(there.issues.first)
        #expect(issue.code == rule.rawValue)
        #expect(issue.path.hasSuffix(path))
        #expect((issue.line ?? 0) > 1)
        #expect(!there.isLossless)
    }

    @Test("an unknown plain element is told and still there")
    func carried() throws {
        let xml = changed("<ceb:nosuch>1</ceb:nosuch>", in: .ceb311)
        let json = try convertMessage(xml, to: .json).get().bytes
        let back = try convertMessage(json, to: .xml).get()
        #expect(String(decoding: back.bytes, as: UTF8.self).contains("<ceb:nosuch>1</ceb:nosuch>"))
        #expect(back.issues.map(\.code) == [ConversionRule.unknownElement.rawValue])
    }

    @Test("what XML cannot carry of a JSON text is named with line and column")
    func members() throws {
        let json = """
            {"messageType":"CEB311Message","guid":"g","version":"1.0","papers":[
            {"head":{"orderNo":12.5,"note":["a"]},"more":1}],"extra":{}}
            """
        let there = try convertMessage(Array(json.utf8), to: .xml).get()
        #expect(there.issues.count == 4)
        #expect(there.issues.allSatisfy { $0.code == ConversionRule.member.rawValue })
        #expect(there.issues.contains { $0.line == 2 && $0.path.hasSuffix("orderNo") })
        #expect(!there.isLossless)
    }

    @Test("the signature comes along; a changed layout is only warned of")
    func signed() throws {
        let xml = sampleMessage(of: .ceb621, seed: 1, count: 1)
        #expect(try convertMessage(xml, to: .json).get().issues.isEmpty)
        let other = Array(
            String(decoding: xml, as: UTF8.self).replacing("><ceb:", with: "> <ceb:")
                .replacing(">\n<ceb:", with: ">\r\n  <ceb:").utf8)
        let there = try convertMessage(other, to: .json).get()
        #expect(there.issues.map(\.code) == [ConversionRule.signedLayout.rawValue])
        #expect(there.isLossless)
        let back = try convertMessage(there.bytes, to: .xml).get().bytes
        #expect(try readMessage(back).get().signature == readMessage(xml).get().signature)
    }

    @Test("an envelope is opened, and said to be gone")
    func envelope() throws {
        let xml = sampleMessage(of: .ceb311, seed: 1, count: 1)
        let envelope = DxpEnvelope(
            copMsgId: "M1", senderId: "DXPENT0000000001", receiverIds: ["DXPEDCCEB0000002"],
            creatTime: "2026-11-21T10:00:00", msgType: "CEB311Message")
        let there = try convertMessage(writeDxpEnvelope(envelope, payload: xml), to: .json).get()
        #expect(there.issues.map(\.code) == [ConversionRule.envelope.rawValue])
    }

    @Test("a message in the wanted form stays as it is, and no message is a problem")
    func unchanged() throws {
        let xml = sampleMessage(of: .ceb311, seed: 1, count: 1)
        #expect(try convertMessage(xml, to: .xml).get().bytes == xml)
        for text in ["", "<a/>", "<a", "{}", "[1]", "{\"messageType\":\"CEB000\"}", "x", "\0"] {
            for form in MessageForm.allCases where form != MessageForm(of: Array(text.utf8)) {
                guard case .failure(let problem) = convertMessage(Array(text.utf8), to: form) else {
                    Testing.Issue.record("taken: \(text)")
                    continue
                }
                #expect(problem.issues.hasErrors)
            }
        }
    }

    @Test("a flood of unknown elements costs no more than it brings")
    func flood() throws {
        let flood = String(repeating: "<ceb:x/><!-- y -->", count: 20_000)
        let there = try convertMessage(changed(flood, in: .ceb311), to: .json).get()
        #expect(!there.isLossless)
        #expect(there.issues.count <= ReadingLimits().issuesPerMessage)
        #expect(there.bytes.count < 10_000)
    }

    @Test("no damaged sample breaks the conversion", arguments: MessageType.allCases)
    func damaged(type: MessageType) {
        // Every ninth, and of each type others.
        let first = type.rawValue.utf8.reduce(0) { $0 + Int($1) } % 9
        for (number, spoiled) in negativeCases(of: type, seed: 5).enumerated()
        where number % 9 == first {
            guard case .success(let there) = convertMessage(spoiled.bytes, to: .json),
                case .success(let back) = convertMessage(there.bytes, to: .xml)
            else { continue }
            let isSame = canonical(back.bytes) == canonical(spoiled.bytes)
            #expect(isSame || !there.isLossless, "\(spoiled.name.en) \(spoiled.tag)")
        }
    }

    /// An order with something more behind the note of its head.
    private func changed(_ fragment: String, in type: MessageType) -> [UInt8] {
        let text = String(decoding: sampleMessage(of: type, seed: 1, count: 1), as: UTF8.self)
        return Array(
            text.replacing("</ceb:OrderHead>", with: "\(fragment)</ceb:OrderHead>").utf8)
    }

    /// Every element, attribute and text in their order, without prefixes and blanks between.
    private func canonical(_ bytes: [UInt8]) -> [String] {
        var log = EventLog()
        #expect(parseXML(bytes, names: XMLNames.Builder().build(), visitor: &log) == nil)
        return log.events
    }
}

private struct EventLog: XMLVisitor {
    var events: [String] = []

    mutating func start(_ element: borrowing XMLElement) throws(XMLStop) {
        var attributes: [String] = []
        for index in 0..<element.attributeCount {
            let space = element.attributeNamespace(index) ?? ""
            attributes.append(
                "{\(space)}\(element.attributeLocal(index))=\(element.attributeValue(index))")
        }
        events.append(
            "<{\(element.namespace ?? "")}\(element.local) \(attributes.sorted())>")
    }

    mutating func end(_ element: borrowing XMLEnd) throws(XMLStop) {
        events.append(element.isLeaf ? element.string : element.isMixed ? "mixed" : "")
    }

    mutating func instruction(target: String, position: XMLPosition) throws(XMLStop) {
        events.append("<?\(target)?>")
    }
}
