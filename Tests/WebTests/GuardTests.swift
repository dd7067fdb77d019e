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
}
