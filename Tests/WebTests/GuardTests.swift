import HTTPTypes
import NIOCore
import NIOEmbedded
import NIOHTTPTypes
import Platform
import Testing

@testable import Web

@Suite("Who says nothing more is hung up on")
struct GuardTests {
    private let limits = EdgeLimits()

    private func connection() throws -> (EmbeddedChannel, ConnectionGuard) {
        let watch = ConnectionGuard(book: ConnectionBook(perAddress: 1), limits: limits)
        let channel = EmbeddedChannel(handler: watch)
        try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
        return (channel, watch)
    }

    private func wait(_ seconds: Int, _ channel: EmbeddedChannel) {
        channel.embeddedEventLoop.advanceTime(by: .seconds(Int64(seconds)))
    }

    @Test("A connection on which nothing ever comes, from its beginning")
    func silent() throws {
        let (channel, _) = try connection()
        wait(limits.idleSeconds - 1, channel)
        #expect(channel.isActive)
        wait(2, channel)
        #expect(!channel.isActive)
    }

    @Test("With its first byte its time is that of a head")
    func head() throws {
        let (channel, _) = try connection()
        wait(limits.idleSeconds - 1, channel)
        try channel.writeInbound(ByteBuffer(string: "G"))
        wait(limits.headSeconds - 1, channel)
        #expect(channel.isActive)
        wait(2, channel)
        #expect(!channel.isActive)
    }

    @Test("A connection of HTTP/2 without a stream, whatever frames flow; one with streams stays")
    func streams() throws {
        let (channel, watch) = try connection()
        try channel.writeInbound(ByteBuffer(string: "PRI"))
        watch.streamOpened()
        watch.streamOpened()
        let context = try channel.pipeline.syncOperations.context(handler: watch)
        watch.streamClosed(context: context)
        wait(10 * limits.idleSeconds, channel)
        #expect(channel.isActive)
        watch.streamClosed(context: context)
        wait(limits.idleSeconds, channel)
        try channel.writeInbound(ByteBuffer(string: "ping"))
        #expect(channel.isActive)
        wait(11, channel)
        #expect(!channel.isActive)
    }

    @Test("A stream is answered whole, and ended when its body does not come to an end")
    func body() throws {
        let channel = EmbeddedChannel(handler: RequestWatch(limits: limits))
        try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
        let request = HTTPRequest(method: .post, scheme: "https", authority: "a", path: "/")
        try channel.writeInbound(HTTPRequestPart.head(request))
        let refusal = HTTPResponse(status: .contentTooLarge, headerFields: [.connection: "close"])
        try channel.writeOutbound(HTTPResponsePart.head(refusal))
        channel.close(mode: .output, promise: nil)
        try channel.writeOutbound(HTTPResponsePart.end(nil))
        guard case .head(let head) = try channel.readOutbound(as: HTTPResponsePart.self) else {
            return #expect(Bool(false), "the answer has no head")
        }
        // HTTP/2 knows no such field, and swift-nio-http2 sends no answer that has one.
        #expect(head.headerFields[.connection] == nil)
        wait(limits.bodySeconds - 1, channel)
        #expect(channel.isActive)
        wait(2, channel)
        #expect(!channel.isActive)
    }

    // MARK: Refused at the gate

