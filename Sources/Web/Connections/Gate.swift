import Foundation
import HTTPTypes
import NIOCore
import Platform
import Synchronization

/// 门前: refuses a message for which there is no room on the thread that read its head, before
/// there is a task, a route or a body of it.
///
/// So the flood that is turned away takes little from the work that was let in. Whom it does not
/// refuse the edge judges anew: it takes no room here.
struct Gate: Sendable {
    let platform: RunningPlatform
    private let pace = RefusalPace()
    private let phrases = Phrases()

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
        let closes =
            Problem(full).closes(head) || head.headerFields[.connection]?.lowercased() == "close"
        var answer: Answer
        if let problem = limits.problem(with: caller) {
            answer = self.answer(problem, closes: closes)
        } else {
            answer = phrases.answer(to: full, closes: closes) {
                self.answer(Problem(full), closes: closes)
            }
        }
        limits.announce(to: caller, in: &answer.head.headerFields)
        answer.head.headerFields[.requestID] = RequestID.of(head)
        answer.head.headerFields[.date] = phrases.date
        platform.metrics.answered(
            route: MessagesAPI.path, status: Int(answer.head.status.code),
            after: ContinuousClock.now - start)
        return Refusal(
            head: answer.head, body: answer.body, closes: closes,
            delay: pace.delay(of: caller.actor.name, bytes: bytes, at: start))
    }

    /// What every refusal for that reason says.
    private func answer(_ problem: Problem, closes: Bool) -> Answer {
        var problem = problem
        problem.closesConnection = closes
        let json = problem.json
        var fields = problem.fields
        fields.secure(isTLS: !platform.settings.tls.certificate.isEmpty)
        fields[.contentLength] = String(json.count)
        fields[.server] = serverName
        return Answer(
            head: HTTPResponse(status: problem.status, headerFields: fields),
            body: ByteBuffer(bytes: json))
    }
}

private struct Answer {
    var head: HTTPResponse
    var body: ByteBuffer
}

/// 成句: what was said before is said again as it is, for a flood is told the same all the time.
private final class Phrases: Sendable {
    private struct Reason: Hashable {
        var problem: WindowProblem
        var closes: Bool
    }

    /// Few: the reasons differ by the seconds to wait, which end at 60.
    private let answers = Mutex<[Reason: Answer]>([:])
    private let today = Mutex<(time: time_t, text: String)>((0, ""))

    func answer(to problem: WindowProblem, closes: Bool, _ make: () -> Answer) -> Answer {
        let reason = Reason(problem: problem, closes: closes)
        if let known = answers.withLock({ $0[reason] }) { return known }
        let answer = make()
        answers.withLock { $0[reason] = answer }
        return answer
    }

    /// As RFC 9110 section 5.6.7 wants it.
    var date: String {
        let now = time(nil)
        return today.withLock { today in
            if today.time != now { today = (now, Self.text(of: now)) }
            return today.text
        }
    }

    private static func text(of time: time_t) -> String {
        var now = time
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
