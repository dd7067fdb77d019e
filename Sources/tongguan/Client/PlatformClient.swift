import AsyncHTTPClient
import Foundation
import Messages
import NIOCore

/// A caller of a platform's API, as an enterprise's own software would be one.
struct PlatformClient: Sendable {
    let base: String
    let http: HTTPClient

    struct Answer: Sendable {
        var status: Int
        var body: [UInt8]

        var text: String { String(decoding: body, as: UTF8.self) }

        func decoded<Value: Decodable>(as type: Value.Type) throws -> Value {
            try JSONDecoder().decode(Value.self, from: Data(body))
        }
    }

    init(base: String, connections: Int = 16) {
        self.base = base.hasSuffix("/") ? String(base.dropLast()) : base
        var configuration = HTTPClient.Configuration()
        configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = connections
        configuration.httpVersion = .http1Only
        // Where nobody listens, nobody will within the ten seconds that retries take.
        configuration.connectionPool.retryConnectionEstablishment = false
        http = HTTPClient(configuration: configuration)
    }

    func shutdown() async throws { try await http.shutdown() }

    /// Sends a message and gives the whole answer.
    func send(_ message: [UInt8], key: String) async throws -> Answer {
        try await call(
            "POST", "/api/v1/messages", key: key, body: message, type: "application/xml")
    }

    func post(_ path: String, _ json: String, key: String) async throws -> Answer {
        try await call("POST", path, key: key, body: Array(json.utf8), type: "application/json")
    }

    func get(_ path: String, key: String? = nil) async throws -> Answer {
        try await call("GET", path, key: key, body: nil, type: nil)
    }

    /// Whether a platform answers there.
    func isReady() async -> Bool {
        (try? await get("/readyz"))?.status == 200
    }

    private func call(
        _ method: String, _ path: String, key: String?, body: [UInt8]?, type: String?
    ) async throws -> Answer {
        var request = HTTPClientRequest(url: base + path)
        request.method = .init(rawValue: method)
        if let key { request.headers.add(name: "Authorization", value: "Bearer \(key)") }
        if let type { request.headers.add(name: "Content-Type", value: type) }
        if let body { request.body = .bytes(ByteBuffer(bytes: body)) }
        let response = try await http.execute(request, timeout: .seconds(60))
        let buffer = try await response.body.collect(upTo: 64 << 20)
        return Answer(status: Int(response.status.code), body: Array(buffer.readableBytesView))
    }
}
