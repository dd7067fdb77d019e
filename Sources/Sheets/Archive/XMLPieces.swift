import XML

/// 分段读取: a long part cut at the ends of its rows, so that each piece is a small document.
///
/// Our XML reader takes whole documents. A sheet of 100,000 rows is cut behind `</row>`, and each
/// piece is wrapped in the start tags of the part. This is exact because comments, CDATA and
/// declarations, which alone could hide such a tag, are refused: no spreadsheet program writes
/// them there.
struct XMLPieces {
    private let part: ArchivePart
    private let container: String
    private let record: String
    private let limits: SheetLimits
    private var buffer: [UInt8] = []
    private var opening: [UInt8] = []
    private var closing: [UInt8] = []
    private var recordEnd: [UInt8] = []
    private var containerEnd: [UInt8] = []
    private var isFinished = false
    /// Bytes of the buffer known to hold no `<!` and no end of the container.
    private var searched = 0

    /// Small enough for the first-level cache and for the XML reader's quick way.
    private static let chunk = 48 << 10

    /// `container` is the element around the records: the root itself or a child of it.
    init(_ part: ArchivePart, container: String, record: String, limits: SheetLimits) {
        self.part = part
        self.container = container
        self.record = record
        self.limits = limits
    }

    /// The next piece as a whole document; nil when there is no more.
    mutating func next() throws(SheetProblem) -> [UInt8]? {
        if isFinished { return nil }
        if opening.isEmpty {
            guard try open() else { return nil }
        }
        while true {
            try refuseHidden()
            if let end = place(of: containerEnd, from: 0) {
                let piece = wrapped(buffer[..<end])
                isFinished = true
                try drain()
                return piece
            }
            if let end = lastRecordEnd() {
                let piece = wrapped(buffer[..<end])
                buffer.removeSubrange(..<end)
                searched = 0
                return piece
            }
            guard buffer.count <= limits.rowBytes else {
                throw SheetProblem(
                    .pastLimit, at: part.name, expected: "<= \(limits.rowBytes) bytes a row")
            }
            guard try part.read(into: &buffer, most: Self.chunk) else {
                throw SheetProblem(.brokenPart, at: part.name)
            }
        }
    }

    /// Reads up to the start tag of the container; false where it is empty.
    private mutating func open() throws(SheetProblem) -> Bool {
        while true {
            if let tags = try startTags() {
                opening = tags.flatMap { Array(buffer[$0.range]) }
                closing = tags.reversed().flatMap { Array("</\($0.name)>".utf8) }
                let own = tags[tags.count - 1]
                let prefix = own.name.split(separator: ":").dropLast().first.map { "\($0):" } ?? ""
                recordEnd = Array("</\(prefix)\(record)".utf8)
                containerEnd = Array("</\(own.name)".utf8)
                buffer.removeSubrange(..<own.range.upperBound)
                if own.isEmpty {
                    isFinished = true
                    try drain()
                    return false
                }
                return true
            }
            guard buffer.count <= limits.rowBytes else {
                throw SheetProblem(.pastLimit, at: part.name)
            }
            guard try part.read(into: &buffer, most: Self.chunk) else {
                throw SheetProblem(.brokenPart, at: part.name, expected: "<\(container)>")
            }
        }
    }

    private struct Tag {
        var name: String
        var range: Range<Int>
        var isEmpty: Bool
    }

    /// The root and, where it is another element, the container; nil while they are not yet there.
    private func startTags() throws(SheetProblem) -> [Tag]? {
        var index = 0
        var root: Tag?
        while let start = buffer[index...].firstIndex(of: 0x3C) {
            guard start + 1 < buffer.count else { return nil }
            if buffer[start + 1] == UInt8(ascii: "?") {
                guard let end = place(of: Array("?>".utf8), from: start) else { return nil }
                let text = String(decoding: buffer[start..<end], as: UTF8.self).lowercased()
                guard !text.contains("encoding") || text.contains("utf-8") else {
                    throw SheetProblem(.brokenPart, at: part.name, expected: "UTF-8", found: text)
                }
                index = end + 2
                continue
            }
            guard buffer[start + 1] != UInt8(ascii: "!") else { throw hidden }
            guard let tag = tag(at: start) else { return nil }
            index = tag.range.upperBound
            let local = tag.name.split(separator: ":").last.map(String.init) ?? ""
            if let root {
                if local == container { return [root, tag] }
            } else {
                if local == container { return [tag] }
                root = tag
                root?.isEmpty = false
            }
        }
        return nil
    }

