import XML

/// Turns the elements of a sheet into rows; the same visitor reads one piece after another.
struct RowVisitor: XMLVisitor {
    private let shared: SharedStrings
    private let dateFormats: [Bool]
    private let limits: SheetLimits
    private var rows: [SheetRow] = []
    private var lastRow = 0
    private var taken = 0
    private var row = SheetRow(number: 0, cells: [])
    private var lastColumn = 0
    private var cell = OpenCell()
    private var isPhonetic = false

    private struct OpenCell {
        var column = 0
        var type = ""
        var isDate = false
        var isFormula = false
        var value: String?
        var inline = ""
    }

    init(shared: SharedStrings, dateFormats: [Bool], limits: SheetLimits) {
        self.shared = shared
        self.dateFormats = dateFormats
        self.limits = limits
    }

    mutating func takeRows() -> [SheetRow] {
        let result = rows
        rows = []
        return result
    }

    mutating func start(_ element: borrowing XMLElement) throws(XMLStop) {
        switch SpreadsheetName(id: element.nameID) {
        case .row: try begin(row: element)
        case .c: try begin(cell: element)
        case .f: cell.isFormula = true
        case .rPh: isPhonetic = true
        default: break
        }
    }

    mutating func end(_ element: borrowing XMLEnd) throws(XMLStop) {
        switch SpreadsheetName(id: element.nameID) {
        case .v: cell.value = element.string
        case .t where !isPhonetic: cell.inline += element.string
        case .rPh: isPhonetic = false
        case .c: try finishCell()
        case .row:
            guard !row.cells.isEmpty else { return }
            taken += 1
            guard taken <= limits.rows else { throw stop("<= \(limits.rows) rows", "more rows") }
            rows.append(row)
        default: break
        }
    }

    private mutating func begin(row element: borrowing XMLElement) throws(XMLStop) {
        var number = lastRow + 1
        for index in 0..<element.attributeCount where element.attributeLocal(index) == "r" {
            let text = element.attributeValue(index)
            guard let stated = Int(text), stated > lastRow, stated <= CellPlace.lastRow else {
                throw stop("row \(lastRow + 1)..1048576", text)
            }
            number = stated
        }
        guard number <= CellPlace.lastRow else { throw stop("<= 1048576 rows", "\(number)") }
        lastRow = number
        row = SheetRow(number: number, cells: [])
        row.cells.reserveCapacity(48)
        lastColumn = 0
    }

    private mutating func begin(cell element: borrowing XMLElement) throws(XMLStop) {
        cell = OpenCell(column: lastColumn + 1)
        for index in 0..<element.attributeCount {
            let bytes = element.attributeBytes(index)
            switch element.attributeLocal(index) {
            case "r":
                guard let place = CellPlace(bytes), place.row == row.number,
                    place.column > lastColumn
                else { throw stop("a cell of row \(row.number)", element.attributeValue(index)) }
                cell.column = place.column
            case "t": cell.type = String(decoding: bytes, as: UTF8.self)
            case "s":
                let format = Int(String(decoding: bytes, as: UTF8.self)) ?? -1
                cell.isDate = dateFormats.indices.contains(format) && dateFormats[format]
            default: break
            }
        }
        guard cell.column <= CellPlace.lastColumn else { throw stop("<= XFD", "\(cell.column)") }
        lastColumn = cell.column
    }

    private mutating func finishCell() throws(XMLStop) {
        guard let content = try content() else { return }
        if case .text(let text) = content {
            guard text.utf8.count <= limits.cellCharacters || text.count <= limits.cellCharacters
            else { throw stop("<= \(limits.cellCharacters) characters a cell", "more") }
        }
        guard row.cells.count < limits.cells else {
            throw stop("<= \(limits.cells) cells a row", "more")
        }
        row.cells.append(SheetCell(column: cell.column, content: content))
    }

    /// ECMA-376, 18.18.11 (ST_CellType); nil for an empty cell.
    private func content() throws(XMLStop) -> SheetCell.Content? {
        if cell.isFormula { return .formula }
        switch cell.type {
        case "s":
            guard let value = cell.value else { return nil }
            guard let index = Int(value), let text = shared[index] else {
                throw stop("a shared string 0..<\(shared.count)", value)
            }
            return text.isEmpty ? nil : .text(text)
        case "inlineStr": return cell.inline.isEmpty ? nil : .text(cell.inline)
        case "str": return cell.value.flatMap { $0.isEmpty ? nil : .text($0) }
        case "b": return cell.value.map { .flag($0 == "1" || $0 == "true") }
        case "e": return .error(cell.value ?? "")
        case "d": return cell.value.map { .text($0) }
        case "", "n":
            guard let value = cell.value, !value.isEmpty else { return nil }
            return .number(value, isDate: cell.isDate)
        default: throw stop("s, str, inlineStr, n, b, d or e", cell.type)
        }
    }

    private func stop(_ expected: String, _ found: String) -> XMLStop {
        XMLStop(
            chinese: "工作表内容不符合格式", english: "the sheet is not well formed",
            expected: expected, found: String(found.prefix(60)))
    }
}
