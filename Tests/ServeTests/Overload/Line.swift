import Foundation

/// One connection of a flood, and how far it is with its message.
struct Line {
    /// An answer may come while the message is still being sent, which is then sent to its end.
    enum Phase { case idle, sending, answered, waiting }

    struct Answer {
        /// 0: the connection was closed.
        var status: Int
        var retryAfter: Int?
    }

    let sender: Int
    var socket: Int32
    private(set) var phase = Phase.idle
    private(set) var start = ContinuousClock.now
    private(set) var message = Flood.Message(bytes: [], first: 0, isList: false)
    private var sent = 0
    private var input: [UInt8] = []
    /// Bytes of an answer's body that are still to come; nil before its head.
    private var left: Int?
    private var answer = Answer(status: 0)
    private var closes = false

    init(sender: Int, socket: Int32) {
        self.sender = sender
        self.socket = socket
    }

    var wantsToSend: Bool { phase == .sending || phase == .answered }

    mutating func begin(_ message: Flood.Message) {
        phase = .sending
        start = .now
        self.message = message
        sent = 0
        input = []
        left = nil
        send()
    }

    mutating func send() {
        guard wantsToSend else { return }
        let count = message.bytes[sent...].withUnsafeBytes {
            Foundation.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
        }
        sent += max(0, count)
        if sent == message.bytes.count { phase = phase == .answered ? .idle : .waiting }
    }

    /// The answer when it is whole, or when the connection has ended.
    mutating func receive() -> Answer? {
        var chunk = [UInt8](repeating: 0, count: 64 << 10)
        let count = recv(socket, &chunk, chunk.count, 0)
        if count < 0, errno == EAGAIN || errno == EINTR { return nil }
        guard count > 0 else {
            let wasAnswered = phase == .answered
            hangUp()
            return wasAnswered ? nil : Answer(status: 0)
        }
        if let missing = left {
            left = missing - count
            return missing <= count ? finish() : nil
        }
        input += chunk.prefix(count)
        guard let end = Self.end(of: input) else { return nil }
        let head = String(decoding: input[..<end], as: UTF8.self).lowercased()
        input.removeFirst(end)
        let status = head.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
        answer = Answer(status: status, retryAfter: Self.field("retry-after", in: head))
        closes = head.contains("\r\nconnection: close")
        let missing = (Self.field("content-length", in: head) ?? 0) - input.count
        left = missing
        return missing <= 0 ? finish() : nil
    }

    private mutating func finish() -> Answer {
        if closes {
            hangUp()
        } else {
            phase = phase == .sending ? .answered : .idle
        }
        return answer
    }

    /// A connection that was idle for long the platform has closed.
    mutating func hangUpIfClosed() {
        var byte: UInt8 = 0
        guard socket >= 0, recv(socket, &byte, 1, Int32(MSG_PEEK)) == 0 else { return }
        hangUp()
    }

    private mutating func hangUp() {
        close(socket)
        socket = -1
        phase = .idle
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
