import Clearance
import HTTPTypes
import Hummingbird
import Platform

/// 页面: for people; without a key, so only on the machine itself and in a demonstration zone.
struct Pages {
    let platform: RunningPlatform

    func add(to router: Router<WebContext>) {
        router.get("/") { request, _ in
            let say = Language(request)
            guard isOpen(to: request) else {
                return Layout.response(closed(say), status: .forbidden)
            }
            return Layout.response(try FrontPage(platform, say).html(say))
        }
        router.get("consignments/{id}") { request, context in
            let say = Language(request)
            guard isOpen(to: request) else {
                return Layout.response(closed(say), status: .forbidden)
            }
            let id = try context.pathText("id")
            guard
                let dossier = try platform.inquiries.dossier(
                    id: id, for: Actor(role: .officer))
            else { return Layout.response(missing(say), status: .notFound) }
            return Layout.response(
                DossierPage(dossier, zone: say(platform.zone.name), say).html(say))
        }
    }

    /// Whoever can reach a loopback address is on the machine; what a zone in earnest holds is
    /// shown to nobody without a key.
    ///
    /// The address in the request must be a loopback one too: so neither a proxy before us nor a
    /// foreign name that leads to this machine opens the pages to others.
    private func isOpen(to request: Request) -> Bool {
        guard platform.settings.isLoopback, !platform.zone.signaturesRequired else { return false }
        // A proxy that names this machine as the host still says for whom it asks.
        guard !Self.proxyHeaders.contains(where: { request.headers[$0] != nil }) else {
            return false
        }
        guard let authority = request.head.authority else { return true }
        return ["localhost", "127.0.0.1", "[::1]"].contains { name in
            authority == name || authority.hasPrefix(name + ":")
        }
    }

    private static let proxyHeaders = [
        "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP", "Forwarded", "Via",
    ].compactMap { HTTPField.Name($0) }

    private func closed(_ say: Language) -> String {
        note(
            say, say("页面未开放", "Pages are closed"),
            say(
                "页面只在演示综试区、且只监听本机地址时开放；其余情况请用带密钥的接口。",
                "Pages are shown only by a demonstration zone that listens on this machine alone; "
                    + "otherwise use the interface with a key."))
    }

    private func missing(_ say: Language) -> String {
        note(
            say, say("没有这个卷宗", "No such consignment"),
            say("请核对地址。", "Please check the address."))
    }

    private func note(_ say: Language, _ title: String, _ text: String) -> String {
        Layout.compile(
            Layout.page(say, title: title, body: "<h1>\(title)</h1><section>\(text)</section>")
        ).render(["zone": say(platform.zone.name)])
    }
}
