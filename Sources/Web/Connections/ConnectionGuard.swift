import NIOCore
import Platform

/// 连接守护: stands first on a connection and sees its raw bytes.
///
/// It turns away one too many of an address, and ends a connection on which nothing comes, or a
/// head, or a body that nobody wants any more, does not come to its end in time; one of HTTP/2 also
/// when it had no stream for long. `RequestWatch` tells it what the bytes were.
final class ConnectionGuard: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer
    typealias OutboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    /// Sent along the connection, so that whoever speaks HTTP there may say it.
    enum Trouble: Sendable { case tooManyConnections, slowRequest }

    private let book: ConnectionBook
    private let limits: EdgeLimits
    private var address: String?
    /// Requests whose answer is not finished.
    private var answering = 0
    private var readsBody = false
    /// HTTP/2: frames flow between requests too, and have limits of their own.
    private var isMultiplexed = false
    private var streams = 0
    /// No byte came since the last request was answered, or since the beginning.
    private var isSilent = true
    /// When something must have come, and what is said where it has not.
    private var deadline: (at: NIODeadline, trouble: Trouble?)?
    /// Rings then or before, so that a deadline may be moved on with every request at no price.
    private var alarm: (at: NIODeadline, bell: Scheduled<Void>)?

    init(book: ConnectionBook, limits: EdgeLimits) {
        self.book = book
        self.limits = limits
    }

    func channelActive(context: ChannelHandlerContext) {
        context.fireChannelActive()
        let address = context.channel.remoteAddress?.ipAddress ?? "unknown"
        if book.enter(address) {
            self.address = address
            idle(context)
        } else {
            end(.tooManyConnections, context)
        }
    }

    func channelInactive(context: ChannelHandlerContext) {
        stopWaiting()
        alarm?.bell.cancel()
        alarm = nil
        if let address { book.leave(address) }
        address = nil
        context.fireChannelInactive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if isSilent, !isMultiplexed {
            isSilent = false
            wait(limits.headSeconds, context)
        }
        context.fireChannelRead(data)
    }

    /// Where nothing more is said there is time to read the last answer, and no more than that:
    /// a caller who neither hangs up nor stops sending is hung up on.
    func close(
        context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?
    ) {
        guard mode == .output else { return context.close(mode: mode, promise: promise) }
        let closed = promise ?? context.eventLoop.makePromise()
        // Not before all of it has gone out, however slowly it is read.
        closed.futureResult.assumeIsolated().whenComplete { _ in
            context.eventLoop.assumeIsolated().scheduleTask(in: .seconds(2)) {
                context.close(promise: nil)
            }
        }
        context.close(mode: mode, promise: closed)
    }

    // MARK: What the bytes were

    func headArrived() {
        answering += 1
        readsBody = true
        stopWaiting()
    }

    func requestEnded(context: ChannelHandlerContext) {
        readsBody = false
        if answering == 0 { idle(context) }
    }

    func answerEnded(context: ChannelHandlerContext) {
        answering = max(0, answering - 1)
        // The rest of a body that was refused is read and thrown away, yet not for ever.
        guard answering == 0 else { return }
        if !readsBody {
            idle(context)
        } else if deadline == nil {
            wait(limits.bodySeconds, context)
        }
    }

    func streamOpened() {
        isMultiplexed = true
        streams += 1
        stopWaiting()
    }

    /// What swift-nio-http2 says to the idle waits for an answer, and that may never come.
    func streamClosed(context: ChannelHandlerContext) {
        streams -= 1
        if streams == 0, context.channel.isActive {
            wait(limits.idleSeconds + 10, for: nil, context)
        }
    }

    // MARK: -

    /// Until the next byte.
    private func idle(_ context: ChannelHandlerContext) {
        isSilent = true
        wait(limits.idleSeconds, for: nil, context)
    }

    private func wait(
        _ seconds: Int, for trouble: Trouble? = .slowRequest, _ context: ChannelHandlerContext
    ) {
        let end = context.eventLoop.now + .seconds(Int64(seconds))
        deadline = (end, trouble)
        if let alarm, alarm.at <= end { return }
        alarm?.bell.cancel()
        ring(at: end, context)
    }

    private func ring(at time: NIODeadline, _ context: ChannelHandlerContext) {
        let bell = context.eventLoop.assumeIsolated().scheduleTask(deadline: time) {
            self.alarm = nil
            guard let deadline = self.deadline else { return }
            guard deadline.at <= time else { return self.ring(at: deadline.at, context) }
            self.deadline = nil
            if let trouble = deadline.trouble {
                self.end(trouble, context)
            } else {
                context.close(promise: nil)
            }
        }
        alarm = (time, bell)
    }

    private func stopWaiting() { deadline = nil }

    private func end(_ trouble: Trouble, _ context: ChannelHandlerContext) {
        context.fireUserInboundEventTriggered(trouble)
        // Where nobody speaks HTTP yet, nobody said anything.
        context.eventLoop.assumeIsolated().scheduleTask(in: .milliseconds(500)) {
            context.close(promise: nil)
        }
    }
}
