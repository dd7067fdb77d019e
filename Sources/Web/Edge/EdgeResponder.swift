import HTTPTypes
import Hummingbird
import NIOCore
import Platform

/// 边界: what every answer has in common: a request id, safe headers, problem details, figures.
struct EdgeResponder<Inner: HTTPResponder>: HTTPResponder where Inner.Context == WebContext {
    typealias Context = WebContext

    let inner: Inner
    let routes: RouteTable
    let platform: RunningPlatform
    private var limits: RateLimits { RateLimits(platform: platform) }

    func respond(to request: Request, context: WebContext) async throws -> Response {
        let start = ContinuousClock.now
        var context = context
        context.requestID = RequestID.of(request.head)
        context.logger[metadataKey: "request"] = "\(context.requestID)"
        var response: Response
        switch request.method {
        case .options: response = options(request)
        case .head:
            var head = request.head
            head.method = .get
            response = await answer(Request(head: head, body: request.body), context)
                .createHeadResponse()
        default: response = await answer(request, context)
        }
        response.headers[.requestID] = context.requestID
        response.headers.secure(isTLS: !platform.settings.tls.certificate.isEmpty)
        platform.metrics.answered(
            route: context.coreContext.endpointPath.value ?? "none",
            status: Int(response.status.code), after: ContinuousClock.now - start)
        return response
    }

    private func answer(_ request: Request, _ context: WebContext) async -> Response {
        var context = context
        var caller: Caller?
        var response: Response
        do {
            guard request.uri.string.utf8.count <= EdgeLimits.addressBytes else {
                throw Problem.addressTooLong
            }
            context.caller = Result {
                try Caller(request, from: context.address, platform.keys)
            }
            caller = try? context.caller.get()
            if let caller { try limits.spend(caller) }
            response = try await routed(request, context)
        } catch {
            response = refusal(error, of: request, context)
        }
        if let caller { limits.announce(to: caller, in: &response.headers) }
        return response
    }

    private func routed(_ request: Request, _ context: WebContext) async throws -> Response {
        let response = try await inner.respond(to: request, context: context)
        // The router's own answer to an address it does not know has no body.
        guard response.status == .notFound, response.headers[.contentType] == nil else {
            return response
        }
        throw routes.problem(method: request.method, path: request.uri.path)
    }

    private func refusal(
        _ error: any Error, of request: Request, _ context: WebContext
    ) -> Response {
        var problem = Problem(error)
        if problem.closes(request.head) { problem.closesConnection = true }
        // Who is turned away because there is too much to do must not fill the log, too.
        if problem.status.code >= 500, !(error is WindowProblem) {
            // The error of a decision or the storage names tables and rules, never people.
            context.logger.error("request failed", metadata: ["error": "\(error)"])
        }
        guard problem.closesConnection else { return problem.response }
        return lastAnswer(problem.response, on: context.channel)
    }

    /// What an address takes; no other origin may ask for more, so nothing of CORS.
    private func options(_ request: Request) -> Response {
        let methods = routes.methods(of: request.uri.path)
        guard !methods.isEmpty else {
            return Problem.notFound("没有这个地址。", "There is no such address.").response
        }
        return Response(
            status: .noContent, headers: [.allow: methods.joined(separator: ", ")])
    }

    /// An answer after which nothing more is said. There is time to read it, then a connection
    /// that may send without end is ended.
    private func lastAnswer(_ response: Response, on channel: any Channel) -> Response {
        let body = response.body
        var response = response
        response.body = ResponseBody(contentLength: body.contentLength) { writer in
            try await body.write(writer)
            // The guard of the connection does the rest.
            channel.close(mode: .output, promise: nil)
        }
        return response
    }
}

extension Problem {
    /// A refusal that is made before the body is read: what is short is read and thrown away, so
    /// that the connection can be used again; what is long nobody should send.
    func closes(_ request: HTTPRequest) -> Bool {
        // Who asked first and was refused sends no body: where the next request would begin nobody
        // knows (RFC 9110 section 10.1.1).
        if status.code >= 400, request.headerFields[.expect] != nil { return true }
        let bearable: Int
        switch status {
        case .unauthorized, .notFound, .methodNotAllowed, .unsupportedMediaType: bearable = 65_536
        // A caller of ours who comes again should not have to connect again.
        case .tooManyRequests, .serviceUnavailable: bearable = 1 << 20
        default: return false
        }
        if request.headerFields[.transferEncoding] != nil { return true }
        return (request.headerFields[.contentLength].flatMap { Int($0) } ?? 0) > bearable
    }
}
