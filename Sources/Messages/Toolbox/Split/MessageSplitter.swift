/// 报文切分: cuts a stream of bytes into the messages that stand in it one after another.
///
/// XML documents follow each other with or without line ends between them, JSON texts likewise, and
/// both may be mixed. Nothing is judged here: what is no message comes out as a piece that the
/// reader refuses. Memory stays below the limit of one message whatever the stream holds.
///
///     var splitter = MessageSplitter()
///     while let chunk = … { try splitter.take(chunk) { piece in … } }
///     try splitter.finish { piece in … }
public struct MessageSplitter: Sendable {
    /// 报文片段: the bytes of one message and where in the stream they stand.
    public struct Piece: Sendable {
        /// Empty where the message is longer than the limit.
        public let bytes: [UInt8]
        /// From 0.
        public let number: Int
        public let offset: Int
        /// From 1, as editors count.
        public let line: Int
        public let column: Int
        /// All its bytes, kept or not.
        public let size: Int

        public var isTooLarge: Bool { bytes.count < size }
    }

    private let limit: Int
    private var scanner = MessageScanner()
    private var buffer: [UInt8] = []
    /// Read, and not yet known to belong to the message or to the next one.
    private var held: [UInt8] = []
    private var size = 0
    private var number = 0
    private var place = StreamPlace()
    private var start = StreamPlace()

    /// `limit`: bytes of one message; a DxpMsg around a message of 20 MiB fits.
    public init(limit: Int = 28 << 20) { self.limit = limit }

    /// Reads on; hands over every message that is complete. A piece dies with the call.
    public mutating func take(
        _ chunk: UnsafeBufferPointer<UInt8>, _ each: (Piece) throws -> Void
    ) rethrows {
        var index = 0
        var from = 0
        while let end = scanner.scan(chunk, &index) {
            if end >= 0 {
                release()
                append(.init(rebasing: chunk[from..<end]))
                from = end
            }
            try handOver(each)
            release()
        }
        let undecided = scanner.undecided
        if undecided > chunk.count - from {
            // All of it, and what was held before it.
            held += chunk[from...]
        } else {
            release()
            append(.init(rebasing: chunk[from..<(chunk.count - undecided)]))
            held += chunk[(chunk.count - undecided)...]
        }
    }

    public mutating func take(
        _ chunk: [UInt8], _ each: (Piece) throws -> Void
    ) rethrows {
        try chunk.withUnsafeBufferPointer { try take($0, each) }
    }

    /// The stream has ended: hands over what is left, complete or not. An empty stream is one
    /// empty message, so that nobody takes it for a good one.
    public mutating func finish(_ each: (Piece) throws -> Void) rethrows {
        release()
        scanner = MessageScanner()
        if size > 0 || number == 0 { try handOver(each) }
    }

    /// Bytes held back belong to the message after all.
    private mutating func release() {
        guard !held.isEmpty else { return }
        let bytes = held
        held.removeAll(keepingCapacity: true)
        bytes.withUnsafeBufferPointer { append($0) }
    }

    private mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
        var bytes = bytes
        if size == 0 {
            // Blanks between messages belong to nobody; before the first one they are its own.
            let blanks = number == 0 ? 0 : bytes.prefix { $0.isBlank }.count
            place.pass(.init(rebasing: bytes[..<blanks]))
            bytes = .init(rebasing: bytes[blanks...])
            start = place
        }
        guard !bytes.isEmpty else { return }
        place.pass(bytes)
        size += bytes.count
        if size <= limit {
            buffer.append(contentsOf: bytes)
        } else {
            buffer.removeAll()
        }
    }

    private mutating func handOver(_ each: (Piece) throws -> Void) rethrows {
        guard size > 0 || number == 0 else { return }
        try each(
            Piece(
                bytes: buffer, number: number, offset: start.offset, line: start.line,
                column: start.column, size: size))
        buffer.removeAll(keepingCapacity: true)
        size = 0
        number += 1
    }
}