    private final class Inside: ChannelInboundHandler {
        typealias InboundIn = HTTPRequestPart
        var paths: [String] = []

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            if case .head(let head) = unwrapInboundIn(data) { paths.append(head.path ?? "") }
        }
    }

    /// A connection whose gate refuses `/full`, `/late` a second later, and `/long` with the
    /// connection.
    private func gated() throws -> (EmbeddedChannel, Inside) {
        let inside = Inside()
        let watch = RequestWatch(limits: limits) { head in
            guard ["/full", "/long", "/late"].contains(head.path) else { return nil }
            return Gate.Refusal(
                head: HTTPResponse(status: .serviceUnavailable), body: ByteBuffer(string: "{}"),
                closes: head.path == "/long", delay: head.path == "/late" ? .seconds(1) : .zero)
        }
        let book = ConnectionBook(perAddress: 1)
        let channel = EmbeddedChannel(handlers: [
            ConnectionGuard(book: book, limits: limits), watch, inside,
        ])
        try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
        return (channel, inside)
    }

    private func send(_ path: String, on channel: EmbeddedChannel) throws {
        // Past the guard, which sees bytes.
        let parts: [HTTPRequestPart] = [
            .head(HTTPRequest(method: .post, scheme: "http", authority: "a", path: path)),
            .body(ByteBuffer(string: "abc")), .end(nil),
        ]
        let watch = try channel.pipeline.syncOperations.context(handlerType: RequestWatch.self)
        for part in parts {
            (watch.handler as? RequestWatch)?.channelRead(context: watch, data: NIOAny(part))
        }
    }

    private func statuses(_ channel: EmbeddedChannel) throws -> [Int] {
        var found: [Int] = []
        while let part = try channel.readOutbound(as: HTTPResponsePart.self) {
            if case .head(let head) = part { found.append(head.status.code) }
        }
        return found
    }

    @Test("Who is refused at the gate may ask again on the same connection")
    func refused() throws {
        let (channel, inside) = try gated()
        try send("/full", on: channel)
        try send("/full", on: channel)
        #expect(try statuses(channel) == [503, 503] && inside.paths.isEmpty)
        try send("/free", on: channel)
        #expect(inside.paths == ["/free"])
    }

    @Test("Who is refused for long is not idle; who says nothing more is")
    func busy() throws {
        let (channel, _) = try gated()
        for _ in 0..<10 {
            try send("/full", on: channel)
            wait(limits.idleSeconds - 1, channel)
        }
        #expect(channel.isActive)
        #expect(try statuses(channel).count == 10)
        wait(2, channel)
        #expect(!channel.isActive)
    }

    @Test("Answers keep the order of their requests: what follows one that waits is not refused")
    func order() throws {
        let (channel, inside) = try gated()
        try send("/free", on: channel)
        try send("/full", on: channel)
        #expect(try statuses(channel) == [] && inside.paths == ["/free", "/full"])
    }

    @Test("Who is refused late is not read meanwhile, and what came with it keeps its order")
    func late() throws {
        let (channel, inside) = try gated()
        let reads = Reads()
        try channel.pipeline.syncOperations.addHandler(reads, position: .first)
        try send("/late", on: channel)
        try send("/full", on: channel)
        try send("/late", on: channel)
        try send("/free", on: channel)
        channel.read()
        #expect(try statuses(channel) == [] && inside.paths.isEmpty && reads.count == 0)
        channel.embeddedEventLoop.advanceTime(by: .milliseconds(999))
        #expect(try statuses(channel) == [])
        channel.embeddedEventLoop.advanceTime(by: .milliseconds(1))
        #expect(try statuses(channel) == [503, 503] && inside.paths.isEmpty && reads.count == 0)
        channel.embeddedEventLoop.advanceTime(by: .seconds(1))
        #expect(try statuses(channel) == [503] && inside.paths == ["/free"] && reads.count == 1)
        channel.read()
        #expect(reads.count == 2)
    }

    @Test("Only who is refused beyond a share of the machine waits, and only for so long")
    func pace() {
        let pace = RefusalPace(processors: 2)
        let start = ContinuousClock.now
        let each = Double(100_000 + RefusalPace.each) / Double(2 * RefusalPace.bytesPerSecond)
        func refuse(_ sender: String, perSecond: Int, for seconds: Int) -> Duration {
            (0..<perSecond * seconds).reduce(.zero) { longest, number in
                let now = start + .seconds(1) * number / perSecond
                return max(longest, pace.delay(of: sender, bytes: 100_000, at: now))
            }
        }
        let even = Int(1 / each)
        #expect((200...600).contains(even))
        #expect(refuse("burst", perSecond: even * 100, for: 1) == RefusalPace.longest)
        #expect(refuse("patient", perSecond: even * 9 / 10, for: 10) == .zero)
        #expect(refuse("hasty", perSecond: even * 2, for: 10) == RefusalPace.longest)
        // A sender is even again as soon as it would have been at that pace.
        let later = start + .seconds(10) + RefusalPace.longest + RefusalPace.burst
        #expect(pace.delay(of: "hasty", bytes: 100_000, at: later) == .zero)
    }

    private final class Reads: ChannelOutboundHandler {
        typealias OutboundIn = ByteBuffer
        var count = 0

        func read(context: ChannelHandlerContext) {
            count += 1
            context.read()
        }
    }

    @Test("Where the refusal ends the connection nothing of it is read any more")
    func closed() throws {
        let (channel, inside) = try gated()
        try send("/long", on: channel)
        try send("/free", on: channel)
        #expect(try statuses(channel) == [503] && inside.paths.isEmpty)
    }
}
