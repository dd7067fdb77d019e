import HTTPTypes
import Hummingbird

/// 路由表: the addresses that exist, to tell a wrong method from a wrong address.
struct RouteTable: Sendable {
    struct Route: Sendable, Hashable {
        var method: String
        /// With names in braces: `/api/v1/lists/{id}/decisions`.
        var path: String
    }

    let routes: [Route]

    init(_ routes: [Router<WebContext>.RouteDescription]) {
        self.routes = routes.map {
            Route(method: $0.method.rawValue, path: $0.path.description)
        }
    }

    /// Why the router found nothing: 405 where another method would do, otherwise 404.
    func problem(method: HTTPRequest.Method, path: String) -> Problem {
        let allowed = methods(of: path)
        guard !allowed.isEmpty, !allowed.contains(method.rawValue) else {
            return .notFound("没有这个地址。", "There is no such address.")
        }
        return .methodNotAllowed(allowed)
    }

    /// What an address takes: HEAD wherever it takes GET; nothing where it does not exist.
    func methods(of path: String) -> [String] {
        let wanted = path.split(separator: "/")
        var methods = Set(
            routes.filter { route in
                let parts = route.path.split(separator: "/")
                return parts.count == wanted.count
                    && zip(parts, wanted).allSatisfy { $0 == $1 || $0.hasPrefix("{") }
            }.map(\.method))
        guard !methods.isEmpty else { return [] }
        if methods.contains("GET") { methods.insert("HEAD") }
        methods.insert("OPTIONS")
        return methods.sorted()
    }
}
