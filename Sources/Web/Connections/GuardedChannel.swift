import HummingbirdCore
import Logging
import NIOCore
import Platform

/// 受护通道: a connection with its guard before everything else, TLS included.
struct GuardedChannel<Base: ServerChildChannel>: ServerChildChannel {
    let base: Base
    let book: ConnectionBook
    let limits: EdgeLimits

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Base.Value> {
        channel.eventLoop.makeCompletedFuture {
            try channel.pipeline.syncOperations.addHandler(
                ConnectionGuard(book: book, limits: limits))
        }.flatMap { base.setup(channel: channel, logger: logger) }
    }

    func handle(value: Base.Value, logger: Logger) async {
        await base.handle(value: value, logger: logger)
    }
}
