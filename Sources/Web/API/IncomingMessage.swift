import Messages

/// A message as it came in, and the bytes that it is known by.
struct IncomingMessage {
    var message: Message
    /// The CEB message itself: a client that sends the same message in a new envelope sends the
    /// same message.
    var bytes: [UInt8]

    static func read(
        _ bytes: [UInt8], _ form: MediaKind
    ) -> Result<IncomingMessage, WholeMessageProblem> {
        switch form {
        case .json:
            return readMessageJSON(bytes).map { IncomingMessage(message: $0, bytes: bytes) }
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
