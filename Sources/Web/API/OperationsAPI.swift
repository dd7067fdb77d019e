import HTTPTypes
import Hummingbird
import Platform

/// 运维接口: whether the platform lives, whether it can work, and its figures.
struct OperationsAPI {
    let platform: RunningPlatform

    func add(to router: Router<WebContext>) {
        router.get("healthz") { _, _ in Response.json { $0.string("status", "ok") } }
        router.get("readyz") { _, _ in try ready() }
        router.get("metrics") { _, _ in
            Response(
                headers: [.contentType: "text/plain; version=0.0.4; charset=utf-8"],
                bytes: Array(platform.metrics.text.utf8))
        }
        router.get("openapi.json") { _, _ in Response.json(OpenAPI.document) }
    }

    private func ready() throws -> Response {
        guard !platform.window.isClosing else {
            throw Problem.unavailable("平台正在停止。", "The platform is stopping.", retryAfter: 5)
        }
        try platform.inquiries.checkStorage()
        return .json { $0.string("status", "ready") }
    }
}
