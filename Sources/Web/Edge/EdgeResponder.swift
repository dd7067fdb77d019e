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
        context.requestID = requestID(of: request)
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
        secure(&response)
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
        if let caller { limits.announce(to: caller, in: &response) }
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
        if problem.closes(request) { problem.closesConnection = true }
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

    /// Nothing of ours is framed, sniffed, cached, embedded elsewhere or given a sensor.
    private func secure(_ response: inout Response) {
        response.headers[.contentTypeOptions] = "nosniff"
        response.headers[.frameOptions] = "DENY"
        response.headers[.referrerPolicy] = "no-referrer"
        response.headers[.permissionsPolicy] =
            "accelerometer=(), camera=(), geolocation=(), gyroscope=(), microphone=(), payment=(), "
            + "usb=()"
        response.headers[.openerPolicy] = "same-origin"
        response.headers[.resourcePolicy] = "same-origin"
        if response.headers[.contentSecurityPolicy] == nil {
            response.headers[.contentSecurityPolicy] = "default-src 'none'; frame-ancestors 'none'"
        }
        if response.headers[.cacheControl] == nil { response.headers[.cacheControl] = "no-store" }
        if !platform.settings.tls.certificate.isEmpty {
            response.headers[.strictTransportSecurity] = "max-age=31536000"
        }
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

    /// The caller's own, where it can do no harm in a log; otherwise a new one.
    private func requestID(of request: Request) -> String {
        if let given = request.headers[.requestID], (1...64).contains(given.utf8.count),
            given.utf8.allSatisfy(isPlain)
        {
            return given
        }
        return String(UInt64.random(in: .min ... .max), radix: 16)
            + String(UInt64.random(in: .min ... .max), radix: 16)
    }

    private func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
            UInt8(ascii: "."):
            true
        default: false
        }
    }
}

extension Problem {
    /// A refusal that is made before the body is read: what is short is read and thrown away, so
    /// that the connection can be used again; what is long nobody should send.
    fileprivate func closes(_ request: Request) -> Bool {
        // Who asked first and was refused sends no body: where the next request would begin nobody
        // knows (RFC 9110 section 10.1.1).
        if status.code >= 400, request.headers[.expect] != nil { return true }
        let bearable: Int
        switch status {
        case .unauthorized, .notFound, .methodNotAllowed, .unsupportedMediaType: bearable = 65_536
        // A caller of ours who comes again should not have to connect again.
        case .tooManyRequests, .serviceUnavailable: bearable = 1 << 20
        default: return false
        }
        if request.headers[.transferEncoding] != nil { return true }
        return (request.headers[.contentLength].flatMap { Int($0) } ?? 0) > bearable
    }
}
