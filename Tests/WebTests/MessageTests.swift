import Demonstration
import Foundation
import Messages
import TestKit
import Testing

@testable import Web

@Suite("Messages are taken once and answered when they are durable", .everyEngine)
struct MessageTests {
    private let address = "/api/v1/messages"

    @Test(
        "Order, payment, waybill and list: the list is released and says so in the contract's form")
    func release() async throws {
        let edge = try Edge()
        try await edge.ask { asking in
            let answer = try await asking.declare(edge.papers)
            #expect(answer.status == 200)
            let json = answer.json
            #expect(json["messageType"].text == "CEB621Message")
            #expect(json["guid"].text == ConsignmentPapers.guid("9100", 4))
            #expect(json["digest"].text?.hasPrefix("sha256:") == true)
            #expect(json["replayed"].flag == false)
            let paper = json["papers"][0]
            #expect(paper["outcome"].text == "accepted")
            #expect(paper["state"].text == "released")
            #expect(paper["returnStatus"].text == "800")
            #expect(paper["key"]["orderNo"].text == edge.papers.order.orderNo)
            #expect(paper["preNo"].text?.count == 18)
            #expect(paper["invtNo"].text?.count == 18)
            #expect(json["receipts"]["after"].text.flatMap { Int($0) } != nil)
        }
    }

    @Test("A list that comes before its papers waits")
    func waiting() async throws {
        let edge = try Edge()
        try await edge.ask { asking in
            let list = edge.papers.list
            let answer = try await asking.post(
                address, edge.message([.importList(list)], number: 1),
                key: edge.key(.enterprise, list.agentCode))
            #expect(answer.json["papers"][0]["outcome"].text == "waiting")
            #expect(answer.json["papers"][0]["returnStatus"].text == "2")
        }
    }

    @Test("The same message again gets its first answer again, marked as such")
    func replay() async throws {
        let edge = try Edge()
        try await edge.ask { asking in
            let key = try edge.key(.enterprise, edge.papers.order.ebcCode)
            let message = edge.message([.order(edge.papers.order)], number: 1)
            let first = try await asking.post(address, message, key: key)
            let second = try await asking.post(address, message, key: key)
            #expect(first.json["replayed"].flag == false)
            #expect(second.json["replayed"].flag == true)
            #expect(second.json["papers"] == first.json["papers"])
            #expect(second.json["receipts"] == first.json["receipts"])
        }
    }

    @Test("The receipts in XML are the same bytes when the message is sent again")
    func replayInXML() async throws {
        let edge = try Edge()
        try await edge.ask { asking in
            let key = try edge.key(.enterprise, edge.papers.order.ebcCode)
            let message = edge.message([.order(edge.papers.order)], number: 1)
            let first = try await asking.post(address, message, accept: "application/xml", key: key)
            let second = try await asking.post(
                address, message, accept: "application/xml", key: key)
            #expect(first.status == 200)
            #expect(first.headers[.contentType]?.hasPrefix("application/xml") == true)
            #expect(first.text.contains("CEB312Message"))
            #expect(first.bytes == second.bytes)
        }
    }

    @Test("A guid that was used for other content is a conflict")
    func guidConflict() async throws {
        let edge = try Edge()
        try await edge.ask { asking in
            let key = try edge.key(.enterprise, edge.papers.order.ebcCode)
            _ = try await asking.post(
                address, edge.message([.order(edge.papers.order)], number: 1), key: key)
            let other = try await asking.post(
                address, edge.message([.order(edge.papers(2).order)], number: 1), key: key)
            #expect(other.status == 409)
            #expect(other.json["code"].text == "GUID-CONFLICT")
        }
    }

    @Test("A dry run answers and keeps nothing")
    func dryRun() async throws {
        let edge = try Edge()
        try await edge.ask { asking in
            let key = try edge.key(.enterprise, edge.papers.order.ebcCode)
            let message = edge.message([.order(edge.papers.order)], number: 1)
            let tried = try await asking.post(address + "?dryRun=true", message, key: key)
            #expect(tried.json["papers"][0]["outcome"].text == "accepted")
            let receipts = try await asking.get("/api/v1/receipts", key: key)
            #expect(receipts.json["receipts"].list.isEmpty)
            let sent = try await asking.post(address, message, key: key)
            #expect(sent.json["replayed"].flag == false)
            #expect(sent.json["papers"][0]["outcome"].text == "accepted")
        }
    }

    @Test("The JSON form of a message is taken as the XML is")
    func jsonForm() async throws {
        let edge = try Edge()
        try await edge.ask { asking in
            let xml = edge.message([.order(edge.papers.order)], number: 1)
            let json = messageJSON(try readMessage(xml).get())
            let answer = try await asking.post(
                address, json, type: "application/json; charset=utf-8",
                key: edge.key(.enterprise, edge.papers.order.ebcCode))
            #expect(answer.status == 200)
            #expect(answer.json["papers"][0]["outcome"].text == "accepted")
        }
    }

    @Test("A message in a DxpMsg envelope is the message: bare or wrapped anew, it is taken once")
    func envelope() async throws {
        let edge = try Edge()
        try await edge.ask { asking in
            let key = try edge.key(.enterprise, edge.papers.order.ebcCode)
            let message = edge.message([.order(edge.papers.order)], number: 1)
            let wrapped = try await asking.post(address, wrap(message, at: "1"), key: key)
            #expect(wrapped.status == 200)
            #expect(wrapped.json["replayed"].flag == false)
            let again = try await asking.post(address, wrap(message, at: "2"), key: key)
            #expect(again.json["replayed"].flag == true)
            let bare = try await asking.post(address, message, key: key)
            #expect(bare.json["replayed"].flag == true)
        }
    }

    private func wrap(_ message: [UInt8], at second: String) -> [UInt8] {
        let data = Data(message).base64EncodedString()
        return Array(
            """
            <DxpMsg xmlns="http://www.chinaport.gov.cn/dxp" ver="1.0"><TransInfo>\
            <CopMsgId>MSG\(second)</CopMsgId><SenderId>DXPENT0000000001</SenderId>\
            <ReceiverIds><ReceiverId>DXPEDCCEB0000002</ReceiverId></ReceiverIds>\
            <CreatTime>2026-11-21T10:00:0\(second)</CreatTime><MsgType>CEB311Message</MsgType>\
            </TransInfo><Data>\(data)</Data></DxpMsg>
            """.utf8)
    }

    @Test("A bad paper is refused alone, its neighbour is accepted")
    func neighbours() async throws {
        let edge = try Edge()
        try await edge.ask { asking in
            var bad = edge.papers(2).order
            bad.currency = "502"
            let answer = try await asking.post(
                address, edge.message([.order(edge.papers.order), .order(bad)], number: 1),
                key: edge.key(.enterprise, bad.ebcCode))
            #expect(answer.status == 200)
            #expect(answer.json["papers"][0]["outcome"].text == "accepted")
            let refused = answer.json["papers"][1]
            #expect(refused["outcome"].text == "refused")
            let issue = refused["issues"].list.first { $0["severity"].text == "error" }
            #expect(issue?["path"].text == "Order[1]/OrderHead/currency")
            #expect(issue?["message"]["zh"].text?.isEmpty == false)
            #expect(issue?["message"]["en"].text?.isEmpty == false)
        }
    }
}
