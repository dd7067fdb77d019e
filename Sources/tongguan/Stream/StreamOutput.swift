import Foundation

/// 流输出: standard output in large writes; a reader that has gone away ends the work quietly.
final class StreamOutput {
    /// Nobody reads any more.
    struct Closed: Error {}

    private var buffer: [UInt8] = []
    private let limit: Int

    /// A person at a terminal sees every line at once.
    init() {
        limit = isatty(STDOUT_FILENO) == 1 ? 1 : 64 << 10
        // Else the first write after the reader has gone would kill the process.
        signal(SIGPIPE, SIG_IGN)
    }

    func write(_ bytes: [UInt8]) throws {
        buffer += bytes
        if buffer.count >= limit { try flush() }
    }

    func line(_ text: String) throws { try write(Array(text.utf8) + [0x0A]) }

    func flush() throws {
        defer { buffer.removeAll(keepingCapacity: true) }
        try buffer.withUnsafeBytes { bytes in
            var sent = 0
            while sent < bytes.count {
                let rest = UnsafeRawBufferPointer(rebasing: bytes[sent...])
                let count = Foundation.write(STDOUT_FILENO, rest.baseAddress, rest.count)
                if count < 0, errno == EINTR { continue }
                if count < 0, errno == EPIPE { throw Closed() }
                guard count >= 0 else {
                    throw CommandFailure.failed("无法写出", "the output cannot be written")
                }
                sent += count
            }
        }
    }

    /// Does the work, then writes out what is left.
    static func run(_ work: (StreamOutput) throws -> Void) throws {
        let output = StreamOutput()
        do {
            try work(output)
            try output.flush()
        } catch is Closed {
            // As much as was wanted has been read.
        }
    }
}
