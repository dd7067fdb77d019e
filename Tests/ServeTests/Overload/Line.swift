import Foundation

/// One connection of a flood, and how far it is with its message.
struct Line {
    enum Phase { case idle, announced, sending, waiting }

    struct Answer {
        /// 0: the connection was closed.
        var status: Int
        var retryAfter: Int?
    }

    let sender: Int
    var socket: Int32
    private(set) var phase = Phase.idle
    private(set) var start = ContinuousClock.now
    private var output: [UInt8] = []
    private var sent = 0
    private var input: [UInt8] = []
    /// Bytes of an answer's body that are still to come; nil before its head.
    private var left: Int?
    private var answer = Answer(status: 0)

    init(sender: Int, socket: Int32) {
        self.sender = sender
        self.socket = socket
    }

    var wantsToSend: Bool { sent < output.count }

    mutating func begin(_ head: [UInt8]) {
        phase = .announced
        start = .now
        output = head
        sent = 0
        input = []
        left = nil
        send()
    }

    mutating func send() {
        guard sent < output.count else { return }
        let count = output[sent...].withUnsafeBytes {
            Foundation.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
        }
        sent += max(0, count)
        if phase == .sending, sent == output.count { phase = .waiting }
    }

    /// The final answer when it is whole, or when the connection has ended; `make` gives the
    /// message once it is asked for.
    mutating func receive(then make: () -> [UInt8]) -> Answer? {
        var chunk = [UInt8](repeating: 0, count: 64 << 10)
        let count = recv(socket, &chunk, chunk.count, 0)
        if count < 0, errno == EAGAIN || errno == EINTR { return nil }
        guard count > 0 else { return finish(Answer(status: 0), closes: true) }
        if let missing = left {
            left = missing - count
            return missing <= count ? finish(answer, closes: closes) : nil
        }
        input += chunk.prefix(count)
        while let end = Self.end(of: input) {
            let head = String(decoding: input[..<end], as: UTF8.self).lowercased()
            input.removeFirst(end)
            let status = head.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
            guard status >= 200 else {
                phase = .sending
                output = make()
                sent = 0
                send()
                continue
            }
            answer = Answer(status: status, retryAfter: Self.field("retry-after", in: head))
            closes = head.contains("\r\nconnection: close")
            let missing = (Self.field("content-length", in: head) ?? 0) - input.count
            left = missing
            if missing <= 0 { return finish(answer, closes: closes) }
            return nil
        }
        return nil
    }

    private var closes = false

    private mutating func finish(_ answer: Answer, closes: Bool) -> Answer {
        phase = .idle
        if closes {
            close(socket)
            socket = -1
        }
        return answer
    }

    private static func end(of bytes: [UInt8]) -> Int? {
        bytes.withUnsafeBytes { all -> Int? in
            var index = 3
            while index < all.count {
                if all[index] == 10, all[index - 1] == 13, all[index - 2] == 10,
                    all[index - 3] == 13
                {
                    return index + 1
                }
                index += 1
            }
            return nil
        }
    }

    private static func field(_ name: String, in head: String) -> Int? {
        guard let start = head.range(of: "\r\n\(name): ")?.upperBound else { return nil }
        return Int(head[start...].prefix { $0.isNumber })
    }
}
