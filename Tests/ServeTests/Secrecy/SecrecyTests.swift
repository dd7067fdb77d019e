import Demonstration
import Foundation
import Messages
import TestKit
import Testing
import Values

extension ServeTests {
    @Suite("Personal data that went through a platform")
    struct SecrecyTests {
        @Test("stands in no file, log, answer, page or metric, in no form")
        func canary() async throws {
            try await onThread {
                let site = try Site("canary")
                var day = CanaryDay(site: site)
                try day.run()
                for (place, data) in day.said {
                    #expect(Canary.found(in: data) == [], "\(place)")
                }
                let files = try day.files()
                for file in files {
                    #expect(Canary.found(in: try Data(contentsOf: file)) == [], "\(file.path)")
                }
                #expect(day.said.count > 100 && files.count > 5)
                let bytes = day.said.reduce(0) { $0 + $1.data.count }
                Effort.report(
                    "canaries: \(Canary.all.count) forms in \(day.said.count) answers of \(bytes) "
                        + "bytes and in \(files.count) files; not in a sender's own: "
                        + CanaryDay.own.joined(separator: " "))
            }
        }

        @Test("would be found, were it there")
        func control() throws {
            #expect(Canary.found(in: Data("nothing".utf8)) == [])
            for canary in Canary.all {
                let data = Data([1, 2, 3] + canary.bytes + [4])
                #expect(Canary.found(in: data).contains(canary.title))
            }
            let papers = CanaryDay.papers(1, at: Instant.now)
            let message = Data(CanaryDay.message(papers.papers[3], number: 1).bytes)
            for title in ["name UTF-8", "id UTF-8", "telephone UTF-8", "street UTF-8"] {
                #expect(Canary.found(in: message).contains(title))
            }
            for shift in 0..<3 {
                let padded = Data([UInt8](repeating: 66, count: shift)) + message
                let coded = Data(padded.base64EncodedString().utf8)
                #expect(Canary.found(in: coded).contains { $0.hasPrefix("id base64") })
            }
        }

        @Test("is in no core, for a platform that crashes leaves none")
        func core() async throws {
            try await onThread {
                let site = try Site("core")
                let server = try site.serve()
                #expect(server.coreLimit == "0")
                try server.abort()
                let files = try FileManager.default.subpathsOfDirectory(atPath: site.directory)
                #expect(
                    !files.contains { $0.split(separator: "/").last?.hasPrefix("core") == true })
            }
        }
    }
}
