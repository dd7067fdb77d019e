import Clearance
import Messages

/// A message as it came in, and the bytes that it is known by.
struct IncomingMessage {
    var message: Message
    /// The CEB message itself: a client that sends the same message in a new envelope sends the
    /// same message.
    var bytes: [UInt8]
    /// The bytes are the XML that a signature covers.
    var isXML = true

    /// A message of a type that the flow does not decide is a problem as a whole, too.
    static func read(
        _ bytes: [UInt8], _ form: MediaKind
    ) -> Result<IncomingMessage, WholeMessageProblem> {
        opened(bytes, form).flatMap { incoming in
            incoming.message.scopeProblem.map { .failure($0) } ?? .success(incoming)
        }
    }

    private static func opened(
        _ bytes: [UInt8], _ form: MediaKind
    ) -> Result<IncomingMessage, WholeMessageProblem> {
        switch form {
        case .json:
            return readMessageJSON(bytes).map {
                IncomingMessage(message: $0, bytes: bytes, isXML: false)
            }
        case .xml where isDxpEnvelope(bytes):
            return readAny(bytes).flatMap { read in
                readDxpEnvelope(bytes).map { opened in
                    IncomingMessage(message: read.message, bytes: opened.payload)
                }
            }
        case .xml:
            return readMessage(bytes).map { IncomingMessage(message: $0, bytes: bytes) }
        }
    }
}
