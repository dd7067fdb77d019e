import Values

@testable import Sheets

/// Every cell of so many rows, read alone and read into the messages of four papers a row.
func readWorkbook(_ path: String, rows: Int) throws {
    try writeWorkbook(path, rows: rows)
    var cells = 0
    let reading = try Peers.median(of: 3) {
        cells = 0
        let book = try Workbook(path: path)
        var source = try book.rows(of: 0)
        while let rows = try source.next() {
            for row in rows { cells += row.cells.count }
        }
    }
    print("workbook-cells \(cells)")
    print("workbook-read-us \(reading)")

    var random = SystemRandomNumberGenerator()
    var report: BuildReport?
    let building = try Peers.median(of: 1) {
        let build = MessageBuild(path: path, now: Instant(milliseconds: 1_795_226_400_000))
        report = try build.run(using: &random) { _ in }
    }
    guard let report, report.orders == rows, report.issues.errors == 0 else {
        preconditionFailure("the workbook is not built into messages")
    }
    print("workbook-build-us \(building)")
}

/// The first row of the template's example again and again, each time another order.
private func writeWorkbook(_ path: String, rows: Int) throws {
    let template = "\(path).template.xlsx"
    try OrderTemplate().write(to: template)
    let source = try Workbook(path: template)
    let book = try BookWriter(path: path)
    var orders = try source.orders()
    let lines = try orders.next() ?? []
    guard lines.count > 1 else { preconditionFailure("the template has no example") }
    let header = texts(lines[0])
    let sheet = try book.sheet(BookSheets.orders)
    for (column, text) in header { sheet.text(text, at: CellPlace(row: 1, column: column)) }
    let example = texts(lines[1])
    for number in 1...rows {
        for (column, text) in example {
            let isNumber = text.hasPrefix(OrderReading.example)
            sheet.text(
                isNumber ? "BENCH-\(number)" : text, at: CellPlace(row: number + 1, column: column))
        }
    }
    let common = try book.sheet(CommonSheet.name)
    if let index = source.commonIndex {
        var rows = try source.rows(of: index)
        while let next = try rows.next() {
            for row in next {
                for (column, text) in texts(row) {
                    common.text(text, at: CellPlace(row: row.number, column: column))
                }
            }
        }
    }
    try book.close()
}

private func texts(_ row: SheetRow) -> [(Int, String)] {
    row.cells.compactMap { cell in
        guard case .text(let text) = cell.content else { return nil }
        return (cell.column, text)
    }
}
