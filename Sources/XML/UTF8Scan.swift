/// One pass over a document: is it valid UTF-8 without NUL, and how many equals signs has it?
///
/// Eight bytes at a time while they are ASCII, which most of a customs message is.
struct UTF8Scan {
    /// The first byte of the first invalid sequence.
    private(set) var invalidOffset: Int?
    private(set) var equalsSigns = 0
    private(set) var hasThreeByteSequence = false

    /// Text labelled GBK whose every sequence is UTF-8, one of three bytes among them. Two-byte
    /// sequences alone prove nothing: the GBK bytes of 联通 are valid UTF-8.
    var looksLikeChineseUTF8: Bool { invalidOffset == nil && hasThreeByteSequence }

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let base = bytes.baseAddress else { return }
        let raw = UnsafeRawPointer(base)
        let count = bytes.count
        var index = 0
        while index < count {
            index = skipASCII(raw, index, count)
            if index >= count { return }
            let length = UTF8Scan.sequenceLength(base + index, count - index)
            if length == 0 {
                invalidOffset = index
                return
            }
            if length == 3 { hasThreeByteSequence = true }
            if base[index] == 0x3D { equalsSigns += 1 }
            index += length
        }
    }

    @inline(__always)
    private mutating func skipASCII(_ raw: UnsafeRawPointer, _ start: Int, _ count: Int) -> Int {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let highs: UInt64 = 0x8080_8080_8080_8080
        var index = start
        while index + 8 <= count {
            let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
            // The high bit of a byte is set here when the byte is NUL or not ASCII.
            if (word | (word &- ones)) & highs != 0 { break }
            // Every byte is below 0x80, so the addition never carries into the next one.
            let others = ((word ^ (ones &* 0x3D)) &+ ~highs) & highs
            if others != highs { equalsSigns += 8 - others.nonzeroBitCount }
            index += 8
        }
        return index
    }

    /// The length of the sequence at `bytes`, or 0 when it is invalid. The table is that of
    /// Unicode §3.9, D92.
    private static func sequenceLength(_ bytes: UnsafePointer<UInt8>, _ left: Int) -> Int {
        let first = bytes[0]
        if first < 0x80 { return first == 0 ? 0 : 1 }
        func follows(_ index: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
            index < left && range.contains(bytes[index])
        }
        switch first {
        case 0xC2...0xDF: return follows(1) ? 2 : 0
        case 0xE0: return follows(1, 0xA0...0xBF) && follows(2) ? 3 : 0
        case 0xED: return follows(1, 0x80...0x9F) && follows(2) ? 3 : 0
        case 0xE1...0xEF: return follows(1) && follows(2) ? 3 : 0
        case 0xF0: return follows(1, 0x90...0xBF) && follows(2) && follows(3) ? 4 : 0
        case 0xF1...0xF3: return follows(1) && follows(2) && follows(3) ? 4 : 0
        case 0xF4: return follows(1, 0x80...0x8F) && follows(2) && follows(3) ? 4 : 0
        default: return 0
        }
    }
}
