import Demonstration
import Foundation
import TestKit
import Testing
import Values

extension ServeTests {
    @Suite("A platform whose callers are slow, many, long-winded or deaf")
    struct ConnectionTests {
        private static func head(_ lines: String) -> [UInt8] {
            Array("GET /healthz HTTP/1.1\r\nHost: localhost\r\n\(lines)\r\n".utf8)
        }

        @Test(
            "A head that trickles is cut off when its time is over; one that says nothing may stay")
        func slowHead() async throws {
            try await onThread {
                let site = try Site("slow-head")
                let server = try site.serve(["TONGGUAN_LIMITS_HEADSECONDS": "1"])
                let silent = try server.connect(seconds: 20)
                let slow = try (0..<40).map { _ in try server.connect(seconds: 20) }
                let start = ContinuousClock.now
                for byte in "GET /healthz".utf8 {
                    for wire in slow { try? wire.send([byte]) }
                    Thread.sleep(forTimeInterval: 0.15)
                }
                for wire in slow {
                    let (bytes, isEnded) = wire.rest()
                    let text = String(decoding: bytes, as: UTF8.self)
                    #expect(isEnded && text.hasPrefix("HTTP/1.1 408 "), "\(text)")
                }
                #expect(ContinuousClock.now - start < .seconds(18))
                #expect(try silent.ask(.get("/healthz"))?.status == 200)
                #expect(server.isHealthy)
            }
        }

        @Test("Heads and addresses beyond their limits are refused with 4xx, and hung up on")
        func longHeads() async throws {
            try await onThread {
                let site = try Site("long-head")
                let server = try site.serve()
                let before = server.peakMemory ?? 0
                let many = (0..<200).map { "X-\($0): a\r\n" }.joined()
                let address = String(repeating: "a", count: 9_000)
                let floods: [(String, [UInt8], ClosedRange<Int>)] = [
                    ("many fields", Self.head(many), 400...431),
                    (
                        "a long field",
                        Self.head("X: \(String(repeating: "a", count: 20_000))\r\n"), 400...431
                    ),
                    (
                        "a long list",
                        Self.head(
                            (0..<60).map {
                                "X-\($0): \(String(repeating: "a", count: 1_000))\r\n"
                            }.joined()), 400...431
                    ),
                    (
                        "a long address",
                        Array("GET /\(address) HTTP/1.1\r\nHost: localhost\r\n\r\n".utf8), 414...414
                    ),
                    (
                        "a very long address",
                        Array("GET /\(address)".utf8)
                            + [UInt8](repeating: UInt8(ascii: "b"), count: 1 << 20), 400...431
                    ),
                ]
                for (name, bytes, expected) in floods {
                    let wire = try server.connect()
                    try? wire.send(bytes)
                    let answer = wire.answer()
                    #expect(answer.map { expected.contains($0.status) } == true, "\(name)")
                    #expect(wire.rest().isEnded, "\(name)")
                }
                let endless = try server.connect()
                let line = Array(
                    "X-Flood: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\r\n".utf8)
                try endless.send(Array("GET / HTTP/1.1\r\nHost: localhost\r\n".utf8))
                #expect(throws: Wire.Failure.hungUp) { while true { try endless.send(line) } }
                #expect(server.isHealthy)
                #expect((server.peakMemory ?? 0) - before < 48, "MiB more than before")
            }
        }

        @Test("One address cannot take every connection; another one is served")
        func connections() async throws {
            try await onThread {
                let site = try Site("connections")
                let server = try site.serve(["TONGGUAN_LIMITS_CONNECTIONSPERADDRESS": "20"])
                var held: [Wire] = []
                var turnedAway = 0
                for _ in 0..<60 {
                    let wire = try server.connect(seconds: 10)
                    let answer = try? wire.ask(.get("/healthz"))
                    if answer?.status == 200 { held.append(wire) } else { turnedAway += 1 }
                    if let answer, answer.status != 200 {
                        #expect(answer.status == 429 && answer.headers["retry-after"] != nil)
                        #expect(wire.rest().isEnded)
                    }
                }
                #expect(held.count == 20 && turnedAway == 40)
                let other = try server.connect(seconds: 10, from: 0x7F00_0002)
                #expect(try other.ask(.get("/healthz"))?.status == 200)
                held = []
                let end = Date() + 20
                while !server.isHealthy, Date() < end { Thread.sleep(forTimeInterval: 0.1) }
                #expect(server.isHealthy, "who leaves makes room")
            }
        }

