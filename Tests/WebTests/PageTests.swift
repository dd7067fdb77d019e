import Demonstration
import HTTPTypes
import Messages
import TestKit
import Testing

@testable import Web

@Suite("Pages show people what runs here, on the machine itself only", .everyEngine)
struct PageTests {
    @Test("The front page speaks the reader's language and counts today's lists")
    func front() async throws {
        let edge = try Edge()
        try await edge.ask { asking in
            try await asking.declare(edge.papers)
            let chinese = try await asking.get("/")
            #expect(chinese.status == 200)
            #expect(chinese.text.contains("lang=\"zh-CN\""))
            #expect(chinese.text.contains("今日清单"))
            #expect(chinese.text.contains("放行"))
            #expect(chinese.text.contains(edge.papers.order.orderNo))
            let english = try await asking.get("/", headers: [.acceptLanguage: "en-GB,zh;q=0.5"])
            #expect(english.text.contains("Lists declared today"))
            let asked = try await asking.get("/?lang=en", headers: [.acceptLanguage: "zh"])
            #expect(asked.text.contains("Lists declared today"))
            #expect(chinese.headers[.contentSecurityPolicy]?.contains("default-src 'none'") == true)
            #expect(!chinese.text.contains("<script"))
            #expect(!chinese.text.contains("http://") && !chinese.text.contains("https://"))
        }
    }

    @Test("The page of a dossier names state, rules, taxes and moves in the reader's words")
    func dossier() async throws {
        let edge = try Edge()
        try await edge.ask { asking in
            let answer = try await asking.declare(edge.papers)
            let id = answer.json["papers"][0]["consignment"].text ?? ""
            let page = try await asking.get("/consignments/\(id)?lang=en").text
            for words in [
                ">released</span>", "MAT-04", "agrees", "DUT-01 (", "personal yearly quota",
                "posted", "Waybill", "800",
            ] {
                #expect(page.contains(words), "\(words)")
            }
            let chinese = try await asking.get("/consignments/\(id)?lang=zh").text
            #expect(chinese.contains(">放行</span>"))
            // A template that names what is not there leaves Swift's own words.
            for text in [page, chinese] {
                #expect(!text.contains("Optional(") && !text.contains("RuleUse"))
            }
        }
    }

    @Test("What an enterprise writes into a paper is text on a page, never markup")
    func escaping() async throws {
        let edge = try Edge()
        try await edge.ask { asking in
            var papers = edge.papers
            papers.list.note = "<script>alert(1)</script>"
            let answer = try await asking.declare(papers)
            let id = answer.json["papers"][0]["consignment"].text ?? ""
            let page = try await asking.get("/consignments/\(id)?lang=en")
            #expect(page.status == 200)
            #expect(page.text.contains("&lt;script&gt;alert(1)"))
            #expect(!page.text.contains("<script>"))
        }
    }

    @Test(
        "A platform that others can reach shows no pages, and an unknown dossier is said to be so")
    func closed() async throws {
        let open = try Edge { $0.host = "0.0.0.0" }
        try await open.ask { asking in
            let reply = try await asking.get("/")
            #expect(reply.status == 403)
            #expect(reply.text.contains("页面未开放"))
        }
        let edge = try Edge()
        try await edge.ask { asking in
            for header in ["X-Forwarded-For", "Forwarded", "Via", "X-Real-IP"] {
                let name = try #require(HTTPField.Name(header))
                let proxied = try await asking.get("/", headers: [name: "203.0.113.7"])
                #expect(proxied.status == 403, "\(header)")
            }
            let reply = try await asking.get("/consignments/nothing")
            #expect(reply.status == 404)
        }
    }
}
