import HTTPTypes
import Hummingbird
import NIOCore
import NIOHTTPTypes
import Platform

/// 正文: reads a body that may be too long, too slow or one of too many.
struct Body {
    let platform: RunningPlatform

    /// The whole body; at most `limit` bytes, within the time that the settings allow. A caller who
    /// waits to be asked for it is asked for it on `channel`.
    func read(
        _ request: Request, limit: Int, on channel: (any Channel)? = nil
    ) async throws -> [UInt8] {
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > limit {
            throw Problem.tooLarge(limit: limit)
        }
        if let channel, request.headers[.expect]?.lowercased() == "100-continue" {
            let goOn = HTTPResponsePart.head(HTTPResponse(status: .continue))
            try await channel.writeAndFlush(goOn)
        }
        let seconds = platform.settings.limits.bodySeconds
        return try await withThrowingTaskGroup(of: [UInt8].self) { group in
            let length = request.headers[.contentLength].flatMap { Int($0) } ?? 0
            group.addTask { try await collect(request.body, of: length, limit: limit) }
            group.addTask {
                try await Task.sleep(for: .seconds(seconds))
                throw Problem.tooSlow
            }
            defer { group.cancelAll() }
            guard let bytes = try await group.next() else { throw Problem.tooSlow }
            return bytes
        }
    }

    private func collect(_ body: RequestBody, of length: Int, limit: Int) async throws -> [UInt8] {
        var taken = 0
        defer { platform.bodies.giveBack(taken) }
        var bytes: [UInt8] = []
        // What is only announced gets no more than a usual message needs.
        bytes.reserveCapacity(min(length, 1 << 20))
        for try await buffer in body {
            let more = buffer.readableBytes
            guard bytes.count + more <= limit else { throw Problem.tooLarge(limit: limit) }
            guard platform.bodies.take(more) else {
                var problem = Problem.unavailable(
                    "同时接收的正文过多，请稍后重发。",
                    "Too many bodies are being received; send again shortly.")
                problem.closesConnection = true
                throw problem
            }
            taken += more
            buffer.withUnsafeReadableBytes { bytes.append(contentsOf: $0) }
        }
        return bytes
    }
}
