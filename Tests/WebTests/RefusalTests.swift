import Demonstration
import HTTPTypes
import Messages
import Platform
import Storage
import TestKit
import Testing

@testable import Web

@Suite("What cannot be taken is answered with what, where and what to do", .everyEngine)
struct RefusalTests {
    private let address = "/api/v1/messages"

    /// A problem in the form of RFC 9457, as the contract names its members.
    private func expectProblem(
        _ reply: Reply, _ status: Int, _ code: String,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        #expect(reply.status == status, sourceLocation: sourceLocation)
        #expect(
            reply.headers[.contentType] == "application/problem+json",
            sourceLocation: sourceLocation)
        #expect(reply.json["status"].number == status, sourceLocation: sourceLocation)
        #expect(reply.json["code"].text == code, sourceLocation: sourceLocation)
        #expect(
            reply.json.names.isSuperset(of: ["type", "title", "detail", "issues"]),
            sourceLocation: sourceLocation)
        #expect(reply.headers[.requestID]?.isEmpty == false, sourceLocation: sourceLocation)
    }

    @Test("No key and an unknown key are both 401")
    func keys() async throws {
        let edge = try Edge()
        try await edge.ask { asking in
            let message = edge.message([.order(edge.papers.order)], number: 1)
            expectProblem(try await asking.post(address, message), 401, "UNAUTHORIZED")
            let unknown = "tg_" + String(repeating: "A", count: 43)
            expectProblem(
                try await asking.post(address, message, key: unknown), 401, "UNAUTHORIZED")
            let reply = try await asking.get("/api/v1/receipts")
            #expect(reply.headers[.wwwAuthenticate]?.hasPrefix("Bearer") == true)
        }
    }

    @Test("A key may not send for another enterprise")
    func otherSender() async throws {
        let edge = try Edge()
        try await edge.ask { asking in
            let reply = try await asking.post(
                address, edge.message([.order(edge.papers.order)], number: 1),
                key: edge.key(.enterprise, edge.papers.waybill.logisticsCode))
            expectProblem(reply, 403, "FORBIDDEN")
            #expect(reply.json["issues"][0]["path"].text == "BaseTransfer/copCode")
        }
    }

    @Test("What is no XML is 400 and CEB900, with line and column")
    func notWellFormed() async throws {
        let edge = try Edge()
        try await edge.ask { asking in
            let key = try edge.key(.enterprise, edge.papers.order.ebcCode)
            let reply = try await asking.post(address, Array("<a><b></a>".utf8), key: key)
            expectProblem(reply, 400, "CEB900")
            #expect(reply.json["issues"][0]["line"].number == 1)
        }
    }

    @Test("What customs itself sends is not for enterprises to send")
    func receiptType() async throws {
        let edge = try Edge()
        try await edge.ask { asking in
            let key = try edge.key(.enterprise, edge.papers.order.ebcCode)
            for type in [MessageType.ceb622, .ceb816, .ceb900, .ceb303] {
                let body = sampleMessage(of: type, seed: 1, count: 1)
                expectProblem(try await asking.post(address, body, key: key), 422, "CEB900")
            }
        }
    }

    @Test("A message that is none of the standard's is 422, in XML the standard's CEB900")
    func violatesStandard() async throws {
        let edge = try Edge()
        try await edge.ask { asking in
            let key = try edge.key(.enterprise, edge.papers.order.ebcCode)
            let body = Array("<CEB999Message xmlns=\"http://www.chinaport.gov.cn/ceb\"/>".utf8)
            expectProblem(try await asking.post(address, body, key: key), 422, "CEB900")
            let xml = try await asking.post(address, body, accept: "application/xml", key: key)
            #expect(xml.status == 422)
            #expect(xml.text.contains("<CEB900Message"))
            #expect(xml.text.contains("-999999"))
            #expect(xml.text.contains("CEB999Message"))
        }
    }

    @Test(
        "Papers of export are not taken yet: 422 and CEB900, whatever form they come in",
        arguments: MessageType.allCases.filter { $0.isRequest && $0.isExport })
    func export(type: MessageType) async throws {
        let edge = try Edge()
        try await edge.ask { asking in
            let sender = edge.papers.order.ebcCode
            let key = try edge.key(.enterprise, sender)
            let body = edge.message(
                samples(of: type, seed: 1, count: 2), number: 1, sender: sender)
            let reply = try await asking.post(address, body, key: key)
            expectProblem(reply, 422, "CEB900")
            #expect(reply.json["issues"][0]["code"].text == "MSG-005")
            let xml = try await asking.post(address, body, accept: "application/xml", key: key)
            #expect(xml.text.contains("<oriMessageType>\(type.rawValue)<"))
            let envelope = DxpEnvelope(
                copMsgId: "MSG1", senderId: "DXPENT0000000001",
                receiverIds: [DxpNode.customs(for: type).id], creatTime: "2026-11-21T10:00:00",
                msgType: type.rawValue)
            let wrapped = writeDxpEnvelope(envelope, payload: body)
            expectProblem(try await asking.post(address, wrapped, key: key), 422, "CEB900")
        }
    }

    @Test("A body past the limit is 413 and names the limit, announced or not")
    func tooLarge() async throws {
        let edge = try Edge { $0.limits.bodyBytes = 2_000 }
        try await edge.ask { asking in
            let key = try edge.key(.enterprise, edge.papers.order.ebcCode)
            let body = [UInt8](repeating: 0x20, count: 2_001)
            let reply = try await asking.post(address, body, key: key)
            expectProblem(reply, 413, "TOO-LARGE")
            #expect(reply.json["detail"].text?.contains("2000") == true)
            #expect(reply.headers[.connection] == "close")
        }
    }

    @Test("Who is refused before the body is read is hung up on when the body is long")
    func unread() async throws {
        let edge = try Edge()
        try await edge.ask { asking in
            let long = [UInt8](repeating: 0x20, count: 70_000)
            let refused = try await asking.post(address, long)
            expectProblem(refused, 401, "UNAUTHORIZED")
            #expect(refused.headers[.connection] == "close")
            let short = try await asking.post(address, [0x20])
            #expect(short.headers[.connection] == nil)
        }
    }

    @Test("A content type that is neither XML nor JSON is 415")
    func contentType() async throws {
        let edge = try Edge()
        try await edge.ask { asking in
            let key = try edge.key(.enterprise, edge.papers.order.ebcCode)
            let reply = try await asking.post(address, [0x3C], type: "text/plain", key: key)
            expectProblem(reply, 415, "UNSUPPORTED-MEDIA-TYPE")
        }
    }

    @Test("An address that is not there is 404, a method that is not there 405 with those that are")
    func addresses() async throws {
        let edge = try Edge()
        try await edge.ask { asking in
            expectProblem(try await asking.get("/api/v2/messages"), 404, "NOT-FOUND")
            let wrong = try await asking.send(
                .delete, "/api/v1/clock", key: nil, headers: [:], body: nil)
            expectProblem(wrong, 405, "METHOD-NOT-ALLOWED")
            #expect(wrong.headers[.allow] == "GET, HEAD, OPTIONS, POST")
            let nested = try await asking.get("/api/v1/lists/7/decisions")
            expectProblem(nested, 405, "METHOD-NOT-ALLOWED")
        }
    }

    @Test("A sane request id is echoed, another one is replaced")
    func requestID() async throws {
        let edge = try Edge()
        try await edge.ask { asking in
            let kept = try await asking.get("/healthz", headers: [.requestID: "order-17.a_B"])
            #expect(kept.headers[.requestID] == "order-17.a_B")
            let long = String(repeating: "x", count: 65)
            let replaced = try await asking.get("/healthz", headers: [.requestID: long])
            #expect(replaced.headers[.requestID] != long)
            #expect(replaced.headers[.requestID]?.isEmpty == false)
        }
    }

    @Test(
        "A full queue is 503, an enterprise that fills its share 429; both say when to come again")
    func queues() async throws {
        let full = Problem(WindowProblem.full(retryAfterSeconds: 1)).response
        #expect(full.status == .serviceUnavailable)
        #expect(full.headers[.retryAfter] == "1")
        let share = Problem(WindowProblem.tooMuchFromOne(retryAfterSeconds: 2)).response
        #expect(share.status == .tooManyRequests)
        #expect(share.headers[.retryAfter] == "2")
        #expect(Problem(StorageProblem.full).response.status.code == 507)
        #expect(Problem(StorageProblem.busy).response.status == .serviceUnavailable)
        #expect(Problem(StorageProblem.unflushed("x")).response.status == .serviceUnavailable)
    }

    @Test("Wrong parameters are named")
    func parameters() async throws {
        let edge = try Edge()
        try await edge.ask { asking in
            let key = try edge.key(.enterprise, edge.papers.order.ebcCode)
            for uri in [
                "/receipts?after=x", "/receipts?limit=0", "/receipts?wait=31", "/consignments",
            ] {
                let reply = try await asking.get("/api/v1" + uri, key: key)
                expectProblem(reply, 400, "BAD-PARAMETER")
                #expect(reply.json["issues"][0]["path"].text?.isEmpty == false)
            }
        }
    }
}
