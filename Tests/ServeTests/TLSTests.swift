import AsyncHTTPClient
import Demonstration
import Foundation
import NIOCore
import NIOSSL
import TestKit
import Testing
import Values

extension ServeTests {
    @Suite("A platform that speaks TLS, and HTTP/2 where it is told to")
    struct TLSTests {
        private struct Identity {
            var certificate: String
            var key: String

            /// A certificate for localhost by openssl itself, which signs it.
            init(_ name: String, in directory: String) throws {
                certificate = directory + "/tls.pem"
                key = directory + "/tls.key"
                let made = try Self.openssl(
                    [
                        "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256",
                        "-nodes", "-days", "2", "-subj", "/CN=\(name)", "-addext",
                        "subjectAltName=DNS:localhost", "-keyout", key, "-out", certificate,
                    ], input: nil)
                guard made.code == 0 else { throw Trouble(made.output) }
            }

            static func openssl(
                _ arguments: [String], input: [UInt8]?, seconds: Double = 10
            ) throws -> (code: Int32, output: String) {
                let process = Process()
                process.executableURL = URL(fileURLWithPath: "/usr/bin/openssl")
                process.arguments = arguments
                let output = Pipe()
                let entry = Pipe()
                process.standardInput = entry
                process.standardOutput = output
                process.standardError = output
                try process.run()
                let number = process.processIdentifier
                DispatchQueue.global().asyncAfter(deadline: .now() + seconds) {
                    if process.isRunning { kill(number, SIGKILL) }
                }
                if let input {
                    // The other side may hang up in the middle of it.
                    _ = try? entry.fileHandleForWriting.write(contentsOf: Data(input))
                } else {
                    try entry.fileHandleForWriting.close()
                }
                let text = String(
                    decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
                process.waitUntilExit()
                let code = process.terminationReason == .exit ? process.terminationStatus : -1
                return (code, text)
            }
        }

        private static func settings(_ identity: Identity, http2: Bool = false) -> [String: String]
        {
            [
                "TONGGUAN_TLS_CERTIFICATE": identity.certificate, "TONGGUAN_TLS_KEY": identity.key,
                "TONGGUAN_TLS_HTTP2": "\(http2)", "TONGGUAN_LIMITS_HEADSECONDS": "2",
            ]
        }

        private static func client(_ identity: Identity) throws -> HTTPClient {
            var configuration = HTTPClient.Configuration()
            var tls = TLSConfiguration.makeClientConfiguration()
            tls.trustRoots = .file(identity.certificate)
            configuration.tlsConfiguration = tls
            return HTTPClient(configuration: configuration)
        }

        private static func get(
            _ path: String, _ identity: Identity, _ server: Server
        ) async throws -> HTTPClientResponse {
            let client = try client(identity)
            defer { Task { try await client.shutdown() } }
            let request = HTTPClientRequest(url: "https://localhost:\(server.port)\(path)")
            let response = try await client.execute(request, timeout: .seconds(20))
            _ = try await response.body.collect(upTo: 1 << 20)
            return response
        }

