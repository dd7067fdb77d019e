import Testing
import Values

@testable import Messages

@Suite("A redacted message names nobody and is still as right or wrong as it was")
struct RedactTests {
    private let key = RedactionKey(1, 2)

    private func redact(_ bytes: [UInt8], key: RedactionKey? = nil) throws -> Redaction {
        try redactMessage(bytes, key: key ?? self.key).get()
    }

    @Test("no personal value is left, in any form", arguments: MessageType.allCases)
    func nothingLeft(type: MessageType) throws {
        let xml = sampleMessage(of: type, seed: 4, count: 5)
        let message = try readMessage(xml).get()
        let envelope = DxpEnvelope(
            copMsgId: "M1", senderId: "DXPENT0000000001", receiverIds: ["DXPEDCCEB0000002"],
            creatTime: "2026-11-21T10:00:00", msgType: type.rawValue)
        for bytes in [xml, messageJSON(message), writeDxpEnvelope(envelope, payload: xml)] {
            let redaction = try redact(bytes)
            let verdict = checkMessage(redaction.bytes)
            #expect(verdict.form == checkMessage(bytes).form)
            // A redacted message cannot carry a signature.
            #expect(Set(verdict.issues.map(\.code)).isSubset(of: [MessageRule.unsigned.code]))
            let after = try read(redaction.bytes)
            #expect(after.papers.count == message.papers.count)
            let text = String(decoding: messageJSON(after), as: UTF8.self)
            for value in personalValues(of: message) {
                #expect(!text.contains("\"\(value)\""), "\(value)")
            }
            #expect(redaction.replaced == personalValues(of: message).count)
        }
    }

    @Test("papers that agreed still agree, under one key; under another nobody can tell")
    func stillMatching() throws {
        func papers(_ type: MessageType, _ key: RedactionKey) throws -> [AnyPaper] {
            try readMessage(redact(sampleMessage(of: type, seed: 9, count: 3), key: key).bytes)
                .get().papers.map(\.paper)
        }
        for (order, list) in zip(try papers(.ceb311, key), try papers(.ceb621, key)) {
            guard case .order(let order) = order, case .importList(let list) = list else {
                Testing.Issue.record("wrong types")
                continue
            }
            #expect(order.buyerName == list.buyerName)
            #expect(order.buyerIdNumber == list.buyerIdNumber)
            #expect(order.buyerTelephone == list.buyerTelephone)
            #expect(order.orderNo == list.orderNo)
            let year = try #require(ResidentID(order.buyerIdNumber)).birthDay.year
            #expect((1800..<1900).contains(year))
        }
        #expect(try papers(.ceb311, key) != papers(.ceb311, RedactionKey(1, 3)))
        #expect(try papers(.ceb311, key) == papers(.ceb311, key))
    }

    @Test(
        "a number keeps its validity and its shape",
        arguments: ["330102188001021230", "33010218800102123X", "G12345678", "H0123456(7)", "1"])
    func numbers(number: String) throws {
        let redacted = try substitute("buyerIdNumber", number)
        #expect(redacted != number)
        #expect(redacted.count == number.count)
        #expect((ResidentID(redacted) == nil) == (ResidentID(number) == nil))
    }

    @Test("a telephone number keeps its shape and is nobody's")
    func telephones() throws {
        #expect(try substitute("buyerTelephone", "19900001234").hasPrefix("000"))
        let landline = try substitute("buyerTelephone", "0571-8888 1234")
        #expect(landline.count == 14 && landline.hasPrefix("000") && landline.contains("-"))
    }

    @Test("a person named in a note is replaced there too, and it is said")
    func notes() throws {
        let text = String(decoding: sampleMessage(of: .ceb311, seed: 1, count: 1), as: UTF8.self)
        let order = try #require(try readMessage(Array(text.utf8)).get().papers.first?.paper)
        guard case .order(let order) = order else { return }
        let note = "请联系\(order.buyerName)，电话13912345678，单号13912345678901"
        let changed = text.replacing(
            "</ceb:OrderHead>", with: "<ceb:note>\(note)</ceb:note></ceb:OrderHead>")
        let redaction = try redact(Array(changed.utf8))
        let out = String(decoding: redaction.bytes, as: UTF8.self)
        #expect(!out.contains(order.buyerName) && !out.contains("电话13912345678"))
        // A longer number is no telephone number.
        #expect(out.contains("单号13912345678901"))
        #expect(redaction.issues.map(\.code).contains(RedactionRule.freeText.rawValue))
    }

