import Clearance
import HTTPTypes
import Hummingbird
import NIOCore
import Platform
import ServiceLifecycle

/// 事件流: the receipts as server-sent events; a client that comes back names the last one it had.
struct EventsAPI {
    let platform: RunningPlatform
    private let seats: StreamSeats

    init(platform: RunningPlatform) {
        self.platform = platform
        seats = StreamSeats(platform.settings.limits.streams)
    }

    func add(to group: RouterGroup<WebContext>) {
        group.get("events") { request, context in try stream(request, context) }
    }

    private func stream(_ request: Request, _ context: WebContext) throws -> Response {
        let caller = try Caller(context)
        let enterprise = try caller.enterprise()
        var cursor = try Query(request).cursor()
        if let last = request.headers[.lastEventID].flatMap({ Int64($0) }) {
            cursor = max(cursor, last)
        }
        guard let seat = seats.take(enterprise) else {
            throw Problem.unavailable(
                "事件流已达上限，请改用 /receipts。",
                "Too many streams are open; use /receipts.", retryAfter: 30)
        }
        let start = cursor
        // A body that is never asked for, as for HEAD, gives its seat back too.
        let body = ResponseBody { [seat, platform] writer in
            try await EventsAPI.write(to: &writer, caller, enterprise, after: start, platform)
            try await writer.finish(nil)
            withExtendedLifetime(seat) {}
        }
        return Response(
            status: .ok, headers: [.contentType: "text/event-stream; charset=utf-8"], body: body)
    }

    private static func write(
        to writer: inout any ResponseBodyWriter, _ caller: Caller, _ enterprise: String,
        after start: Int64, _ platform: RunningPlatform
    ) async throws {
        let notifier = platform.window.notifier
        var cursor = start
        try await writer.write(ByteBuffer(string: "retry: 2000\n\n"))
        // What is owed already is sent even where the platform is about to stop.
        repeat {
            let after = cursor
            let list = try await withGracefulShutdownHandler {
                try await platform.inquiries.receipts(
                    for: enterprise, after: after, limit: 200, waiting: .seconds(15),
                    for: notifier, clock: platform.clock)
            } onGracefulShutdown: {
                notifier.close()
            }
            // The stream ends with the key for which it was opened.
            guard try caller.isValid() else { return }
            // A comment now and then keeps the way open, and shows a caller who has gone.
            var text = list.receipts.isEmpty ? ": waiting\n\n" : ""
            for receipt in list.receipts {
                var json = JSONWriter()
                receipt.write(to: &json)
                text += "id: \(receipt.cursor)\nevent: receipt\ndata: "
                text += String(decoding: json.bytes, as: UTF8.self) + "\n\n"
            }
            try await writer.write(ByteBuffer(string: text))
            cursor = list.next
        } while !notifier.isClosed && !Task.isCancelled
    }
}
