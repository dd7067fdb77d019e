import Foundation
import PostgresStorage
import Storage
import TestKit
import Testing

@Suite("The way to the server is encrypted, and the server is who it says")
struct TransportTests {
    @Test("verify-full accepts the named server of the trusted issuer, and nobody else")
    func verifyFull() throws {
        let shelf = try Shelf()
        let folder = shelf.folder.path
        func issue(_ name: String) throws {
            try PostgresServer.run([
                "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt",
                "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2", "-subj", "/CN=\(name)",
                "-addext", "subjectAltName=DNS:\(name)", "-keyout", "\(folder)/\(name).key",
                "-out", "\(folder)/\(name).crt",
            ])
        }
        try issue("localhost")
        try issue("elsewhere")
        let server = try PostgresServer(
            port: try freePort(),
            settings: [
                "ssl = on", "ssl_cert_file = '\(folder)/localhost.crt'",
                "ssl_key_file = '\(folder)/localhost.key'",
            ], access: ["hostnossl all all 127.0.0.1/32 reject"],
            files: ["\(folder)/localhost.key", "\(folder)/localhost.crt"], in: folder)
        defer { server.stop() }
        var limits = PostgresServer.limits
        limits.patience = .milliseconds(300)
        limits.patienceOfRead = .milliseconds(300)
        func open(_ host: String, _ more: String) throws -> PostgresStorage {
            try PostgresStorage(
                url:
                    "postgresql://tongguan@\(host):\(server.port)/postgres?hostaddr=127.0.0.1&\(more)",
                zone: "hz", limits: limits)
        }
        let trusted = "sslmode=verify-full&sslrootcert=\(folder)/localhost.crt"
        try open("localhost", trusted).migrate([lists])
        #expect(try open("localhost", trusted).filedLists() == [])
        for (host, more) in [
            ("elsewhere", trusted),
            ("localhost", "sslmode=verify-full&sslrootcert=\(folder)/elsewhere.crt"),
            ("localhost", "sslmode=disable"),
        ] {
            do {
                _ = try open(host, more).filedLists()
                Issue.record("\(host) \(more) was let through")
            } catch StorageProblem.io {}
        }
    }

    /// A port that nobody has at this moment.
    private func freePort() throws -> Int {
        let socket = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(socket) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let port = withUnsafeMutablePointer(to: &address) { place in
            place.withMemoryRebound(to: sockaddr.self, capacity: 1) { place -> UInt16 in
                guard bind(socket, place, length) == 0, getsockname(socket, place, &length) == 0
                else { return 0 }
                return place.withMemoryRebound(to: sockaddr_in.self, capacity: 1) {
                    UInt16(bigEndian: $0.pointee.sin_port)
                }
            }
        }
        return try #require(port == 0 ? nil : Int(port))
    }
}
