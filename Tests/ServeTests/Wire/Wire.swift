import Foundation

/// 连线: one connection, on which bytes are sent as they are, however wrong they are.
final class Wire {
    private let socket: Int32
    private let patience: Double
    /// When what is under way is given up.
    private var end: Date?
    private var received: [UInt8] = []

    enum Failure: Error {
        /// The other side closed the connection.
        case hungUp
        /// It neither closed it nor took anything more.
        case timeOver
    }

    /// A connection to a port of this machine, or of another host, on which each answer is given up
    /// so many seconds after its question; `source` is another address of this machine.
    init(
        port: UInt16, host: (UInt8, UInt8, UInt8, UInt8) = (127, 0, 0, 1), seconds: Double,
        from source: UInt32? = nil
    ) throws {
        #if canImport(Glibc)
            let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
        #else
            let kind = SOCK_STREAM
        #endif
        socket = Foundation.socket(AF_INET, kind, 0)
        patience = seconds
        var one: Int32 = 1
        setsockopt(
            socket, Int32(IPPROTO_TCP), TCP_NODELAY, &one, socklen_t(MemoryLayout<Int32>.size))
        // Another address of this machine is another caller.
        if let source {
            var own = sockaddr_in()
            own.sin_family = sa_family_t(AF_INET)
            own.sin_addr.s_addr = source.bigEndian
            _ = withUnsafePointer(to: &own) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    bind(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
                }
            }
        }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        let number = [host.0, host.1, host.2, host.3].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        address.sin_addr.s_addr = number.bigEndian
        // A host that is cut off does not even refuse.
        var connecting = timeval(tv_sec: max(1, Int(seconds.rounded(.up))), tv_usec: 0)
        setsockopt(
            socket, SOL_SOCKET, SO_SNDTIMEO, &connecting, socklen_t(MemoryLayout<timeval>.size))
        let size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                Foundation.connect(socket, $0, size)
            }
        }
        guard socket >= 0, result == 0 else { throw Trouble("no connection: errno \(errno)") }
        let flags = fcntl(socket, F_GETFL)
        _ = fcntl(socket, F_SETFL, flags | O_NONBLOCK)
    }

    deinit { close(socket) }

    /// Sends a request and reads its answer; nil where the connection ended or time ran out.
    func ask(_ request: HTTPRequest) throws -> HTTPAnswer? {
        try send(request.bytes)
        return answer()
    }

    /// Sends all of it; throws where the other side hung up or takes nothing more.
    func send(_ bytes: [UInt8]) throws {
        var sent = 0
        while sent < bytes.count {
            guard wait(for: POLLOUT) else { throw Failure.timeOver }
            #if canImport(Glibc)
                let flags = Int32(MSG_NOSIGNAL)
            #else
                let flags: Int32 = 0
            #endif
            let count = bytes[sent...].withUnsafeBytes {
                Foundation.send(socket, $0.baseAddress, $0.count, flags)
            }
            if count < 0, errno != EAGAIN, errno != EINTR { throw Failure.hungUp }
            sent += max(0, count)
        }
    }

    /// The next answer; interim answers are passed over unless they are wanted.
    func answer(orInterim wantsInterim: Bool = false) -> HTTPAnswer? {
        defer { end = nil }
        while true {
            if let (answer, length) = HTTPAnswer.parse(received, isEnded: false) {
                received.removeFirst(length)
                if wantsInterim || answer.status >= 200 { return answer }
            } else if !receive() {
                let last = HTTPAnswer.parse(received, isEnded: true)?.answer
                received = []
                return last
            }
        }
    }

    /// All that comes until the other side hangs up or time runs out, counted from now.
    func rest(seconds: Double? = nil) -> (bytes: [UInt8], isEnded: Bool) {
        end = Date() + (seconds ?? patience)
        defer { end = nil }
        while receive() {}
        return (received, isHungUp)
    }

    /// Waits until something came, if only the end, and leaves it unread.
    func awaitAnswer() -> Bool {
        defer { end = nil }
        return wait(for: POLLIN)
    }

    private var isHungUp = false

    private func receive() -> Bool {
        guard !isHungUp, wait(for: POLLIN) else { return false }
        var chunk = [UInt8](repeating: 0, count: 64 << 10)
        let count = recv(socket, &chunk, chunk.count, 0)
        if count < 0, errno == EAGAIN || errno == EINTR { return true }
        isHungUp = count <= 0
        received += chunk.prefix(max(0, count))
        return !isHungUp
    }

    private func wait(for event: Int32) -> Bool {
        let end = end ?? Date() + patience
        self.end = end
        let left = end.timeIntervalSinceNow
        guard left > 0 else { return false }
        var waiting = pollfd(fd: socket, events: Int16(event), revents: 0)
        return poll(&waiting, 1, Int32(left * 1_000) + 1) > 0
    }
}
