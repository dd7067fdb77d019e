import Clearance
import Demonstration
import HTTPTypes
import Messages
import TestKit
import Testing

@testable import Platform
@testable import Web

@Suite("Receipts are owed in commit order, and a cursor means the same for ever", .everyEngine)
struct ReceiptTests {
    @Test("The agent gets the list's receipts, each in XML that reads as one of the standard's")
    func owed() async throws {
        let edge = try Edge()
        try await edge.ask { asking in
            let answer = try await asking.declare(edge.papers)
            let key = try edge.key(.enterprise, edge.papers.list.agentCode)
            let after = answer.json["receipts"]["after"].text ?? ""
            let list = try await asking.get("/api/v1/receipts?after=\(after)", key: key).json
            let released = list["receipts"].list.first { $0["returnStatus"].text == "800" }
            #expect(released?["messageType"].text == "CEB622Message")
            #expect(released?["key"]["invtNo"].text?.count == 18)
            #expect(released?["returnTime"].text?.hasSuffix("+08:00") == true)
            let xml = Array((released?["xml"].text ?? "").utf8)
            #expect(try readMessage(xml).get().type == .ceb622)
            #expect(list["next"].text == list["receipts"].list.last?["cursor"].text)
        }
    }

    @Test("Pages of one receipt give the same receipts as one page, before and after more came")
    func cursors() async throws {
        let edge = try Edge()
        try await edge.ask { asking in
            try await asking.declare(edge.papers)
            let key = try edge.key(.enterprise, edge.papers.list.agentCode)
            let whole = try await asking.get("/api/v1/receipts", key: key)
            var cursor = ""
            var pages: [JSONTree] = []
            while true {
                let page = try await asking.get(
                    "/api/v1/receipts?limit=1&after=\(cursor)", key: key
                ).json
                guard let receipt = page["receipts"].list.first else { break }
                pages.append(receipt)
                cursor = page["next"].text ?? ""
            }
            #expect(pages.count >= 1)
            #expect(pages == whole.json["receipts"].list)
            try await asking.declare(edge.papers(2), from: 11)
            let first = try await asking.get("/api/v1/receipts?limit=1", key: key)
            #expect(first.json["receipts"][0] == pages[0])
        }
    }

    @Test("An enterprise gets no receipt that is owed to another")
    func others() async throws {
        let edge = try Edge()
        try await edge.ask { asking in
            try await asking.declare(edge.papers)
            let key = try edge.key(.enterprise, DemonstrationEnterprise.smallAssurer.code)
            let reply = try await asking.get("/api/v1/receipts", key: key)
            #expect(reply.status == 200)
            #expect(reply.json["receipts"].list.isEmpty)
        }
    }

    @Test("Who waits is answered as soon as a receipt is there, not when the time is over")
    func longPoll() async throws {
        let edge = try Edge()
        try await edge.ask { asking in
            let order = edge.papers.order
            let key = try edge.key(.enterprise, order.ebcCode)
            let start = ContinuousClock.now
            async let waiting = asking.get("/api/v1/receipts?wait=30", key: key)
            try await Task.sleep(for: .milliseconds(100))
            _ = try await asking.post(
                "/api/v1/messages", edge.message([.order(order)], number: 1), key: key)
            #expect(try await waiting.json["receipts"].list.count == 1)
            #expect(ContinuousClock.now - start < .seconds(25))
        }
    }

    @Test("Who waits in vain gets an empty list and its own cursor")
    func waitInVain() async throws {
        let edge = try Edge()
        try await edge.ask { asking in
            let key = try edge.key(.enterprise, edge.papers.order.ebcCode)
            let reply = try await asking.get("/api/v1/receipts?after=7&wait=1", key: key)
            #expect(reply.json["receipts"].list.isEmpty)
            #expect(reply.json["next"].text == "7")
        }
    }

    @Test("The stream sends the same receipts and resumes after the last one a client had")
    func stream() async throws {
        let edge = try Edge()
        try await edge.ask { asking in
            try await asking.declare(edge.papers)
            let key = try edge.key(.enterprise, edge.papers.order.ebcCode)
            let list = try await asking.get("/api/v1/receipts", key: key).json["receipts"].list
            let last = list.last?["cursor"].text ?? ""
            async let whole = asking.get("/api/v1/events", key: key)
            async let resumed = asking.get(
                "/api/v1/events", key: key, headers: [.lastEventID: last])
            try await Task.sleep(for: .milliseconds(300))
            edge.platform.window.notifier.close()
            let text = try await whole.text
            for receipt in list {
                #expect(text.contains("id: \(receipt["cursor"].text ?? "?")\nevent: receipt\n"))
            }
            let rest = try await resumed.text
            #expect(!rest.contains("event: receipt"))
        }
    }

    @Test("A stream ends with its key: nothing is sent to one that was revoked")
    func revoked() async throws {
        let edge = try Edge()
        try await edge.ask { asking in
            let (token, record) = try Keys.issue(
                for: Actor(role: .enterprise, enterprise: edge.papers.order.ebcCode),
                zone: edge.platform.zone.id, at: edge.platform.clock.now, in: edge.ground.storage)
            async let stream = asking.get("/api/v1/events", key: token)
            while !edge.platform.window.notifier.isAwaited {
                try await Task.sleep(for: .milliseconds(10))
            }
            #expect(try edge.platform.keys.revoke(id: record.id, at: edge.platform.clock.now))
            try await asking.declare(edge.papers)
            let end = Task {
                try await Task.sleep(for: .seconds(20))
                edge.platform.window.notifier.close()
            }
            let text = try await stream.text
            end.cancel()
            #expect(text.hasPrefix("retry: ") && !text.contains("event: receipt"), "\(text)")
        }
    }
}
