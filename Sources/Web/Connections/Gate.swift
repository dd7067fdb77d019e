import Foundation
import HTTPTypes
import NIOCore
import Platform

/// 门前: refuses a message for which there is no room on the thread that read its head, before
/// there is a task, a route or a body of it.
///
/// So the flood that is turned away takes little from the work that was let in. Whom it does not
/// refuse the edge judges anew: it takes no room here.
struct Gate: Sendable {
    let platform: RunningPlatform
    private let pace = RefusalPace()

    init(platform: RunningPlatform) { self.platform = platform }

    struct Refusal {
        var head: HTTPResponse
        var body: ByteBuffer
        /// The caller may still be sending, so nothing more is said on the connection.
        var closes: Bool
        /// What the caller waits for it, as one who did not wait before.
        var delay = Duration.zero
    }

    /// Nil where the edge shall judge: whose key is not at hand, and whatever is no message.
    func refusal(of head: HTTPRequest) -> Refusal? {
        guard head.method == .post, let path = head.path, path.hasPrefix(MessagesAPI.path),
            path.utf8.count == MessagesAPI.path.utf8.count
                || path.utf8.dropFirst(MessagesAPI.path.utf8.count).first == UInt8(ascii: "?"),
            let caller = Caller(recalledFrom: head, platform.keys)
        else { return nil }
        let bytes = MessagesAPI.length(of: head, platform)
        guard let full = platform.reception.problem(with: caller.actor.name, bytes: bytes) else {
            return nil
        }
        let start = ContinuousClock.now
        let limits = RateLimits(platform: platform)
        var problem = limits.problem(with: caller) ?? Problem(full)
        problem.closesConnection =
            problem.closes(head) || head.headerFields[.connection]?.lowercased() == "close"
        let json = problem.json
        var fields = problem.fields
        limits.announce(to: caller, in: &fields)
        fields[.requestID] = RequestID.of(head)
        fields.secure(isTLS: !platform.settings.tls.certificate.isEmpty)
        fields[.contentLength] = String(json.count)
        fields[.date] = Gate.date
        fields[.server] = serverName
        platform.metrics.answered(
            route: MessagesAPI.path, status: Int(problem.status.code),
            after: ContinuousClock.now - start)
        return Refusal(
            head: HTTPResponse(status: problem.status, headerFields: fields),
            body: ByteBuffer(bytes: json), closes: problem.closesConnection,
            delay: pace.delay(of: caller.actor.name, bytes: bytes, at: start))
    }

    /// As RFC 9110 section 5.6.7 wants it.
    private static var date: String {
        var now = time(nil)
        var parts = tm()
        gmtime_r(&now, &parts)
        let days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
        let months = [
            "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
        ]
        func two(_ number: Int32) -> String { (number < 10 ? "0" : "") + String(number) }
        return days[Int(parts.tm_wday)] + ", " + two(parts.tm_mday) + " "
            + months[Int(parts.tm_mon)] + " " + String(parts.tm_year + 1_900) + " "
            + two(parts.tm_hour) + ":" + two(parts.tm_min) + ":" + two(parts.tm_sec) + " GMT"
    }
}
