import TestKit
import Testing

@testable import Web

@Suite("The interface describes itself completely", .everyEngine)
struct OpenAPITests {
    private let document = JSONTree(OpenAPI.document)

    @Test("The document names every address of the router but the pages, and no other")
    func addresses() throws {
        let edge = try Edge()
        let router = RouteTable(makeRouter(edge.platform).routes).routes
        let pages: Set<String> = ["/", "/consignments/{id}"]
        let real = Set(router.filter { !pages.contains($0.path) }.map { "\($0.method) \($0.path)" })
        let written = Set(
            document["paths"].names.flatMap { path in
                document["paths"][path].names.map { "\($0.uppercased()) \(path)" }
            })
        #expect(real == written)
        #expect(written.count == 27)
    }

    @Test("Every reference leads somewhere, and every answer has a form")
    func references() {
        #expect(document["openapi"].text == "3.1.0")
        #expect(document.references.count > 100)
        for reference in document.references {
            let end = reference.split(separator: "/").dropFirst().reduce(document) {
                $0[String($1)]
            }
            #expect(!end.names.isEmpty, "\(reference)")
        }
        for path in document["paths"].names {
            for method in document["paths"][path].names {
                let operation = document["paths"][path][method]
                #expect(!operation["responses"]["200"]["content"].names.isEmpty)
                #expect(operation["operationId"].text?.isEmpty == false)
                let isOpen = !path.hasPrefix("/api/")
                #expect((operation["responses"]["401"].names.isEmpty) == isOpen)
                // Each part of the path in braces is a parameter.
                let parts = path.split(separator: "/").filter { $0.hasPrefix("{") }
                let declared = operation["parameters"].list.filter { $0["in"].text == "path" }
                #expect(parts.count == declared.count)
            }
        }
    }

    @Test("Health, readiness, figures and the document need no key")
    func open() async throws {
        let edge = try Edge()
        try await edge.ask { asking in
            for address in ["/healthz", "/readyz", "/metrics", "/openapi.json"] {
                #expect(try await asking.get(address).status == 200)
            }
            try await asking.declare(edge.papers)
            let figures = try await asking.get("/metrics").text
            #expect(figures.contains("tongguan_papers_total 4\n"))
            #expect(
                figures.contains(
                    "tongguan_requests_total{route=\"/api/v1/messages\",status=\"200\"} 4"))
            #expect(!figures.contains(edge.papers.order.ebcCode))
        }
    }
}