        @Test("Requests sent in one go are answered one by one, in their order")
        func pipelined() async throws {
            try await onThread {
                let site = try Site("pipelined")
                let server = try site.serve()
                let paths = (0..<200).map { $0 % 3 == 0 ? "/healthz" : "/nothing/\($0)" }
                let wire = try server.connect(seconds: 20)
                try wire.send(paths.flatMap { HTTPRequest.get($0).bytes })
                for path in paths {
                    let answer = try #require(wire.answer())
                    #expect(answer.status == (path == "/healthz" ? 200 : 404))
                }
                // A refused body is read over, and what follows it is the next request.
                let refused = HTTPRequest.message(
                    [UInt8](repeating: UInt8(ascii: "G"), count: 40_000), key: "tg_no")
                try wire.send(refused.bytes + HTTPRequest.get("/healthz").bytes)
                #expect(wire.answer()?.status == 401)
                #expect(wire.answer()?.status == 200)
            }
        }

        @Test("Who asks before sending is asked for the body, or refused without it")
        func expectation() async throws {
            let at = try #require(Instant(rfc3339: "2026-11-21T12:00:00+08:00"))
            try await onThread {
                let site = try Site("expect")
                let server = try site.serve()
                var trade = Trade(seed: 3, at: at)
                let letter = try #require(trade.letters(of: 1).first)
                let key = site.keys[letter.sender] ?? ""
                let framing = "Content-Length: \(letter.bytes.count)\r\nExpect: 100-continue\r\n"
                let wire = try server.connect(seconds: 20)
                try wire.send(HTTPRequest.opening(framing, key: key).bytes)
                #expect(wire.answer(orInterim: true)?.status == 100)
                try wire.send(letter.bytes)
                #expect(wire.answer(orInterim: true)?.status == 200)
                let stranger = try server.connect(seconds: 20)
                try stranger.send(HTTPRequest.opening(framing, key: nil).bytes)
                #expect(stranger.answer(orInterim: true)?.status == 401)
            }
        }

        @Test("Who reads no answers is given up, delays nobody and fills no memory")
        func deaf() async throws {
            let at = try #require(Instant(rfc3339: "2026-11-21T12:00:00+08:00"))
            try await onThread {
                let site = try Site("deaf")
                let server = try site.serve(["TONGGUAN_LIMITS_STALLSECONDS": "2"])
                let key = site.keys[DemonstrationEnterprise.merchant.code] ?? ""
                var trade = Trade(seed: 5, at: at)
                let alone = Self.time(trade.letters(of: 20), site, server)
                let before = server.peakMemory ?? 0

                // Streams and long polls of receipts that nobody reads, as many as are allowed.
                let streams = try (0..<64).map { _ in
                    let wire = try server.connect(seconds: 60)
                    try wire.send(HTTPRequest.get("/api/v1/events", key: key).bytes)
                    return wire
                }
                for wire in streams { #expect(wire.awaitAnswer()) }
                let polls = try (0..<64).map { _ in
                    let wire = try server.connect(seconds: 60)
                    let poll = HTTPRequest.get("/api/v1/receipts?wait=30&after=99999", key: key)
                    try wire.send(poll.bytes)
                    return wire
                }
                let oneMore = try server.connect(seconds: 10)
                #expect(try oneMore.ask(.get("/api/v1/events", key: key))?.status == 503)
                // And callers who ask for much and read none of it.
                let question = HTTPRequest.get("/openapi.json")
                let whole = 400 * (try server.connect().ask(question)?.body.count ?? 0)
                #expect(whole > 16 << 20, "more than the kernel holds for them")
                let deaf = try (0..<8).map { _ in
                    let wire = try server.connect()
                    try? wire.send((0..<400).flatMap { _ in question.bytes })
                    #expect(wire.awaitAnswer())
                    return wire
                }
                let asked = Date()
                let beside = Self.time(trade.letters(of: 20), site, server)
                #expect(beside < .seconds(20), "\(alone) alone, \(beside) beside them")
                #expect(server.isHealthy)
                // Whoever reads before it is given up is not deaf.
                Thread.sleep(until: asked + 6)
                for wire in deaf {
                    let (bytes, isEnded) = wire.rest()
                    #expect(isEnded && bytes.count < whole, "\(bytes.count) bytes of \(whole)")
                }
                let more = (server.peakMemory ?? 0) - before
                #expect(more < 96, "MiB more than before")
                Effort.report(
                    "deaf callers: \(streams.count) streams, \(polls.count) polls, \(deaf.count) "
                        + "floods; \(alone) alone, \(beside) beside them, \(more) MiB more")
                #expect(try server.terminate() == 0)
            }
        }

        private static func time(_ letters: [Letter], _ site: Site, _ server: Server) -> Duration {
            ContinuousClock().measure {
                let mail = Post.deliver(letters, of: site, to: server)
                #expect(mail.refused.isEmpty && mail.unanswered.isEmpty)
            }
        }
    }
}
