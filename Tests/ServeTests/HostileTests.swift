import Demonstration
import Foundation
import TestKit
import Testing

extension ServeTests {
    @Suite("A platform among hostile callers")
    struct HostileTests {
        private static let settings = [
            "TONGGUAN_LIMITS_HEADSECONDS": "1", "TONGGUAN_LIMITS_BODYSECONDS": "1",
            "TONGGUAN_LIMITS_BODYBYTES": "1048576",
        ]
        private static let megabyte = [UInt8](repeating: UInt8(ascii: " "), count: 1 << 20)

        @Test("A body of 1 GiB is refused before it is sent, and never fills the memory")
        func huge() async throws {
            try await onThread {
                let site = try Site("huge")
                let server = try site.serve(Self.settings)
                let key = site.keys[DemonstrationEnterprise.merchant.code] ?? ""
                #expect(server.isHealthy)
                let before = server.peakMemory ?? 0

                let length = "Content-Length: 1073741824"
                let announced = try server.connect(seconds: 10)
                let refusal = try announced.ask(.opening("\(length)\r\n", key: key))
                #expect(refusal?.status == 413)
                #expect(refusal?.headers["content-type"]?.hasPrefix("application/problem") == true)
                // Whoever sends it all the same is hung up on.
                #expect(throws: Wire.Failure.hungUp) { try Self.flood(announced) }

                let unannounced = try server.connect(seconds: 10)
                try unannounced.send(
                    HTTPRequest.opening("Transfer-Encoding: chunked\r\n", key: key).bytes)
                #expect(throws: Wire.Failure.hungUp) {
                    try Self.flood(unannounced, before: "100000\r\n", after: "\r\n")
                }

                let stranger = try server.connect(seconds: 10)
                let unknown = try stranger.ask(.opening("\(length)\r\n", key: nil))
                #expect(unknown?.status == 401)
                #expect(throws: Wire.Failure.hungUp) { try Self.flood(stranger) }

                #expect(server.isHealthy)
                #expect((server.peakMemory ?? 0) - before < 64, "MiB more than before")
                #expect(try server.terminate() == 0)
            }
        }

        @Test("A body that trickles is cut off when its time is over, and holds up nobody")
        func slow() async throws {
            try await onThread {
                let site = try Site("slow")
                let server = try site.serve(Self.settings)
                let key = site.keys[DemonstrationEnterprise.merchant.code] ?? ""
                let slow = try (0..<50).map { _ in
                    let wire = try server.connect()
                    try wire.send(HTTPRequest.opening("Content-Length: 1000\r\n", key: key).bytes)
                    return wire
                }
                let start = ContinuousClock.now
                for wire in slow { try wire.send([UInt8(ascii: "<")]) }
                #expect(server.isHealthy)
                for wire in slow { #expect(wire.answer()?.status == 408) }
                for wire in slow { #expect(wire.rest().isEnded) }
                // One after the other they would take 50 s.
                #expect(ContinuousClock.now - start < .seconds(25))
                #expect(server.isHealthy)
                #expect(try server.terminate() == 0)
            }
        }

        @Test("A request inside a body is never read as a request")
        func smuggled() async throws {
            try await onThread {
                let site = try Site("smuggled")
                let server = try site.serve(Self.settings)
                let inner = "GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n"
                let chunked = "0\r\n\r\n\(inner)"
                let framings = [
                    "Content-Length: \(chunked.utf8.count)\r\nTransfer-Encoding: chunked\r\n",
                    "Transfer-Encoding: chunked\r\nContent-Length: \(chunked.utf8.count)\r\n",
                    "Content-Length: 5\r\nContent-Length: \(chunked.utf8.count)\r\n",
                    "Transfer-Encoding: x\r\nContent-Length: 5\r\n",
                    "Transfer-Encoding : chunked\r\n",
                ]
                for framing in framings {
                    let wire = try server.connect(seconds: 2)
                    let head = "POST /api/v1/messages HTTP/1.1\r\nHost: a\r\n\(framing)\r\n"
                    try wire.send(Array((head + chunked).utf8))
                    let text = String(decoding: wire.rest().bytes, as: UTF8.self)
                    #expect(text.ranges(of: "HTTP/1.1 ").count <= 1, "\(framing) gave \(text)")
                    #expect(!text.contains("HTTP/1.1 200"), "\(framing) gave \(text)")
                }
                #expect(server.isHealthy)
            }
        }

        @Test("No wrong request of the collection crashes the platform or holds it up")
        func collection() async throws {
            let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
                .appendingPathComponent("../../../shared/vectors/http").standardized
            let files = try? FileManager.default.contentsOfDirectory(
                at: folder, includingPropertiesForKeys: nil)
            let raw = (files ?? []).filter { $0.pathExtension == "raw" }
                .sorted { $0.path < $1.path }
            guard !raw.isEmpty else {
                return print("skipped: the collection of wrong HTTP requests is not here")
            }
            try await onThread {
                let site = try Site("collection")
                let server = try site.serve(Self.settings)
                let before = server.peakMemory ?? 0
                for file in raw {
                    let bytes = Array(try Data(contentsOf: file))
                    let name = file.lastPathComponent
                    let wire = try server.connect()
                    try? wire.send(bytes)
                    #expect(wire.awaitAnswer(), "\(name) is neither answered nor hung up on")
                    let (rest, isEnded) = wire.rest(seconds: 0.5)
                    let text = String(decoding: rest, as: UTF8.self)
                    #expect(text.ranges(of: "HTTP/1.1 ").count <= 1, "\(name) gave \(text)")
                    #expect(
                        !text.contains("HTTP/1.1 5") || text.contains("HTTP/1.1 501"),
                        "\(name) gave \(text)")
                    // What was refused is hung up on, or answered because it was right after all.
                    let status = Int(text.split(separator: " ").dropFirst().first ?? "") ?? 0
                    let isFine = (200..<300).contains(status) || (rest.isEmpty && isEnded)
                    #expect(isFine || (400..<502).contains(status), "\(name) gave \(text)")
                    #expect(server.isHealthy, "after \(name): \(server.lastWords)")
                }
                #expect((server.peakMemory ?? 0) - before < 64, "MiB more than before")
                #expect(try server.terminate() == 0)
            }
        }

        /// Sends without end.
        private static func flood(
            _ wire: Wire, before: String = "", after: String = ""
        ) throws {
            let piece = Array(before.utf8) + megabyte + Array(after.utf8)
            while true { try wire.send(piece) }
        }
    }
}
