import Clearance
import Demonstration
import Messages
import TestKit
import Testing
import Values

@testable import Platform
@testable import Web

@Suite("Officers and administrators have their word, and nobody else has it", .everyEngine)
struct OfficeTests {
    private func reviewing() throws -> Edge {
        // Every list of grade C, which all enterprises of the ground have.
        try Edge { $0.zone.reviewRate["C"] = 10_000 }
    }

    @Test("A list under review stands in the queue until an officer releases it")
    func release() async throws {
        let edge = try reviewing()
        try await edge.ask { asking in
            try await asking.declare(edge.papers)
            let key = try edge.key(.officer)
            let queue = try await asking.get("/api/v1/lists", key: key).json
            #expect(queue["lists"].list.count == 1)
            #expect(queue["lists"][0]["state"].text == "review")
            let id = queue["lists"][0]["id"].text ?? ""
            #expect(queue["next"].text == id)
            let word = try await asking.post(
                "/api/v1/lists/\(id)/decisions",
                json: #"{"decision":"release","reason":"单证齐全"}"#, key: key)
            #expect(word.status == 200)
            #expect(word.json["state"].text == "released")
            #expect(word.json["returnStatus"].text == "800")
            #expect(try await asking.get("/api/v1/lists", key: key).json["lists"].list.isEmpty)
            let again = try await asking.post(
                "/api/v1/lists/\(id)/decisions",
                json: #"{"decision":"reject","reason":"重复"}"#, key: key)
            #expect(again.status == 409)
            #expect(again.json["code"].text == "REFUSED")
        }
    }

    @Test("Whom an officer's words name by number the enterprise does not learn from them")
    func words() async throws {
        let edge = try reviewing()
        try await edge.ask { asking in
            try await asking.declare(edge.papers)
            let officer = try edge.key(.officer)
            let queue = try await asking.get("/api/v1/lists", key: officer).json
            let id = queue["lists"][0]["id"].text ?? ""
            let person = "11010519491231002X"
            let word = try await asking.post(
                "/api/v1/lists/\(id)/decisions",
                json: "{\"decision\":\"reject\",\"reason\":\"与\(person)、13800138000不符\"}",
                key: officer)
            #expect(word.status == 200 && word.text.contains("110***********002X"), "\(word.text)")
            let order = edge.papers.order
            let uri = "/api/v1/consignments?ebcCode=\(order.ebcCode)&orderNo=\(order.orderNo)"
            let enterprise = try edge.key(.enterprise, order.ebcCode)
            for key in [officer, enterprise] {
                let dossier = try await asking.get(uri, key: key)
                #expect(dossier.text.contains("与110***********002X、138****8000不符"))
                #expect(!dossier.text.contains(person) && !dossier.text.contains("13800138000"))
            }
        }
    }

    @Test("An enterprise neither sees the queue nor decides, and a decision needs its words")
    func enterprises() async throws {
        let edge = try reviewing()
        try await edge.ask { asking in
            let enterprise = try edge.key(.enterprise, edge.papers.order.ebcCode)
            #expect(try await asking.get("/api/v1/lists", key: enterprise).status == 403)
            let decision = try await asking.post(
                "/api/v1/lists/1/decisions", json: #"{"decision":"release","reason":"x"}"#,
                key: enterprise)
            #expect(decision.status == 403)
            let officer = try edge.key(.officer)
            let wrong = try await asking.post(
                "/api/v1/lists/1/decisions", json: #"{"decision":"burn","reason":"x"}"#,
                key: officer)
            #expect(wrong.status == 422)
            #expect(wrong.json["issues"][0]["path"].text == "decision")
            let nothing = try await asking.post(
                "/api/v1/lists/1/decisions", json: #"{"decision":"release","reason":"x"}"#,
                key: officer)
            #expect(nothing.status == 404)
            let broken = try await asking.post(
                "/api/v1/lists/1/decisions", json: "{", key: officer)
            #expect(broken.status == 400)
        }
    }

    @Test("Only an administrator moves the clock; what falls due on the way is done on its day")
    func clock() async throws {
        let edge = try Edge()
        try await edge.ask { asking in
            try await asking.declare(edge.papers)
            let officer = try edge.key(.officer)
            #expect(try await asking.get("/api/v1/clock", key: officer).status == 403)
            let admin = try edge.key(.admin)
            let before = try await asking.get("/api/v1/clock", key: admin).json
            #expect(before["day"].text == "2026-11-21")
            let moved = try await asking.post(
                "/api/v1/clock", json: #"{"advanceDays":31}"#, key: admin)
            #expect(moved.json["day"].text == "2026-12-22")
            #expect(try edge.bills().count == 1)
            let wrong = try await asking.post(
                "/api/v1/clock", json: #"{"advanceDays":0}"#, key: admin)
            #expect(wrong.status == 422)
        }
    }

    @Test("A bill that is paid closes its list")
    func payment() async throws {
        let edge = try Edge()
        try await edge.ask { asking in
            try await asking.declare(edge.papers)
            let admin = try edge.key(.admin)
            _ = try await asking.post("/api/v1/clock", json: #"{"advanceDays":31}"#, key: admin)
            let bill = try #require(try edge.bills().first)
            let json = #"{"day":"2026-12-22","reference":"SK-1"}"#
            let paid = try await asking.post(
                "/api/v1/taxes/\(bill.taxNo)/payment", json: json, key: try edge.key(.officer))
            #expect(paid.status == 200)
            #expect(paid.json["state"].text == "closed")
            #expect(paid.json["returnStatus"].text == "899")
        }
    }

    @Test("Without a virtual clock there is none to move")
    func systemClock() async throws {
        let edge = try Edge { $0.virtualClock = nil }
        try await edge.ask { asking in
            let admin = try edge.key(.admin)
            #expect(try await asking.get("/api/v1/clock", key: admin).status == 404)
        }
    }
}
