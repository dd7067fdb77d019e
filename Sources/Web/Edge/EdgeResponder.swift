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

    func respond(to request: Request, context: WebContext) async throws -> Response {
        let start = ContinuousClock.now
        var context = context
        context.requestID = requestID(of: request)
        context.logger[metadataKey: "request"] = "\(context.requestID)"
        var response = await answer(request, context)
        response.headers[.requestID] = context.requestID
        response.headers[.contentTypeOptions] = "nosniff"
        response.headers[.frameOptions] = "DENY"
        response.headers[.referrerPolicy] = "no-referrer"
        if response.headers[.contentSecurityPolicy] == nil {
            response.headers[.contentSecurityPolicy] = "default-src 'none'; frame-ancestors 'none'"
        }
        if response.headers[.cacheControl] == nil { response.headers[.cacheControl] = "no-store" }
        platform.metrics.answered(
            route: context.coreContext.endpointPath.value ?? "none",
            status: Int(response.status.code), after: ContinuousClock.now - start)
        return response
    }

    private func answer(_ request: Request, _ context: WebContext) async -> Response {
        do {
            let response = try await inner.respond(to: request, context: context)
            // The router's own answer to an address it does not know has no body.
            guard response.status == .notFound, response.headers[.contentType] == nil else {
                return response
            }
            throw routes.problem(method: request.method, path: request.uri.path)
        } catch {
            var problem = Problem(error)
            if problem.comesBeforeBody, request.mayBringMuch { problem.closesConnection = true }
            if problem.status.code >= 500 {
                // The error of a decision or the storage names tables and rules, never people.
                context.logger.error("request failed", metadata: ["error": "\(error)"])
            }
            guard problem.closesConnection else { return problem.response }
            return lastAnswer(problem.response, on: context.channel)
        }
    }

    /// An answer after which nothing more is said. There is time to read it, then a connection
    /// that may send without end is ended.
    private func lastAnswer(_ response: Response, on channel: any Channel) -> Response {
        let body = response.body
        var response = response
        response.body = ResponseBody(contentLength: body.contentLength) { writer in
            try await body.write(writer)
            channel.close(mode: .output, promise: nil)
            channel.eventLoop.scheduleTask(in: .seconds(2)) {
                channel.close(mode: .all, promise: nil)
            }
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
    /// Refusals that are made before the body is read.
    fileprivate var comesBeforeBody: Bool {
        switch status {
        case .unauthorized, .notFound, .methodNotAllowed, .unsupportedMediaType: true
        default: false
        }
    }
}

extension Request {
    /// A body without a length, or with a long one: nobody should send it for a refusal.
    fileprivate var mayBringMuch: Bool {
        if headers[.transferEncoding] != nil { return true }
        return (headers[.contentLength].flatMap { Int($0) } ?? 0) > 65_536
    }
}
