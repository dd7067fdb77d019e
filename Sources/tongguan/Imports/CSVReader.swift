/// One row of a file of comma-separated values, with the place of every field.
struct CSVRow: Sendable, Equatable {
    /// The line on which the row begins, from 1.
    var line: Int
    var fields: [String]
    /// Where each field begins: line and column, both from 1, columns counted in characters.
    var places: [Place]

    struct Place: Sendable, Equatable {
        var line: Int
        var column: Int
    }
}

/// Why a file is no CSV, and where.
struct CSVProblem: Error, Equatable {
    var place: CSVRow.Place
    var zh: String
    var en: String
}

/// 表格文件: reads RFC 4180 strictly, row by row, within fixed bounds.
///
/// UTF-8, with or without a byte order mark; lines end in LF or CRLF; a quote inside a field that
/// does not begin with one is an error rather than a guess.
struct CSVReader: Sequence, IteratorProtocol {
    static let maximumFields = 64
    static let maximumFieldBytes = 4_096

    private let bytes: [UInt8]
    private var index = 0
    private var line = 1
    private var column = 1
    private(set) var problem: CSVProblem?

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
    }

    /// The next row that is not empty; nil at the end and, with `problem` set, at an error.
    mutating func next() -> CSVRow? {
        guard problem == nil else { return nil }
        do {
            while index < bytes.count {
                if let row = try row() { return row }
            }
        } catch {
            problem = error
        }
        return nil
    }

    /// Nil for an empty line.
    private mutating func row() throws(CSVProblem) -> CSVRow? {
        if takeLineEnd() { return nil }
        var row = CSVRow(line: line, fields: [], places: [])
        while true {
            row.places.append(place)
            guard row.fields.count < Self.maximumFields else {
                throw fail("一行超过64个字段", "a row has more than 64 fields")
            }
            row.fields.append(try field())
            if index == bytes.count || takeLineEnd() { return row }
            guard bytes[index] == UInt8(ascii: ",") else {
                throw fail("引号之后应为逗号或行尾", "a comma or the line's end must follow a quote")
            }
            advance()
        }
    }

    private mutating func field() throws(CSVProblem) -> String {
        let start = place
        var text: [UInt8] = []
        if index < bytes.count, bytes[index] == UInt8(ascii: "\"") {
            advance()
            try quoted(into: &text, since: start)
        } else {
            try plain(into: &text)
        }
        guard let field = String(validating: text, as: UTF8.self) else {
            throw CSVProblem(place: start, zh: "不是有效的UTF-8文本", en: "not valid UTF-8")
        }
        return field
    }

    private mutating func plain(into text: inout [UInt8]) throws(CSVProblem) {
        while index < bytes.count {
            let byte = bytes[index]
            switch byte {
            case UInt8(ascii: ","), UInt8(ascii: "\n"): return
            case UInt8(ascii: "\r") where index + 1 < bytes.count && bytes[index + 1] == 10: return
            case UInt8(ascii: "\""):
                throw fail("引号只能包住整个字段", "a quote may only enclose a whole field")
            default: try append(byte, to: &text)
            }
        }
    }

    private mutating func quoted(
        into text: inout [UInt8], since start: CSVRow.Place
    ) throws(CSVProblem) {
        while index < bytes.count {
            let byte = bytes[index]
            guard byte == UInt8(ascii: "\"") else {
                try append(byte, to: &text)
                continue
            }
            advance()
            guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else { return }
            try append(byte, to: &text)
        }
        throw CSVProblem(place: start, zh: "引号没有结束", en: "the quote is never closed")
    }

    private mutating func append(_ byte: UInt8, to text: inout [UInt8]) throws(CSVProblem) {
        guard text.count < Self.maximumFieldBytes else {
            throw fail("字段超过4096字节", "a field is longer than 4,096 bytes")
        }
        let isAllowed = byte >= 0x20 || byte == 9 || byte == 10 || byte == 13
        guard isAllowed, byte != 0x7F else {
            throw fail("含有控制字符", "a control character")
        }
        text.append(byte)
        advance()
    }

    private mutating func takeLineEnd() -> Bool {
        guard index < bytes.count else { return false }
        if bytes[index] == UInt8(ascii: "\r"), index + 1 < bytes.count, bytes[index + 1] == 10 {
            index += 1
        }
        guard bytes[index] == UInt8(ascii: "\n") else { return false }
        advance()
        return true
    }

    private mutating func advance() {
        if bytes[index] == UInt8(ascii: "\n") {
            line += 1
            column = 1
        } else if bytes[index] & 0xC0 != 0x80 {
            // A byte that continues a character does not begin a column.
            column += 1
        }
        index += 1
    }

    private var place: CSVRow.Place { CSVRow.Place(line: line, column: column) }

    private func fail(_ zh: String, _ en: String) -> CSVProblem {
        CSVProblem(place: place, zh: zh, en: en)
    }
}
