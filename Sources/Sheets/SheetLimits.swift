/// 表格上限: what one workbook or CSV file may cost; past a limit the answer names it.
package struct SheetLimits: Sendable {
    /// Bytes of the file as given.
    package var fileBytes = 256 << 20
    /// Parts of a workbook's archive.
    package var parts = 1_000
    /// Bytes of one part, and of all parts, once unpacked.
    package var partBytes = 2 << 30
    package var allBytes = 4 << 30
    /// Bytes of a part that is read whole: relations, styles, the list of sheets.
    package var smallPartBytes = 8 << 20
    /// A part above one mebibyte may grow so many times when it is unpacked.
    package var ratio = 200
    /// Bytes of all shared strings together, and how many there may be.
    package var sharedBytes = 96 << 20
    package var sharedStrings = 4_000_000
    /// Bytes of one row, and of what stands before the first one.
    package var rowBytes = 4 << 20
    /// Rows that hold something.
    package var rows = 1_048_576
    /// Cells of one row that hold something.
    package var cells = 1_000
    /// Characters of one cell, as the format allows them.
    package var cellCharacters = 32_767
    /// Cells with an issue that are kept; the others are counted.
    package var issues = 10_000

    package init() {}
}
