#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// 边界扫描: finds where one message of a stream ends and the next begins, byte by byte.
///
/// It judges nothing: it has to be right for messages that are well-formed, and to find back to the
/// next message after one that is not. It keeps a few counters and no bytes.
struct MessageScanner {
    enum State {
        /// Nothing of the message but blanks and a byte order mark.
        case start
        /// Neither XML nor JSON: goes with the message that follows it.
        case garbage
        /// Between two pieces of markup.
        case text
        /// After `<`.
        case open
        /// After `<!`, with so many bytes of `--` or `[CDATA[`.
        case bang(Int)
        /// After `<?`, with so many bytes of `xml`.
        case target(Int)
        case instruction, startTag, endTag, comment, cdata, declaration
        case quoted(UInt8)
        case json, string, escape
        /// UTF-16: no byte means anything alone, so the rest of the stream is one message.
        case whole
    }

    var state = State.start
    /// Open elements, or open brackets of JSON.
    var depth = 0
    /// The root is closed; comments and instructions behind it still belong to the message.
    var isEnded = false
    /// In GB 18030 the second byte of a character can look like a bracket.
    var isGB = false
    var isDeclaration = false
    var isSecondByte = false
    var previous: UInt8 = 0
    var beforePrevious: UInt8 = 0
    /// Bytes read since the place at which the next message may have begun.
    var tokenLength = 0
    /// How much of `{"messageType"` stands at the beginning of a line; -1 for nothing.
    var matched = -1

    /// How many of the bytes read last may turn out to belong to the next message.
    var undecided: Int {
        switch state {
        case .open, .target: isEnded || depth > 0 ? tokenLength : 0
        case .bang(let count): isEnded ? count + 2 : 0
        case .json, .string, .escape: max(0, matched)
        default: 0
        }
    }

    /// Reads on from `index`; the place before which the message ends, or nil when all is read. The
    /// place is negative where it lies among the undecided bytes of an earlier chunk.
    mutating func scan(_ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int) -> Int? {
        while index < bytes.count {
            let end: Int?
            switch state {
            case .start: end = start(bytes[index], &index)
            case .whole: end = rest(bytes, &index)
            case .garbage: end = garbage(bytes, &index)
            case .text: end = isEnded ? epilog(bytes, &index) : text(bytes, &index)
            case .open: end = open(bytes[index], &index)
            case .bang(let count): end = bang(bytes[index], count, &index)
            case .target(let count): end = target(bytes[index], count, &index)
            case .instruction: end = instruction(bytes[index], &index)
            case .startTag: end = startTag(bytes, &index)
            case .quoted(let quote): end = quoted(quote, bytes, &index)
            case .endTag: end = endTag(bytes, &index)
            case .declaration: end = declaration(bytes[index], &index)
            case .comment: end = section(bytes, &index, closedBy: UInt8(ascii: "-"))
            case .cdata: end = section(bytes, &index, closedBy: UInt8(ascii: "]"))
            case .json, .string, .escape: end = json(bytes[index], &index)
            }
            if let end { return end }
        }
        return nil
    }

    /// Everything anew: the next message stands in this state.
    mutating func begin(_ state: State) {
        self = MessageScanner()
        self.state = state
    }

    private mutating func start(_ byte: UInt8, _ index: inout Int) -> Int? {
        switch byte {
        case 0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF: break
        case 0xFE, 0xFF: state = .whole
        case UInt8(ascii: "<"): met()
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            state = .json
            return nil
        default: state = .garbage
        }
        index += 1
        return nil
    }

    private func rest(_ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int) -> Int? {
        index = bytes.count
        return nil
    }

    private mutating func garbage(
        _ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int
    ) -> Int? {
        let byte = bytes[index]
        if byte == UInt8(ascii: "{"), previous == 0x0A {
            begin(.json)
            return index
        }
        previous = byte
        index += 1
        if byte == UInt8(ascii: "<") { met() }
        return nil
    }

    private mutating func text(_ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int) -> Int? {
        guard let base = bytes.baseAddress,
            let found = memchr(base + index, 0x3C, bytes.count - index)
        else { return rest(bytes, &index) }
        index = UnsafeRawPointer(found) - UnsafeRawPointer(base) + 1
        met()
        passTags(bytes, &index)
        return nil
    }

    /// The usual: tags without attributes, one after another, inside the root. Stops at whatever is
    /// not so plain, behind its `<`.
    private mutating func passTags(_ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int) {
        guard let base = bytes.baseAddress else { return }
        var place = index
        while depth > 0 {
            var end = place
            while end < bytes.count, isPlain(bytes[end]) { end += 1 }
            guard end < bytes.count, bytes[end] == 0x3E, end > place + 1,
                isLetter(bytes[place]) || bytes[place] == 0x2F
            else { return }
            if bytes[place] == 0x2F { depth -= 1 } else if bytes[end - 1] != 0x2F { depth += 1 }
            index = end + 1
            state = .text
            isEnded = depth == 0
            guard depth > 0, let found = memchr(base + index, 0x3C, bytes.count - index) else {
                return
            }
            place = UnsafeRawPointer(found) - UnsafeRawPointer(base) + 1
            index = place
            met()
        }
    }

    /// Neither the end of a tag, nor another tag, nor a quotation mark.
    private func isPlain(_ byte: UInt8) -> Bool {
        byte > 0x3E || (byte > 0x27 && byte < 0x3C) || byte == 0x20
    }

    private func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

    private mutating func epilog(_ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int) -> Int? {
        switch bytes[index] {
        case 0x20, 0x09, 0x0A, 0x0D: index += 1
        case UInt8(ascii: "<"):
            index += 1
            met()
        default:
            begin(.start)
            return index
        }
        return nil
    }

    /// A `<` was read.
    mutating func met() {
        state = .open
        tokenLength = 1
    }
}
