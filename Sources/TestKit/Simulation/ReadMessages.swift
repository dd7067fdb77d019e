import Clearance
import Messages
import Synchronization

/// 读过的报文: remembers what was read of bytes, so that no message is parsed twice.
package final class ReadMessages: Sendable {
    private let known = Mutex<[[UInt8]: Message]>([:])

    package init() {}

    package func note(_ message: Message, of bytes: [UInt8]) {
        known.withLock { $0[bytes] = message }
    }

    package func read(_ bytes: [UInt8]) -> Message? {
        if let message = known.withLock({ $0[bytes] }) { return message }
        let message = Verification.message(bytes)
        if let message { note(message, of: bytes) }
        return message
    }
}