        @Test("TLS 1.2 and 1.3 are spoken, older versions and plain HTTP are not; HSTS is sent")
        func versions() async throws {
            let (site, identity, server) = try await onThread {
                let site = try Site("tls")
                let identity = try Identity("first", in: site.directory)
                return (site, identity, try site.serve(Self.settings(identity)))
            }
            let response = try await Self.get("/healthz", identity, server)
            #expect(response.status == .ok && response.version == .http1_1)
            #expect(response.headers.first(name: "strict-transport-security") != nil)
            try await onThread {
                for (version, works) in [
                    ("-tls1", false), ("-tls1_1", false), ("-tls1_2", true), ("-tls1_3", true),
                ] {
                    let said = try Identity.openssl(
                        [
                            "s_client", "-connect", "localhost:\(server.port)", version,
                            "-cipher", "ALL:@SECLEVEL=0",
                        ], input: nil)
                    #expect((said.code == 0) == works, "\(version): \(said.output.suffix(300))")
                }
                let weak = try Identity.openssl(
                    [
                        "s_client", "-connect", "localhost:\(server.port)", "-tls1_2", "-cipher",
                        "AES128-SHA:AES256-SHA:ECDHE-ECDSA-AES128-SHA",
                    ], input: nil)
                #expect(weak.code != 0, "\(weak.output.suffix(300))")

                // Plain HTTP, noise, and a handshake that never ends.
                let plain = try server.connect(seconds: 8)
                try? plain.send(HTTPRequest.get("/healthz").bytes)
                let rest = plain.rest()
                #expect(rest.isEnded && !rest.bytes.starts(with: Array("HTTP/".utf8)))
                let stalled = try (0..<20).map { _ in
                    let wire = try server.connect(seconds: 8)
                    try wire.send([0x16, 0x03, 0x01, 0x02, 0x00, 0x01])
                    return wire
                }
                for wire in stalled { #expect(wire.rest().isEnded) }
                #expect(try server.terminate() == 0)
                withExtendedLifetime(site) {}
            }
        }

        @Test("A renewed certificate is shown without a restart; a broken one is not taken")
        func renewed() async throws {
            let (site, identity, server) = try await onThread {
                let site = try Site("tls-new")
                let identity = try Identity("first", in: site.directory)
                return (site, identity, try site.serve(Self.settings(identity)))
            }
            try await onThread {
                func subject() throws -> String {
                    let said = try Identity.openssl(
                        ["s_client", "-connect", "localhost:\(server.port)"], input: nil)
                    return said.output.split(separator: "\n").first { $0.contains("subject=") }
                        .map(String.init) ?? said.output
                }
                #expect(try subject().contains("first"))
                _ = try Identity("second", in: site.directory)
                Thread.sleep(forTimeInterval: 2.5)
                #expect(try subject().contains("second"))
                try "no certificate".write(
                    toFile: identity.certificate, atomically: true, encoding: .utf8)
                Thread.sleep(forTimeInterval: 2.5)
                #expect(try subject().contains("second"))
            }
        }

        @Test("A certificate without its key, or with another's, is refused before anything starts")
        func mismatch() async throws {
            try await onThread {
                let site = try Site("tls-wrong")
                let first = try Identity("first", in: site.directory)
                let kept = site.directory + "/other.key"
                try FileManager.default.moveItem(atPath: first.key, toPath: kept)
                _ = try Identity("second", in: site.directory)
                let serve = ["serve", "--data", site.data, "--port", "0"]
                for (more, place) in [
                    (["--tls-certificate", first.certificate], "tls.key"),
                    (["--tls-certificate", first.certificate, "--tls-key", kept], "tls.key"),
                    (["--tls-certificate", "/nowhere", "--tls-key", kept], "tls.certificate"),
                ] {
                    let said = try Program.run(serve + more, in: site.directory)
                    #expect(said.exitCode == 2 && said.output.contains(place), "\(said)")
                }
            }
        }

        @Test("HTTP/2 carries messages, and its floods end the connection, not the platform")
        func http2() async throws {
            let (site, identity, server) = try await onThread {
                let site = try Site("http2")
                let identity = try Identity("first", in: site.directory)
                return (site, identity, try site.serve(Self.settings(identity, http2: true)))
            }
            let response = try await Self.get("/healthz", identity, server)
            #expect(response.status == .ok && response.version == .http2)
            try await Self.sendMessages(site, identity, server)
            try await onThread {
                let before = server.peakMemory ?? 0
                for (name, frames) in Frames.floods {
                    let said = try Identity.openssl(
                        [
                            "s_client", "-quiet", "-alpn", "h2", "-connect",
                            "localhost:\(server.port)",
                        ], input: frames)
                    #expect(said.code != -1, "\(name): the connection was not ended")
                    let after = try Identity.openssl(
                        ["s_client", "-connect", "localhost:\(server.port)"], input: nil)
                    #expect(after.code == 0, "after \(name): \(server.lastWords)")
                }
                #expect((server.peakMemory ?? 0) - before < 64, "MiB more than before")
                #expect(try server.terminate() == 0)
            }
        }

        @Test("A refusal over HTTP/2 arrives with its body while the caller still sends")
        func refusals() async throws {
            let (site, identity, server) = try await onThread {
                let site = try Site("http2-refusals")
                let identity = try Identity("first", in: site.directory)
                let settings = Self.settings(identity, http2: true)
                    .merging(["TONGGUAN_LIMITS_BODYBYTES": "1048576"]) { $1 }
                return (site, identity, try site.serve(settings))
            }
            let client = try Self.client(identity)
            defer { Task { try await client.shutdown() } }
            let key = site.keys[DemonstrationEnterprise.merchant.code] ?? ""
            for (key, status) in [(key, 413), ("", 401)] {
                var request = HTTPClientRequest(
                    url: "https://localhost:\(server.port)/api/v1/messages")
                request.method = .POST
                request.headers.add(name: "Authorization", value: "Bearer \(key)")
                request.headers.add(name: "Content-Type", value: "application/xml")
                request.body = .bytes(ByteBuffer(repeating: 32, count: 4 << 20))
                let response = try await client.execute(request, timeout: .seconds(30))
                #expect(response.status.code == status && response.version == .http2)
                let body = String(buffer: try await response.body.collect(upTo: 1 << 20))
                #expect(body.contains("\"status\":\(status)"), "\(body)")
            }
            #expect(try await onThread { try server.terminate() } == 0)
        }

        /// Many at once on few connections, each answered like its own.
        private static func sendMessages(
            _ site: Site, _ identity: Identity, _ server: Server
        ) async throws {
            let at = try #require(Instant(rfc3339: "2026-11-21T12:00:00+08:00"))
            var trade = Trade(seed: 9, at: at)
            let letters = trade.letters(of: 30)
            let client = try client(identity)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for letter in letters {
                    group.addTask {
                        var request = HTTPClientRequest(
                            url: "https://localhost:\(server.port)/api/v1/messages")
                        request.method = .POST
                        request.headers.add(
                            name: "Authorization", value: "Bearer \(site.keys[letter.sender] ?? "")"
                        )
                        request.headers.add(name: "Content-Type", value: "application/xml")
                        request.body = .bytes(ByteBuffer(bytes: letter.bytes))
                        let response = try await client.execute(request, timeout: .seconds(30))
                        #expect(response.status == .ok && response.version == .http2)
                        _ = try await response.body.collect(upTo: 1 << 20)
                    }
                }
                try await group.waitForAll()
            }
            try await client.shutdown()
        }
    }
}

/// Frames of HTTP/2 as bytes, and what is done with them to do harm.
private enum Frames {
    private static let preface = Array("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".utf8) + frame(4, 0, 0, [])
    /// GET https://a/ in indexed fields.
    private static let get: [UInt8] = [0x82, 0x87, 0x84, 0x41, 0x01, 0x61]

