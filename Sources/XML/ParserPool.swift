import Synchronization

/// Idle parsers: a fresh context costs three times what parsing a small message costs.
enum ParserPool {
    private static let idle = Mutex<[Parser]>([])
    /// As many as cores that parse at one moment on a large machine.
    private static let capacity = 32

    static func take() -> Parser {
        idle.withLock { $0.popLast() } ?? Parser()
    }

    static func giveBack(_ parser: Parser) {
        guard parser.isReusable else { return }
        idle.withLock { if $0.count < capacity { $0.append(parser) } }
    }
}