    /// No `<` stands in a value, but a `>` may.
    private func tag(at start: Int) -> Tag? {
        var quote: UInt8 = 0
        var index = start + 1
        while index < buffer.count {
            let byte = buffer[index]
            if quote != 0 {
                if byte == quote { quote = 0 }
            } else if byte == 0x22 || byte == 0x27 {
                quote = byte
            } else if byte == 0x3E {
                let name = buffer[(start + 1)..<index].prefix { $0 > 0x20 && $0 != 0x2F }
                return Tag(
                    name: String(decoding: name, as: UTF8.self), range: start..<(index + 1),
                    isEmpty: buffer[index - 1] == 0x2F)
            }
            index += 1
        }
        return nil
    }

    private mutating func refuseHidden() throws(SheetProblem) {
        let from = max(0, searched - 1)
        let isHidden = buffer.withUnsafeBufferPointer { bytes in
            var index = from
            while index + 1 < bytes.count {
                if bytes[index] == 0x3C, bytes[index + 1] == 0x21 || bytes[index + 1] == 0x3F {
                    return true
                }
                index += 1
            }
            return false
        }
        if isHidden { throw hidden }
        searched = buffer.count
    }

    private var hidden: SheetProblem {
        SheetProblem(.brokenPart, at: part.name, expected: "no <! and no <?", found: "<!")
    }

    private func lastRecordEnd() -> Int? {
        guard buffer.count > recordEnd.count else { return nil }
        return buffer.withUnsafeBufferPointer { bytes in
            var start = bytes.count - recordEnd.count - 1
            while start >= 0 {
                if bytes[start] == 0x3C, matches(bytes, recordEnd, at: start),
                    bytes[start + recordEnd.count] == 0x3E
                {
                    return start + recordEnd.count + 1
                }
                start -= 1
            }
            return nil
        }
    }

    private func place(of mark: [UInt8], from start: Int) -> Int? {
        buffer.withUnsafeBufferPointer { bytes in
            var index = start
            while index + mark.count <= bytes.count {
                if bytes[index] == mark[0], matches(bytes, mark, at: index) { return index }
                index += 1
            }
            return nil
        }
    }

    private func matches(
        _ bytes: UnsafeBufferPointer<UInt8>, _ mark: [UInt8], at start: Int
    ) -> Bool {
        for index in mark.indices where bytes[start + index] != mark[index] { return false }
        return true
    }

    private func wrapped(_ records: ArraySlice<UInt8>) -> [UInt8] {
        var piece: [UInt8] = []
        piece.reserveCapacity(opening.count + records.count + closing.count)
        piece += opening
        piece += records
        piece += closing
        return piece
    }

    /// To the end, where libzip compares the checksum. What follows the rows is not asked for.
    private mutating func drain() throws(SheetProblem) {
        repeat {
            buffer.removeAll(keepingCapacity: true)
        } while try part.read(
            into: &buffer, most: Self.chunk)
        buffer = []
    }
}

extension SheetProblem {
    init(_ problem: XMLProblem, at place: String) {
        let isLimit =
            switch problem.kind {
            case .tooLarge, .tooDeep, .tooManyElements, .tooManyAttributes, .tooManyNamespaces,
                .nameTooLong, .textTooLong:
                true
            default: false
            }
        self.init(
            isLimit ? .pastLimit : .brokenPart, at: place,
            expected: problem.expected.isEmpty ? nil : problem.expected,
            found: problem.found.isEmpty ? problem.english : problem.found)
    }
}