    private static func frame(
        _ type: UInt8, _ flags: UInt8, _ stream: UInt32, _ payload: [UInt8]
    ) -> [UInt8] {
        let count = payload.count
        let length = [UInt8(count >> 16 & 255), UInt8(count >> 8 & 255), UInt8(count & 255)]
        let number = (0..<4).map { UInt8(stream >> (24 - 8 * UInt32($0)) & 255) }
        return length + [type, flags] + number + payload
    }

    static let floods: [(String, [UInt8])] = [
        (
            "rapid reset",
            preface
                + (0..<5_000).flatMap { index -> [UInt8] in
                    let stream = UInt32(2 * index + 1)
                    return frame(1, 5, stream, get) + frame(3, 0, stream, [0, 0, 0, 8])
                }
        ),
        (
            "continuations",
            preface + frame(1, 1, 1, get) + (0..<5_000).flatMap { _ in frame(9, 0, 1, [0x00]) }
        ),
        (
            "settings",
            preface + (0..<20_000).flatMap { _ in frame(4, 0, 0, [0, 4, 0, 0, 255, 255]) }
        ),
        (
            "pings",
            preface + (0..<20_000).flatMap { _ in frame(6, 0, 0, [0, 1, 2, 3, 4, 5, 6, 7]) }
        ),
        ("a frame of 16 MiB", preface + [255, 255, 255, 0, 0, 0, 0, 0, 1]),
        ("no preface", Array("NONSENSE / HTTP/9\r\n\r\n".utf8)),
    ]
}
