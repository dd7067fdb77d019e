import Foundation
import Testing

@testable import Messages

@Suite("The JSON form of a message is the same message")
struct MessageJSONTests {
    @Test("XML to JSON and back loses nothing", arguments: MessageType.allCases)
    func identity(type: MessageType) throws {
        let message = try readMessage(sampleMessage(of: type, seed: 41, count: 4)).get()
        let back = try readMessageJSON(messageJSON(message)).get()
        #expect(back.papers.map(\.paper) == message.papers.map(\.paper))
        #expect(back.papers.flatMap(\.issues).isEmpty)
        #expect(back.type == message.type && back.guid == message.guid)
        #expect(back.version == message.version && back.transfer == message.transfer)
        #expect(back.signature == message.signature)
        #expect(messageJSON(back) == messageJSON(message))
    }

    @Test("subscriptions, extension and odd characters come back")
    func envelope() throws {
        var message = try readMessage(sampleMessage(of: .ceb311, seed: 41, count: 1)).get()
        var subscription = BaseSubscribe()
        (subscription.status, subscription.dxpAddress) = ("ALL", "DXPENT0000000002")
        message.subscriptions = [subscription, subscription]
        let fragment =
            "<c:ExtendMessage><c:name>n</c:name><c:version>1</c:version><c:Message/>"
            + "</c:ExtendMessage>"
        message.extension_ = Array(fragment.utf8)
        guard case .order(var order) = message.papers[0].paper else { return }
        order.note = "<a> & \"b\"\t\n]]> 𠮷"
        message.papers[0].paper = .order(order)
        let back = try readMessageJSON(messageJSON(message)).get()
        #expect(back.subscriptions == message.subscriptions)
        #expect(back.extension_ == message.extension_)
        #expect(back.papers[0].paper == .order(order))
    }

    @Test("an amount as a JSON number is refused where it stands and says how to send it")
    func number() throws {
        let text = try json(replacing: #""goodsValue":""#, upTo: #"""#, by: #""goodsValue":29.12"#)
        let message = try readMessageJSON(Array(text.utf8)).get()
        let issues = message.papers[0].issues
        #expect(issues.map(\.code) == ["JSON-07"])
        #expect(issues.first?.path == "Order[0]/OrderHead/goodsValue")
        #expect(issues.first?.official == "-301008")
        #expect(issues.first?.expected == "\"29.12\"")
        let place = try #require(text.range(of: "29.12"))
        let column = text[..<place.lowerBound].count + 1
        #expect(issues.first?.line == 1 && issues.first?.column == column)
    }

    @Test("a line number may be a JSON number")
    func integer() throws {
        let text = try json(replacing: #""gnum":""#, upTo: #"""#, by: #""gnum":1"#)
        let message = try readMessageJSON(Array(text.utf8)).get()
        #expect(message.papers[0].issues.isEmpty)
    }

    @Test("an unknown member is named as the validator would name it, in the JSON's own place")
    func unknown() throws {
        let text = try json(
            replacing: #""orderType":"#, upTo: ":", by: #""surplus":"x","orderType":"#)
        let issues = try readMessageJSON(Array(text.utf8)).get().papers[0].issues
        #expect(issues.map(\.code) == [MessageRule.unknownElement.code])
        #expect(issues.first?.path == "Order[0]/OrderHead/surplus")
        let place = try #require(text.range(of: #""surplus""#))
        #expect(issues.first?.column == text[..<place.lowerBound].count + 1)
    }

    @Test("members in any order, null for an absent field")
    func tolerance() throws {
        let text = try json(
            replacing: #""currency":"142""#, upTo: "\"142\"", by: #""note":null,"currency":"142""#)
        #expect(try readMessageJSON(Array(text.utf8)).get().papers[0].issues.isEmpty)
    }

    @Test(
        "what is no message at all is refused as a whole",
        arguments: [
            ("[]", "JSON-06"), ("{", "JSON-01"), ("", "JSON-01"), (#"{"a":1,"a":2}"#, "JSON-04"),
            ("{}", "MSG-011"), (#"{"messageType":"CEB999Message"}"#, "MSG-011"),
            (#"{"messageType":"CEB311Message","papers":{}}"#, "JSON-06"),
            (#"{"messageType":"CEB311Message","surplus":1}"#, "JSON-05"),
        ])
    func whole(text: String, code: String) {
        guard case .failure(let problem) = readMessageJSON(Array(text.utf8)) else {
            Testing.Issue.record("taken: \(text)")
            return
        }
        #expect(problem.issues.first?.code == code)
    }

    @Test("a control character is refused, not carried into XML")
    func control() throws {
        let text = try json(replacing: #""orderNo":""#, upTo: #"""#, by: #""orderNo":"a\u0001b""#)
        #expect(
            try readMessageJSON(Array(text.utf8)).get().papers[0].issues.map(\.code) == ["JSON-08"])
    }

    @Test("XML in the extension cannot smuggle a paper in")
    func injection() throws {
        let message = try readMessage(sampleMessage(of: .ceb311, seed: 41, count: 1)).get()
        var spoiled = message
        spoiled.extension_ = Array("<ceb:Order/>".utf8)
        guard case .failure = readMessageJSON(messageJSON(spoiled)) else {
            Testing.Issue.record("a paper came in through extendMessage")
            return
        }
    }

    @Test("a text spoiled anywhere is answered and never crashes")
    func spoiled() throws {
        let message = try readMessage(sampleMessage(of: .ceb621, seed: 41, count: 1)).get()
        let bytes = messageJSON(message)
        var random = SampleRandom(seed: 6)
        for _ in 0..<400 {
            var spoiled = bytes
            let index = random.below(spoiled.count)
            if random.below(2) == 0 {
                spoiled[index] = UInt8(random.below(256))
            } else {
                spoiled.removeSubrange(index..<min(spoiled.count, index + random.below(40)))
            }
            if case .failure(let problem) = readMessageJSON(spoiled) {
                #expect(!problem.issues.isEmpty)
            }
        }
    }

    @Test("a message past the limit of bytes is refused as too large")
    func limit() {
        guard
            case .failure(let problem) = readMessageJSON(
                Array("{}   ".utf8), limits: ReadingLimits(bytes: 4))
        else { return }
        #expect(problem.kind == .tooLarge)
    }

    /// The sample order with the first text from `start` up to the next `end` replaced.
    private func json(replacing start: String, upTo end: String, by text: String) throws -> String {
        let message = try readMessage(sampleMessage(of: .ceb311, seed: 41, count: 1)).get()
        var json = String(decoding: messageJSON(message), as: UTF8.self)
        let first = try #require(json.range(of: start))
        let isWhole = start.hasSuffix(end) && !start.hasSuffix(":\"")
        let last = isWhole ? first : try #require(json[first.upperBound...].range(of: end))
        json.replaceSubrange(first.lowerBound..<last.upperBound, with: text)
        return json
    }
}
