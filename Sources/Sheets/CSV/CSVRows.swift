import Glibc

/// CSV文件: rows of RFC 4180 as a stream; every cell is a text and nothing is ever a formula.
struct CSVRows: RowSource {
    let name: String
    let countsFrom1904 = false
    private let file: CSVFile
    private let decoder: CSVDecoder
    private let limits: SheetLimits
    private var machine: CSVMachine
    private var isFinished = false

    init(path: String, encoding: CSVEncoding, limits: SheetLimits) throws(SheetProblem) {
        name = fileName(path)
        file = try CSVFile(path, limits)
        decoder = try CSVDecoder(encoding, place: name)
        machine = CSVMachine(name: name, limits: limits)
        self.limits = limits
    }

    mutating func next() throws(SheetProblem) -> [SheetRow]? {
        while !isFinished {
            let chunk = try file.read()
            guard let text = decoder.decode(chunk) else {
                throw SheetProblem(.notText, at: name, found: "row \(machine.row)")
            }
            try machine.take(text)
            if chunk.isEmpty {
                isFinished = true
                guard decoder.isComplete else { throw SheetProblem(.notText, at: name) }
                try machine.finish()
            }
            let rows = machine.takeRows()
            if !rows.isEmpty { return rows }
        }
        return nil
    }
}

/// Owns the file for as long as rows are read.
private final class CSVFile {
    private let file: UnsafeMutablePointer<FILE>
    private let name: String
    private let limit: Int
    private var taken = 0

    init(_ path: String, _ limits: SheetLimits) throws(SheetProblem) {
        name = fileName(path)
        limit = limits.fileBytes
        guard let file = fopen(path, "rb") else {
            throw SheetProblem(.cannotRead, at: name, found: String(cString: strerror(errno)))
        }
        self.file = file
    }

    deinit { fclose(file) }

    /// Empty at the end.
    func read() throws(SheetProblem) -> [UInt8] {
        var chunk = [UInt8](repeating: 0, count: 64 << 10)
        let count = fread(&chunk, 1, chunk.count, file)
        guard ferror(file) == 0 else { throw SheetProblem(.cannotRead, at: name) }
        chunk.removeLast(chunk.count - count)
        taken += count
        guard taken <= limit else {
            throw SheetProblem(.pastLimit, at: name, expected: "<= \(limit) bytes")
        }
        return chunk
    }
}

/// The grammar of RFC 4180, byte by byte; a quote may only enclose a whole field.
struct CSVMachine {
    private enum Place { case start, plain, quoted, afterQuote }

    private let name: String
    private let limits: SheetLimits
    private(set) var row = 1
    private var place = Place.start
    private var field: [UInt8] = []
    private var column = 1
    private var cells: [SheetCell] = []
    private var rows: [SheetRow] = []
    private var isFirstByte = true
    private var mark: [UInt8] = []

    init(name: String, limits: SheetLimits) {
        self.name = name
        self.limits = limits
    }

    mutating func takeRows() -> [SheetRow] {
        let result = rows
        rows = []
        return result
    }

    mutating func take(_ text: [UInt8]) throws(SheetProblem) {
        for byte in text {
            // A byte order mark is no part of the first cell.
            if isFirstByte {
                mark.append(byte)
                if mark == [0xEF] || mark == [0xEF, 0xBB] { continue }
                isFirstByte = false
                if mark == [0xEF, 0xBB, 0xBF] { continue }
                for earlier in mark { try step(earlier) }
                continue
            }
            try step(byte)
        }
    }

    mutating func finish() throws(SheetProblem) {
        if isFirstByte { for byte in mark { try step(byte) } }
        if place == .quoted { throw broken("the quote is never closed") }
        if place != .start || !cells.isEmpty || column > 1 { try endRow() }
    }

    private mutating func step(_ byte: UInt8) throws(SheetProblem) {
        switch (place, byte) {
        case (.quoted, UInt8(ascii: "\"")): place = .afterQuote
        case (.quoted, _): try append(byte)
        case (.afterQuote, UInt8(ascii: "\"")):
            try append(byte)
            place = .quoted
        case (.start, UInt8(ascii: "\"")): place = .quoted
        case (_, UInt8(ascii: ",")): try endField()
        case (_, UInt8(ascii: "\n")): try endRow()
        case (.afterQuote, UInt8(ascii: "\r")): break
        case (.afterQuote, _), (.plain, UInt8(ascii: "\"")):
            throw broken("a quote inside a cell")
        case (.start, _), (.plain, _):
            place = .plain
            try append(byte)
        }
    }

    private mutating func append(_ byte: UInt8) throws(SheetProblem) {
        guard field.count < limits.cellCharacters * 4 else {
            throw SheetProblem(.pastLimit, at: "\(name)!\(here)", found: "a cell")
        }
        guard byte != 0 else { throw SheetProblem(.notText, at: "\(name)!\(here)", found: "NUL") }
        field.append(byte)
    }

    private mutating func endField() throws(SheetProblem) {
        if place == .plain, field.last == UInt8(ascii: "\r") { field.removeLast() }
        if !field.isEmpty {
            guard let text = String(validating: field, as: UTF8.self) else {
                throw SheetProblem(.notText, at: "\(name)!\(here)", expected: "UTF-8")
            }
            guard cells.count < limits.cells, column <= CellPlace.lastColumn else {
                throw SheetProblem(
                    .pastLimit, at: "\(name)!\(here)", expected: "<= \(limits.cells) cells a row")
            }
            cells.append(SheetCell(column: column, content: .text(CSVText.unguarded(text))))
        }
        field.removeAll(keepingCapacity: true)
        place = .start
        column += 1
    }

    private mutating func endRow() throws(SheetProblem) {
        try endField()
        if !cells.isEmpty {
            guard row <= limits.rows else {
                throw SheetProblem(.pastLimit, at: name, expected: "<= \(limits.rows) rows")
            }
            rows.append(SheetRow(number: row, cells: cells))
        }
        cells = []
        column = 1
        row += 1
    }

    private var here: CellPlace { CellPlace(row: row, column: column) }

    private func broken(_ found: String) -> SheetProblem {
        SheetProblem(.brokenLine, at: "\(name)!\(here)", found: found)
    }
}
