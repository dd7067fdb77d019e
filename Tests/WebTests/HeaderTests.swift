import Crypto
import Demonstration
import Foundation
import HTTPTypes
import Testing

@testable import Platform
@testable import Web

@Suite("What every answer says of itself besides its content")
struct HeaderTests {
    private static let all: [HTTPField.Name: String] = [
        .contentTypeOptions: "nosniff", .frameOptions: "DENY", .referrerPolicy: "no-referrer",
        .cacheControl: "no-store", .openerPolicy: "same-origin", .resourcePolicy: "same-origin",
    ]

    private func expectSafe(_ reply: Reply, _ place: String) {
        for (name, value) in Self.all { #expect(reply.headers[name] == value, "\(place): \(name)") }
        let policy = reply.headers[.contentSecurityPolicy] ?? ""
        #expect(policy.contains("default-src 'none'"), "\(place)")
        #expect(policy.contains("frame-ancestors 'none'"), "\(place)")
        #expect(!policy.contains("unsafe"), "\(place)")
        #expect(reply.headers[.permissionsPolicy]?.contains("camera=()") == true, "\(place)")
        #expect(reply.headers[.accessControlAllowOrigin] == nil, "\(place)")
        #expect(reply.headers[.strictTransportSecurity] == nil, "plain HTTP promises nothing")
        if !reply.bytes.isEmpty {
            let type = reply.headers[.contentType] ?? ""
            let isNamed = type.contains("charset=utf-8") || type == "application/problem+json"
            #expect(isNamed, "\(place)")
        }
    }

    @Test("Answers, refusals and pages are neither framed, sniffed, cached nor shared")
    func everywhere() async throws {
        let edge = try Edge()
        try await edge.ask { asking in
            let key = try edge.key(.enterprise, edge.papers.order.ebcCode)
            for path in [
                "/", "/healthz", "/metrics", "/openapi.json", "/nothing", "/consignments/none",
                "/api/v1/receipts", "/api/v1/consignments/none",
            ] {
                expectSafe(try await asking.get(path, key: key), path)
                expectSafe(try await asking.get(path), path)
            }
            expectSafe(try await asking.declare(edge.papers), "a message")
            let foreign: HTTPFields = [.origin: "https://elsewhere.example"]
            let asked = try await asking.send(
                .options, "/api/v1/messages", key: nil, headers: foreign, body: nil)
            expectSafe(asked, "another origin's question")
            #expect(asked.status == 204 && asked.bytes.isEmpty)
            let trace = try await asking.send(.trace, "/", key: key, headers: [:], body: nil)
            #expect(trace.status == 405)
        }
    }

    @Test("A page may use the one style it has, and nothing else in it may do anything")
    func style() async throws {
        let edge = try Edge()
        try await edge.ask { asking in
            let first = try await asking.declare(edge.papers)
            let id = first.json["papers"][0]["consignment"].text ?? ""
            for path in ["/", "/consignments/\(id)", "/?lang=en"] {
                let page = try await asking.get(path)
                #expect(page.status == 200)
                let styles = page.text.matches(of: /<style>([^<]*)<\/style>/)
                #expect(styles.count == 1)
                let style = styles.first.map { String($0.1) } ?? ""
                let digest = Data(SHA256.hash(data: Data(style.utf8))).base64EncodedString()
                let policy = page.headers[.contentSecurityPolicy] ?? ""
                #expect(policy.contains("style-src 'sha256-\(digest)'"), "\(path)")
                let forbidden = [
                    "<script", " style=", "onclick=", "onload=", "javascript:", "src=",
                ]
                for forbidden in forbidden {
                    #expect(!page.text.contains(forbidden), "\(path) has \(forbidden)")
                }
            }
        }
    }

    @Test("A key is told what it may still ask, and told to wait when it asked too much")
    func limits() async throws {
        let edge = try Edge { $0.limits.requests = 5 }
        try await edge.ask { asking in
            let key = try edge.key(.officer)
            var left: [String] = []
            for _ in 0..<5 {
                let reply = try await asking.get("/api/v1/lists", key: key)
                #expect(reply.status == 200)
                let policy = reply.headers[.rateLimitPolicy] ?? ""
                #expect(policy.hasPrefix("\"requests\";q=5;w=60, \"queue\";q="))
                left.append(reply.headers[.rateLimit] ?? "")
            }
            #expect(left.first?.hasPrefix("\"requests\";r=4;t=12, \"queue\";r=") == true, "\(left)")
            // Seconds pass meanwhile on a busy machine.
            #expect(left.last?.hasPrefix("\"requests\";r=0;t=") == true, "\(left)")
            let refused = try await asking.get("/api/v1/lists", key: key)
            #expect(refused.status == 429)
            #expect(refused.headers[.retryAfter] == "12", "\(left)")
            // Another key has its own; without one there is nothing to tell.
            let other = try await asking.get("/api/v1/lists", key: try edge.key(.officer))
            #expect(other.status == 200)
            #expect(try await asking.get("/api/v1/lists").headers[.rateLimit] == nil)
        }
    }
}
