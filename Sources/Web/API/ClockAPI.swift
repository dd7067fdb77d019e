import Hummingbird
import Messages
import Platform
import Values

/// 时钟接口: the time of a platform whose time is moved by hand.
struct ClockAPI {
    let platform: RunningPlatform

    func add(to group: RouterGroup<WebContext>) {
        group.get("clock") { _, context in
            answer(try clock(context).now)
        }
        group.post("clock") { request, context in
            let clock = try clock(context)
            let form = try await JSONForm.read(request, platform, as: Members.self)
            let days = form.members.advanceDays ?? 0
            guard (1...3_660).contains(days) else {
                throw Problem.parameter(
                    "advanceDays",
                    expected: Bilingual(" 1 至 3660 的整数", "a whole number within 1...3660"),
                    found: String(days), isBody: true)
            }
            return answer(try await platform.advance(clock, days: days))
        }
    }

    private struct Members: Decodable {
        var advanceDays: Int?
    }

    private func clock(_ context: WebContext) throws -> VirtualClock {
        try Caller(context).requireAdministrator()
        guard let clock = platform.clock as? VirtualClock else {
            throw Problem.notFound(
                "未以 --virtual-clock 启动，没有可调的时钟。",
                "The platform was not started with --virtual-clock.")
        }
        return clock
    }

    private func answer(_ now: Instant) -> Response {
        .json { json in
            json.string("now", now.rfc3339)
            json.string("day", now.day.description)
            json.boolean("virtual", true)
        }
    }
}
