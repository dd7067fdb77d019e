import Hummingbird
import HummingbirdCore
import HummingbirdHTTP2
import HummingbirdTLS
import NIOCore
import Platform

/// 监听: how connections are spoken with: HTTP/1.1, over TLS where there is a certificate, and
/// HTTP/2 beside it where the settings say so.
enum Listener {
    /// Fails where the certificate or its key cannot be used.
    static func builder(_ settings: Settings, _ gate: Gate) throws -> HTTPServerBuilder {
        let limits = settings.limits
        let book = ConnectionBook(perAddress: limits.connectionsPerAddress)
        // The guard knows when a connection is idle: Hummingbird sees nothing of what is refused.
        let http1 = HTTP1Channel.Configuration(
            additionalChannelHandlers: [RequestWatch(limits: limits) { gate.refusal(of: $0) }],
            httpDecoderConfiguration: .init(
                maxHeaderFieldSize: 16 * 1_024, maxHeaderListSize: 32 * 1_024,
                maxHeaderFieldCount: 100))
        guard !settings.tls.certificate.isEmpty else {
            return HTTPServerBuilder { responder in
                GuardedChannel(
                    base: HTTP1Channel(responder: responder, configuration: http1), book: book,
                    limits: limits)
            }
        }
        let tls = try TLSIdentity(settings.tls).configuration
        guard settings.tls.http2 else {
            return HTTPServerBuilder { responder in
                GuardedChannel(
                    base: try TLSChannel(
                        HTTP1Channel(responder: responder, configuration: http1),
                        tlsConfiguration: tls),
                    book: book, limits: limits)
            }
        }
        // Frames have the limits of swift-nio-http2: 100 streams, 5 continuations, 200 resets and
        // 200 control frames in 30 seconds; SECURITY.md lists them.
        let http2 = HTTP2ChannelConfiguration(
            idleTimeout: .seconds(limits.idleSeconds), gracefulCloseTimeout: .seconds(10),
            streamConfiguration: http1)
        return HTTPServerBuilder { responder in
            GuardedChannel(
                base: try HTTP2UpgradeChannel(
                    tlsConfiguration: tls, configuration: http2, responder: responder),
                book: book, limits: limits)
        }
    }
}
