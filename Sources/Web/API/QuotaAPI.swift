import Clearance
import Hummingbird
import Messages
import Platform
import Values

/// 额度接口: what one person may still import in a year; asked by POST, so that no log holds it.
struct QuotaAPI {
    let platform: RunningPlatform

    func add(to group: RouterGroup<WebContext>) {
        group.post("quota") { request, context in try await ask(request, context) }
    }

    private struct Members: Decodable {
        var idNumber: String?
        var name: String?
        var year: Int?
    }

    private func ask(_ request: Request, _ context: WebContext) async throws -> Response {
        let caller = try Caller(context)
        if let seconds = platform.quotaLimiter.refuse(caller.actor.name) {
            throw Problem.tooMany(
                "额度查询过于频繁。", "Quotas are asked for too often.", retryAfter: seconds)
        }
        let form = try await JSONForm.read(request, platform, as: Members.self)
        let idNumber = try form.text("idNumber", \.idNumber, 1...60)
        guard ResidentID(idNumber) != nil || !platform.zone.checksIdentity else {
            throw Problem.parameter(
                "idNumber", expected: Bilingual("有效的身份证号码", "a resident ID number"),
                found: maskedIDNumber(idNumber), isBody: true)
        }
        var name: String?
        // Who holds a number alone shall not learn from us whose it is or what it bought.
        if !caller.actor.mayDecide {
            name = try form.text("name", \.name, 1...60)
            guard try platform.inquiries.isRegistered(try caller.enterprise()) else {
                throw Problem.forbidden(
                    "企业未在本综试区备案。", "The enterprise is not registered with this zone.")
            }
        }
        let year = form.members.year ?? platform.clock.now.day.year
        guard (2016...2100).contains(year),
            let balance = try await platform.askQuota(
                idNumber: idNumber, name: name, year: year, by: caller.actor)
        else {
            throw Problem.parameter(
                "year", expected: Bilingual(" 2016 至 2100 的年份", "a year within 2016...2100"),
                found: String(year), isBody: true)
        }
        return .json { json in
            json.string("limit", balance.limit.description)
            json.string("used", balance.used.description)
            json.string("held", balance.held.description)
            json.string("remaining", balance.remaining.description)
        }
    }
}
