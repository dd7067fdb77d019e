/// How long the engine waits and how much it opens; everything it does ends within these.
package struct PostgresLimits: Sendable {
    /// Connections to the server at the same time.
    package var connections = 8
    /// How long a call waits for a connection of the pool.
    package var lending: Duration = .seconds(5)
    /// One host of the URL may take so long to accept a connection, in seconds.
    package var connecting = 3
    /// One statement of a write, and how long the pen of the zone is waited for at a time.
    package var statement: Duration = .seconds(10)
    package var lock: Duration = .seconds(5)
    /// A transaction whose owner says nothing for so long is ended by the server, so that a node
    /// that froze with the pen in its hand does not stop the others.
    package var idle: Duration = .seconds(10)
    /// A server that answers nothing for so long is taken for lost.
    package var silenceOfWrite: Duration = .seconds(12)
    package var silenceOfRead: Duration = .seconds(60)
    /// How long conflicts and lost connections are tried again, and an unknown outcome is asked
    /// for, before the call fails.
    package var patience: Duration = .seconds(10)
    /// The same for a read: whoever asks waits on a thread that others need.
    package var patienceOfRead: Duration = .seconds(3)

    package init() {}
}

extension Duration {
    var milliseconds: Int64 {
        components.seconds * 1_000 + components.attoseconds / 1_000_000_000_000_000
    }
}
