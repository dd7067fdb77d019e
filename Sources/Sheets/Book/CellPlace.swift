/// 单元格: the place of a cell, both numbers from 1: `C17` is column 3 of row 17.
package struct CellPlace: Sendable, Hashable, Comparable, CustomStringConvertible {
    package var row: Int
    package var column: Int

    /// ECMA-376, 18.3.1: the last cell is XFD1048576.
    static let lastRow = 1_048_576
    static let lastColumn = 16_384

    package init(row: Int, column: Int) {
        self.row = row
        self.column = column
    }

    /// Reads `C17`; nil for what is no cell of a sheet.
    init?(_ text: UnsafeBufferPointer<UInt8>) {
        var column = 0
        var row = 0
        var index = 0
        while index < text.count, text[index] >= 0x41, text[index] <= 0x5A, column <= 20_000 {
            column = column * 26 + Int(text[index] - 0x40)
            index += 1
        }
        guard index > 0, index < text.count, text.count - index <= 7 else { return nil }
        while index < text.count {
            guard text[index] &- 0x30 <= 9 else { return nil }
            row = row * 10 + Int(text[index] - 0x30)
            index += 1
        }
        guard (1...Self.lastRow).contains(row), (1...Self.lastColumn).contains(column) else {
            return nil
        }
        self.init(row: row, column: column)
    }

    package var description: String {
        var letters = ""
        var rest = column
        while rest > 0 {
            rest -= 1
            letters = String(UnicodeScalar(UInt8(0x41 + rest % 26))) + letters
            rest /= 26
        }
        return "\(letters)\(row)"
    }

    package static func < (left: CellPlace, right: CellPlace) -> Bool {
        (left.row, left.column) < (right.row, right.column)
    }
}
