import Hummingbird
import NIOCore

/// What a request carries through the edge.
struct WebContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// Ours, or the caller's where it was sane.
    var requestID = ""
    /// Who calls, or why that is nobody.
    var caller: Result<Caller, any Error> = .failure(Problem.unauthorized)
    /// The caller's connection, so that one who never stops sending can be hung up on.
    let channel: any Channel

    init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        channel = source.channel
    }

    var address: String { channel.remoteAddress?.ipAddress ?? "unknown" }
}
