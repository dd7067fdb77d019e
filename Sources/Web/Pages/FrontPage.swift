import Clearance
import Mustache
import Platform

/// 首页: what runs here, what it did today, where to go on.
struct FrontPage {
    struct Count {
        var name: String
        var tone: String
        var count: Int
    }

    struct Line {
        var id: String
        var orderNo: String
        var ebcCode: String
        var state: String
        var tone: String
        var total: String
    }

    var zone: String
    var lang: String
    var now: String
    var isVirtual: Bool
    var counts: [Count]
    var lists: [Line]

    init(_ platform: RunningPlatform, _ say: Language) throws {
        let now = platform.clock.now
        zone = say(platform.zone.name)
        lang = say.rawValue
        self.now = now.rfc3339
        isVirtual = platform.clock.isVirtual
        counts = try platform.inquiries.counts(on: now.day).map {
            Count(name: $0.state.name(say), tone: $0.state.tone, count: $0.count)
        }
        lists = try platform.inquiries.recent(limit: 20).map { entry in
            let state = ListState(rawValue: entry.state)
            return Line(
                id: entry.id, orderNo: entry.orderNo, ebcCode: entry.ebcCode,
                state: state?.name(say) ?? entry.state, tone: state?.tone ?? "soft",
                total: entry.total ?? "–")
        }
    }

    func html(_ say: Language) -> String {
        (say == .zh ? FrontPage.chinese : FrontPage.english).render(self)
    }

    private static let chinese = template(.zh)
    private static let english = template(.en)

    private static func template(_ say: Language) -> MustacheTemplate {
        let title = say("跨境电商线上综合服务平台", "Online service platform for cross-border e-commerce")
        return Layout.compile(
            Layout.page(
                say, title: title,
                body: """
                    <h1>\(title)</h1>
                    <p class="soft">\(say("一点接入、一次申报、一站服务。", "Connect once, declare once, be served at one place."))
                    {{now}}{{#isVirtual}} · \(say("虚拟时钟", "virtual clock")){{/isVirtual}}</p>
                    <section><h2>\(say("今日清单", "Lists declared today"))</h2>
                    {{^counts}}<p class="soft">\(say("今日尚无清单。运行 tongguan demo 可看一天的业务。", "None yet. Run tongguan demo to see a day's business."))</p>{{/counts}}
                    <div class="tiles">{{#counts}}<div class="tile"><b class="{{tone}}">{{count}}</b><span>{{name}}</span></div>{{/counts}}</div>
                    </section>
                    <section><h2>\(say("最近的清单", "Latest lists"))</h2>
                    {{^lists}}<p class="soft">\(say("还没有。", "None yet."))</p>{{/lists}}
                    <table>
                    {{#lists}}<tr><td><a href="/consignments/{{id}}?lang={{lang}}">{{orderNo}}</a></td>
                    <td>{{ebcCode}}</td><td><span class="state {{tone}}">{{state}}</span></td>
                    <td class="n">{{total}}</td></tr>{{/lists}}
                    </table></section>
                    <section><h2>\(say("接口", "Interfaces"))</h2>
                    <p><a href="/openapi.json">/openapi.json</a> · <a href="/healthz">/healthz</a> ·
                    <a href="/readyz">/readyz</a> · <a href="/metrics">/metrics</a></p>
                    <p class="soft">\(say("报文以 POST 送到 /api/v1/messages，密钥由 tongguan key issue 签发。", "POST messages to /api/v1/messages with a key from tongguan key issue."))</p>
                    </section>
                    """))
    }
}
