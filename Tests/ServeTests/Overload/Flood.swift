import Foundation
import Synchronization
import TestKit

/// 洪峰: offers messages at a rate, whether or not earlier ones were answered, from one thread.
///
/// Every sender has connections of its own, which it keeps, and leaves a beat out when all of them
/// are in use. A message that was refused is offered again before a new one is made.
///
/// Clients have machines of their own. At full size, where nothing else runs, the thread yields to
/// the platform whenever both want the same processor; its work is still done on the platform's.
final class Flood {
    /// Somebody who sends, and how much.
    struct Sender {
        var name: String
        var key: String
        /// Messages a second; nil: the next one as soon as the last is answered.
        var rate: Double?
        var connections: Int
        /// Makes the next message.
        var next: () -> Message
        /// Hears of each message that was taken.
        var taken: (Message) -> Void
    }

    /// One message, and what it is part of.
    struct Message {
        var bytes: [UInt8]
        /// The first of its consignments.
        var first: Int
        /// It declares them, so they are whole with it.
        var isList: Bool
    }

    /// What became of the messages of one sender.
    struct Outcome {
        var offered = 0
        /// Beats that were left out: every connection was in use.
        var leftOut = 0
        var taken = 0
        /// Those of them that were lists.
        var lists = 0
        var refused = 0
        /// Anything else: what was answered, and how often.
        var others: [String: Int] = [:]
        /// Milliseconds from the first byte to a refusal, and to an answer.
        var refusalTimes: [Double] = []
        var answerTimes: [Double] = []
        var withoutRetryAfter = 0
        var retryAfter = 0...0
    }

    private let port: UInt16
    private var senders: [Sender]
    private var lines: [Line] = []
    private var idle: [[Int]]
    private var due: [ContinuousClock.Instant]
    private(set) var outcomes: [Outcome]
    /// By sender, what was refused and is offered again, the oldest first.
    private var refused: [[Message]]

    init(_ senders: [Sender], to server: Server) throws {
        port = server.port
        self.senders = senders
        idle = senders.map { _ in [] }
        outcomes = senders.map { _ in Outcome() }
        due = senders.map { _ in .now }
        refused = senders.map { _ in [] }
        for (index, sender) in senders.enumerated() {
            for _ in 0..<sender.connections {
                idle[index].append(lines.count)
                lines.append(Line(sender: index, socket: try Self.connect(port)))
            }
        }
    }

    deinit { for line in lines where line.socket >= 0 { close(line.socket) } }

    /// Sends for so long, then waits until all is answered; seconds until the last answer came.
    @discardableResult
    func run(seconds: Double) throws -> Double {
        nonisolated(unsafe) let flood = self
        let drain = Mutex<Result<Double, any Error>>(.failure(CancellationError()))
        onThreads(1) { _ in
            // Of this thread, which ends: without the right to it there is no way back.
            if Effort.isFull { setpriority(.init(PRIO_PROCESS.rawValue), 0, 19) }
            let result = Result { try flood.send(seconds: seconds) }
            drain.withLock { $0 = result }
        }.wait()
        return try drain.withLock { $0 }.get()
    }

    private func send(seconds: Double) throws -> Double {
        let end = ContinuousClock.now + .seconds(seconds)
        due = senders.map { _ in .now }
        while ContinuousClock.now < end {
            try begin(now: .now)
            try step(milliseconds: 2)
        }
        let over = ContinuousClock.now
        while lines.contains(where: { $0.phase != .idle }), .now - over < .seconds(60) {
            try step(milliseconds: 20)
        }
        return (ContinuousClock.now - over) / .seconds(1)
    }

    private func begin(now: ContinuousClock.Instant) throws {
        for index in senders.indices {
            guard let rate = senders[index].rate else {
                while let line = idle[index].popLast() { try offer(line, index) }
                continue
            }
            while due[index] <= now {
                due[index] += .seconds(1 / rate)
                outcomes[index].offered += 1
                guard let line = idle[index].popLast() else {
                    outcomes[index].leftOut += 1
                    continue
                }
                try offer(line, index)
            }
        }
    }

    private func offer(_ line: Int, _ sender: Int) throws {
        lines[line].hangUpIfClosed()
        if lines[line].socket < 0 { lines[line].socket = try Self.connect(port) }
        lines[line].begin(refused[sender].takeFirst() ?? senders[sender].next())
    }

    private func step(milliseconds: Int32) throws {
        var waiting: [pollfd] = []
        var who: [Int] = []
        for index in lines.indices where lines[index].phase != .idle {
            let wants = lines[index].wantsToSend ? POLLIN | POLLOUT : POLLIN
            waiting.append(pollfd(fd: lines[index].socket, events: Int16(wants), revents: 0))
            who.append(index)
        }
        guard poll(&waiting, nfds_t(waiting.count), milliseconds) > 0 else { return }
        for (entry, index) in zip(waiting, who) where entry.revents != 0 {
            if Int32(entry.revents) & Int32(POLLOUT) != 0 { lines[index].send() }
            if Int32(entry.revents) & ~Int32(POLLOUT) != 0, let answer = lines[index].receive() {
                record(answer, of: lines[index])
            }
            if lines[index].phase == .idle { idle[lines[index].sender].append(index) }
        }
    }

    private func record(_ answer: Line.Answer, of line: Line) {
        let index = line.sender
        let time = (ContinuousClock.now - line.start) / .milliseconds(1)
        switch answer.status {
        case 200:
            outcomes[index].taken += 1
            outcomes[index].lists += line.message.isList ? 1 : 0
            outcomes[index].answerTimes.append(time)
            senders[index].taken(line.message)
        case 429, 503:
            outcomes[index].refused += 1
            refused[index].append(line.message)
            outcomes[index].refusalTimes.append(time)
            guard let seconds = answer.retryAfter, (1...60).contains(seconds) else {
                outcomes[index].withoutRetryAfter += 1
                return
            }
            let range = outcomes[index].retryAfter
            outcomes[index].retryAfter =
                range == 0...0
                ? seconds...seconds
                : min(range.lowerBound, seconds)...max(range.upperBound, seconds)
        default: outcomes[index].others["\(answer.status)", default: 0] += 1
        }
    }

    private static func connect(_ port: UInt16) throws -> Int32 {
        let socket = Foundation.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var one: Int32 = 1
        setsockopt(
            socket, Int32(IPPROTO_TCP), TCP_NODELAY, &one, socklen_t(MemoryLayout<Int32>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                Foundation.connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard socket >= 0, result == 0 else { throw Trouble("no connection: errno \(errno)") }
        _ = fcntl(socket, F_SETFL, fcntl(socket, F_GETFL) | O_NONBLOCK)
        return socket
    }
}

extension [Flood.Message] {
    fileprivate mutating func takeFirst() -> Flood.Message? { isEmpty ? nil : removeFirst() }
}
