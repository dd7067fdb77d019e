/// 行: one row of a sheet or of a CSV file, with the cells that hold something.
struct SheetRow: Sendable, Equatable {
    /// From 1.
    var number: Int
    /// In rising order of their columns.
    var cells: [SheetCell]
}

/// One cell that holds something.
struct SheetCell: Sendable, Equatable {
    /// From 1.
    var column: Int
    var content: Content

    enum Content: Sendable, Equatable {
        case text(String)
        /// As it was stored; `isDate` by the format of the cell.
        case number(String, isDate: Bool)
        case flag(Bool)
        /// `#N/A` and its like.
        case error(String)
        /// Neither the formula nor its last result is taken.
        case formula
    }
}

/// 表: rows one after another, from whatever kind of file.
protocol RowSource {
    /// The name of the sheet, or of the file.
    var name: String { get }
    /// Whether numbers of dates count from 1904.
    var countsFrom1904: Bool { get }
    /// Some rows; nil at the end.
    mutating func next() throws(SheetProblem) -> [SheetRow]?
}
