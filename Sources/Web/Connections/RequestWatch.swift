import HTTPTypes
import NIOCore
import NIOHTTPTypes
import Platform

/// 请求守望: tells the guard of the connection where requests and answers begin and end, says its
/// troubles in HTTP, and ends a connection (of HTTP/2: a stream) whose caller stops reading.
///
/// A stream ends with its answer and its request, whichever is later: it has no `Connection` field,
/// nothing is closed besides, and a body that nobody wants any more has its time here.
final class RequestWatch: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private let limits: EdgeLimits
    private let refusal: @Sendable (HTTPRequest) -> Gate.Refusal?
    private var connection: ConnectionGuard?
    private var guardContext: ChannelHandlerContext?
    private var stall: Scheduled<Void>?
    private var end: Scheduled<Void>?
    private var isAnswering = false
    private var isReading = false
    private var isStream = false
    /// Requests that were handed on and are not answered.
    private var unanswered = 0
    /// The body of a message that was refused at the gate is thrown away.
    private var isRefused = false
    private var isClosed = false
    /// A refusal that is yet to be said; nothing is read until then.
    private var pause: Scheduled<Void>?
    private var wantsToRead = false
    /// What had been read already of requests behind it.
    private var held: [NIOAny] = []

    /// `refusal` sees the head of each request for which no other waits.
    init(
        limits: EdgeLimits,
        refusal: @escaping @Sendable (HTTPRequest) -> Gate.Refusal? = { _ in nil }
    ) {
        self.limits = limits
        self.refusal = refusal
    }

    func handlerAdded(context: ChannelHandlerContext) {
        let own = context.pipeline.syncOperations
        guardContext = try? own.context(handlerType: ConnectionGuard.self)
        // A stream of HTTP/2 has a pipeline of its own, the guard stands in its connection's.
        isStream = guardContext == nil
        if isStream {
            guardContext = try? context.channel.parent?.pipeline.syncOperations.context(
                handlerType: ConnectionGuard.self)
        }
        connection = guardContext?.handler as? ConnectionGuard
        if isStream { connection?.streamOpened() }
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        stall?.cancel()
        end?.cancel()
        pause?.cancel()
        if isStream, let guardContext { connection?.streamClosed(context: guardContext) }
        connection = nil
        guardContext = nil
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        // After the last answer nothing more is heard.
        if isClosed { return }
        if pause != nil, !isRefused { return held.append(data) }
        switch unwrapInboundIn(data) {
        case .head(let head):
            isReading = true
            if !isStream {
                connection?.headArrived()
                // Answers keep the order of their requests.
                if unanswered == 0, let refusal = refusal(head) {
                    isRefused = true
                    return refuse(refusal, context)
                }
            }
            unanswered += 1
        case .body: break
        case .end:
            isReading = false
            end?.cancel()
            if !isStream, let guardContext { connection?.requestEnded(context: guardContext) }
            if isRefused {
                isRefused = false
                return
            }
        }
        if !isRefused { context.fireChannelRead(data) }
    }

    private func refuse(_ refusal: Gate.Refusal, _ context: ChannelHandlerContext) {
        guard refusal.delay > .zero else { return answer(refusal, context) }
        pause = context.eventLoop.assumeIsolated().scheduleTask(in: TimeAmount(refusal.delay)) {
            self.pause = nil
            self.answer(refusal, context)
            let held = self.held
            self.held = []
            for data in held { self.channelRead(context: context, data: data) }
            guard self.pause == nil, self.wantsToRead else { return }
            self.wantsToRead = false
            context.read()
        }
    }

    func read(context: ChannelHandlerContext) {
        if pause == nil { context.read() } else { wantsToRead = true }
    }

    private func answer(_ refusal: Gate.Refusal, _ context: ChannelHandlerContext) {
        context.write(wrapOutboundOut(.head(refusal.head)), promise: nil)
        context.write(wrapOutboundOut(.body(refusal.body)), promise: nil)
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
        if let guardContext { connection?.answerEnded(context: guardContext) }
        guard refusal.closes else { return }
        isClosed = true
        context.close(mode: .output, promise: nil)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        var data = data
        switch unwrapOutboundIn(data) {
        case .head(var head):
            isAnswering = head.status.kind != .informational
            if isStream {
                head.headerFields[.connection] = nil
                data = wrapOutboundOut(.head(head))
            }
        case .body: break
        case .end:
            isAnswering = false
            unanswered -= 1
            if isStream {
                if isReading { close(after: limits.bodySeconds, context) }
            } else if let guardContext {
                connection?.answerEnded(context: guardContext)
            }
        }
        context.write(data, promise: promise)
    }

    func close(
        context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?
    ) {
        guard isStream, mode == .output else { return context.close(mode: mode, promise: promise) }
        promise?.succeed()
    }

    private func close(after seconds: Int, _ context: ChannelHandlerContext) {
        end = context.eventLoop.assumeIsolated().scheduleTask(in: .seconds(Int64(seconds))) {
            context.close(promise: nil)
        }
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        stall?.cancel()
        stall = nil
        if !context.channel.isWritable {
            stall = context.eventLoop.assumeIsolated().scheduleTask(
                in: .seconds(Int64(limits.stallSeconds))
            ) { context.close(promise: nil) }
        }
        context.fireChannelWritabilityChanged()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        guard let trouble = event as? ConnectionGuard.Trouble else {
            return context.fireUserInboundEventTriggered(event)
        }
        guard !isAnswering else { return }
        var head: HTTPResponse
        switch trouble {
        case .tooManyConnections:
            head = HTTPResponse(status: .tooManyRequests)
            head.headerFields[.retryAfter] = "10"
        case .slowRequest: head = HTTPResponse(status: .requestTimeout)
        }
        head.headerFields[.connection] = "close"
        head.headerFields[.contentLength] = "0"
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
        context.close(mode: .output, promise: nil)
    }
}
