/// 流中位置: how far a stream has been read, in bytes, lines and columns.
struct StreamPlace {
    private(set) var offset = 0
    private(set) var line = 1
    private(set) var column = 1

    mutating func pass(_ bytes: UnsafeBufferPointer<UInt8>) {
        offset += bytes.count
        let lines = bytes.lineFeeds
        line += lines
        let last = lines == 0 ? nil : bytes.lastIndex(of: 0x0A)
        let tail = bytes[(last.map { $0 + 1 } ?? 0)...]
        // Bytes 10xxxxxx continue a character.
        let characters = tail.count { $0 & 0xC0 != 0x80 }
        column = last == nil ? column + characters : characters + 1
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Eight bytes at a time: lines are counted in everything that passes.
    fileprivate var lineFeeds: Int {
        guard let base = baseAddress else { return 0 }
        let raw = UnsafeRawPointer(base)
        let lows: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
        var lines = 0
        var index = 0
        while index + 8 <= count {
            let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
            // A byte is zero here where it was a line feed; no addition carries into the next one.
            let feeds = word ^ 0x0A0A_0A0A_0A0A_0A0A
            let others = ((feeds & lows) &+ lows | feeds) & ~lows
            lines += 8 - others.nonzeroBitCount
            index += 8
        }
        while index < count {
            if base[index] == 0x0A { lines += 1 }
            index += 1
        }
        return lines
    }
}