    @Test("what nobody knows is not passed on: elements, comments, extensions, signatures")
    func unknown() throws {
        let secret = "甲乙丙"
        let text = String(decoding: sampleMessage(of: .ceb621, seed: 1, count: 1), as: UTF8.self)
        let changed =
            text
            .replacing(
                "</ceb:InventoryHead>", with: "<ceb:who>\(secret)</ceb:who></ceb:InventoryHead>"
            )
            .replacing("</ceb:BaseTransfer>", with: "</ceb:BaseTransfer><!-- \(secret) -->")
            .replacing("<ds:KeyName>SAMPLE", with: "<ds:KeyName>\(secret)")
        let redaction = try redact(Array(changed.utf8))
        let out = String(decoding: redaction.bytes, as: UTF8.self)
        #expect(!out.contains(secret))
        #expect(out.contains("<ceb:who>***</ceb:who>"))
        #expect(!out.contains("Signature"))
        #expect(
            redaction.issues.map(\.code).sorted()
                == [RedactionRule.signature, .unknown, .unknown].map(\.rawValue).sorted())
        #expect(redaction.issues.allSatisfy { $0.severity == .warning })
    }

    @Test("no damaged sample keeps a personal value", arguments: MessageType.allCases)
    func damaged(type: MessageType) throws {
        let sample = try readMessage(sampleMessage(of: type, seed: 5, count: 1)).get()
        let personal = personalValues(of: sample).filter { $0.count > 3 }
        // Every ninth, and of each type others.
        let first = type.rawValue.utf8.reduce(0) { $0 + Int($1) } % 9
        for (number, spoiled) in negativeCases(of: type, seed: 5).enumerated()
        where number % 9 == first {
            guard case .success(let redaction) = redactMessage(spoiled.bytes, key: key) else {
                continue
            }
            let text = String(decoding: redaction.bytes, as: UTF8.self)
            for value in personal { #expect(!text.contains(value), "\(spoiled.name.en)") }
        }
    }

    @Test("the keyed hash is SipHash-2-4 as its authors publish it")
    func sipHash() {
        let key = RedactionKey(0x0706_0504_0302_0100, 0x0F0E_0D0C_0B0A_0908)
        #expect(key.hash([]) == 0x726F_DB47_DD0E_0E31)
        #expect(key.hash([0]) == 0x74F8_39C5_93DC_67FD)
        #expect(key.hash((0..<8).map { UInt8($0) }) == 0x93F5_F579_9A93_2462)
        #expect(key.hash((0..<15).map { UInt8($0) }) == 0xA129_CA61_49BE_45E5)
    }

    private func substitute(_ tag: String, _ value: String) throws -> String {
        let text = String(decoding: sampleMessage(of: .ceb311, seed: 1, count: 1), as: UTF8.self)
        let pattern = try Regex("<ceb:\(tag)>[^<]*<")
        let changed = text.replacing(pattern, with: "<ceb:\(tag)>\(value)<")
        let out = String(decoding: try redact(Array(changed.utf8)).bytes, as: UTF8.self)
        let found = try #require(out.firstMatch(of: try Regex("<ceb:\(tag)>([^<]*)<")))
        return String(found.output[1].substring ?? "")
    }

    private func read(_ bytes: [UInt8]) throws -> Message {
        MessageForm(of: bytes) == .json
            ? try readMessageJSON(bytes).get() : try readAny(bytes).get().message
    }

    private func personalValues(of message: Message) -> [String] {
        message.papers.flatMap { $0.paper.visit(PersonalValues()) }
    }
}

private struct PersonalValues: PaperVisitor {
    func visit<P: Paper>(_ paper: P) -> [String] {
        values(of: paper) + paper.items.flatMap(values)
    }

    private func values<R: Record>(of record: R) -> [String] {
        R.fields.filter(\.meaning.isPersonal).compactMap { $0.text(in: record) }
            .filter { !$0.isEmpty }
    }
}
