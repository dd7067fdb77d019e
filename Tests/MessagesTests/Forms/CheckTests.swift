import Foundation
import Messages
import Testing

@Suite("A message is judged by the standard alone")
struct CheckTests {
    @Test("a sample has nothing to object to in any form", arguments: MessageType.allCases)
    func samples(type: MessageType) throws {
        let bytes = sampleMessage(of: type, seed: 51, count: 2)
        let verdict = checkMessage(bytes)
        #expect(verdict.form == .xml && verdict.issues.isEmpty)
        #expect(verdict.messageType == type.rawValue)
        let message = try readMessage(bytes).get()
        let json = checkMessage(messageJSON(message))
        #expect(json.form == .json && json.issues.isEmpty)
        let envelope = DxpEnvelope(
            copMsgId: "MSG1", senderId: "DXPENT0000000001", receiverIds: ["DXPEDCCEB0000002"],
            creatTime: "2026-11-21T10:00:00", msgType: type.rawValue)
        let wrapped = checkMessage(writeDxpEnvelope(envelope, payload: bytes))
        #expect(wrapped.form == .dxp && wrapped.issues.isEmpty)
    }

    @Test("a list without a signature is an error, an order without one is not")
    func unsigned() throws {
        var list = try readMessage(sampleMessage(of: .ceb621, seed: 51, count: 1)).get()
        list.signature = nil
        let verdict = checkMessage(messageJSON(list))
        #expect(verdict.issues.map(\.code) == [MessageRule.unsigned.code])
        #expect(verdict.errors == 1)
        #expect(checkMessage(sampleMessage(of: .ceb311, seed: 51, count: 1)).errors == 0)
    }

    @Test("an amount that only this system cannot hold is a warning here")
    func ourLimit() throws {
        let spoiled = try #require(
            negativeCases(of: .ceb411, seed: 51).first { $0.rule == .beyondOurLimit })
        let verdict = checkMessage(spoiled.bytes)
        #expect(verdict.errors == 0 && verdict.warnings == 1)
    }

    @Test("types are found by any of their names")
    func names() {
        #expect(MessageType(name: "CEB621Message") == .ceb621)
        #expect(MessageType(name: "ceb621") == .ceb621)
        #expect(MessageType(name: "621") == .ceb621)
        #expect(MessageType(name: "62") == nil)
        #expect(MessageType(name: "") == nil)
    }

    @Test("the standard's own samples are taken")
    func officialSamples() throws {
        for (part, count) in [
            ("2022-05/import", 16), ("2018-113/import", 16), ("2018-113/export", 19),
        ] {
            guard let folder = SharedMaterial.folder("spec/ceb/samples/\(part)") else { return }
            let files = try FileManager.default.contentsOfDirectory(
                at: folder, includingPropertiesForKeys: nil)
            #expect(files.count == count)
            for file in files {
                let bytes = Array(try Data(contentsOf: file))
                guard case .success(let message) = readMessage(bytes) else {
                    Testing.Issue.record("refused: \(part) \(file.lastPathComponent)")
                    continue
                }
                // What is taken survives the other two forms as well.
                let back = try readMessageJSON(messageJSON(message)).get()
                #expect(back.papers.map(\.paper) == message.papers.map(\.paper))
                for paper in message.papers.map(\.paper) {
                    #expect(AnyPaper(type: message.type, packed: paper.packed) == paper)
                }
            }
        }
    }
}
