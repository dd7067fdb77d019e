import Messages
import Testing

@Suite("A message is judged by the edition that was asked for")
struct EditionTests {
    @Test("what only 2018-113 allowed warns, passes by 2018-113 and fails by 2022-05")
    func earlier() throws {
        let cases = MessageType.allCases.flatMap { type in
            negativeCases(of: type, seed: 5).filter { $0.rule == .earlierEdition }
                .map { (type, $0) }
        }
        #expect(cases.count == 15)
        for (type, spoiled) in cases {
            let lenient = checkMessage(spoiled.bytes)
            #expect(lenient.errors == 0 && lenient.issues.map(\.code) == ["LEN-09"])
            // The sample of CEB792 is of 2022-05 elsewhere: it numbers its lines.
            if type != .ceb792 {
                #expect(checkMessage(spoiled.bytes, edition: .announcement113).errors == 0)
            }
            let strict = checkMessage(spoiled.bytes, edition: .may2022)
            #expect(strict.errors == 1 && strict.issues.map(\.code) != ["LEN-09"])
        }
    }

    @Test("what 2022-05 brought is unknown to 2018-113")
    func later() throws {
        for type in MessageType.allCases {
            let sample = sampleMessage(of: type, seed: 5, count: 1)
            #expect(checkMessage(sample, edition: .may2022).issues.isEmpty, "\(type)")
            let codes = checkMessage(sample, edition: .announcement113).issues.map(\.code)
            switch type {
            case .ceb213, .ceb214, .ceb215, .ceb216:
                #expect(codes == [MessageRule.unknownMessageType.code], "\(type)")
            case .ceb792:
                #expect(Set(codes) == [MessageRule.unknownElement.code], "\(type)")
            default: #expect(codes.isEmpty, "\(type)")
            }
        }
    }

    @Test("an order of the kinds B and W is one of 2022-05")
    func values() throws {
        guard case .exportOrder(var order) = samples(of: .ceb303, seed: 5, count: 1)[0] else {
            Testing.Issue.record("not an export order")
            return
        }
        order.orderType = "W"
        let bytes = writeMessage([order], guid: Trade.guid, transfer: Trade.transfer)
        #expect(checkMessage(bytes).issues.isEmpty)
        #expect(
            checkMessage(bytes, edition: .announcement113).issues.map(\.code) == ["LEN-10"])
    }

    @Test("what an edition asks for is told in its own words")
    func words() throws {
        guard case .exportOrder(var order) = samples(of: .ceb303, seed: 5, count: 1)[0] else {
            Testing.Issue.record("not an export order")
            return
        }
        order.orderNo = ""
        let bytes = writeMessage([order], guid: Trade.guid, transfer: Trade.transfer)
        // The schema of 2022-05 lets a required text be empty.
        #expect(checkMessage(bytes).issues.isEmpty)
        let issues = checkMessage(bytes, edition: .announcement113).issues
        #expect(issues.map(\.code) == [MessageRule.tooShort.code])
        #expect(issues.first?.expected == "C1..60")
        #expect(issues.first?.citation == "CEB 2018-113, CEB303 OrderHead/orderNo")
    }

    @Test("the JSON form and the envelope are judged by the edition too")
    func forms() throws {
        let bytes = sampleMessage(of: .ceb213, seed: 5, count: 1)
        let json = messageJSON(try readMessage(bytes).get())
        #expect(checkMessage(json, edition: .announcement113).errors == 1)
        let envelope = DxpEnvelope(
            copMsgId: "MSG1", senderId: "DXPENT0000000001", receiverIds: ["DXPEDCCEB0000003"],
            creatTime: "2026-11-21T10:00:00", msgType: "CEB213Message")
        let wrapped = writeDxpEnvelope(envelope, payload: bytes)
        #expect(checkMessage(wrapped, edition: .announcement113).errors == 1)
        #expect(checkMessage(wrapped, edition: .may2022).errors == 0)
    }
}
