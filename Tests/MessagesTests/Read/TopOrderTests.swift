import Foundation
import Messages
import Testing

@Suite("Export has the signature before the extension, import after it")
struct TopOrderTests {
    private static let fragment = Array(
        ("<ceb:ExtendMessage><ceb:name>n</ceb:name><ceb:version>1</ceb:version>"
            + "<ceb:Message/></ceb:ExtendMessage>").utf8)

    private func message(_ type: MessageType) throws -> Message {
        var message = try readMessage(sampleMessage(of: type, seed: 6, count: 1)).get()
        message.signature = Trade.signature
        message.extension_ = Self.fragment
        return message
    }

    private func written(_ message: Message) -> [UInt8] {
        writeMessage(
            message.papers.map(\.paper), guid: message.guid, transfer: message.transfer,
            signature: message.signature, extension_: message.extension_)
    }

    @Test(
        "both are written in their place and read back",
        arguments: MessageType.allCases.filter(\.isRequest))
    func order(type: MessageType) throws {
        let original = try message(type)
        for bytes in [written(original), Array(try json(original))] {
            let text = String(decoding: bytes, as: UTF8.self)
            let signature = try #require(text.range(of: "<ds:Signature"))
            let extension_ = try #require(text.range(of: "<ceb:ExtendMessage"))
            #expect((signature.lowerBound < extension_.lowerBound) == type.isExport)
            let back = try readMessage(bytes).get()
            #expect(back.signature == original.signature && back.extension_ == Self.fragment)
        }
    }

    @Test("the official schemas agree with both orders")
    func official() throws {
        guard let schema = OfficialSchema() else { return }
        let messages = try MessageType.allCases.filter(\.isRequest).map {
            (type: $0, bytes: written(try message($0)))
        }
        for (message, complaint) in zip(messages, try schema.judge(messages)) {
            #expect(complaint == nil, "\(message.type.rawValue)")
        }
    }

    /// Through the JSON form and out again.
    private func json(_ message: Message) throws -> [UInt8] {
        written(try readMessageJSON(messageJSON(message)).get())
    }

    @Test("the other order is refused", arguments: [MessageType.ceb303, .ceb311])
    func swapped(type: MessageType) throws {
        let text = String(decoding: written(try message(type)), as: UTF8.self)
        let extension_ = String(decoding: Self.fragment, as: UTF8.self)
        let without = text.replacingOccurrences(of: extension_ + "\n", with: "")
        let signature = String(decoding: Trade.signature, as: UTF8.self)
        let swapped =
            type.isExport
            ? without.replacingOccurrences(of: signature, with: extension_ + signature)
            : without.replacingOccurrences(of: signature, with: signature + extension_)
        guard case .failure(let problem) = readMessage(Array(swapped.utf8)) else {
            Testing.Issue.record("taken in the wrong order")
            return
        }
        #expect(problem.issues.map(\.code) == [MessageRule.topElementOrder.code])
    }
}
