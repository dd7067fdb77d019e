import Messages
import Values

/// 模板: the workbook a person fills in, generated from the message tables: notes, drop-downs, and
/// one made-up order as an example.
package struct OrderTemplate {
    private let columns = Columns()
    private let example: Consignment

    /// Made-up facts; the first bonded one of these samples.
    private static let seed: UInt64 = 7
    private static let number = 1
    /// Down to this row cells are text and codes are offered.
    private static let preparedRows = 20_000

    package init() {
        var example = Consignment()
        for paper in SheetPaper.allCases {
            let sample = samples(of: paper.messageType, seed: Self.seed, count: Self.number + 1)
            switch sample.last {
            case .order(let order): example.order = order
            case .payment(let payment): example.payment = payment
            case .waybill(let waybill): example.waybill = waybill
            case .importList(let list): example.list = list
            default: continue
            }
        }
        self.example = example
    }

    /// Columns of the orders sheet; the others stand on the Common sheet.
    private var own: [Column] {
        columns.asked.filter { !ColumnPolicy.common.contains($0.key) }
    }

    package func write(to path: String) throws(SheetProblem) {
        let book = try BookWriter(path: path)
        let codes = CodeSheet(columns.asked)
        try writeOrders(book, codes)
        try writeCommon(book, codes)
        codes.write(into: try book.sheet(BookSheets.codes))
        try book.close()
    }

    /// The same as CSV: with a column for everything, since a CSV file has no Common sheet.
    package func csv() -> String {
        let asked = columns.asked
        return CSVText.line(asked.map(\.header))
            + exampleRows(asked).map(CSVText.line).joined()
    }

    private func writeOrders(_ book: BookWriter, _ codes: CodeSheet) throws(SheetProblem) {
        let sheet = try book.sheet(BookSheets.orders)
        let own = own
        sheet.width(22, of: 1...own.count)
        for (index, column) in own.enumerated() {
            let place = CellPlace(row: 1, column: index + 1)
            let isNeeded = columns.isNeeded(column)
            sheet.text(column.header, at: place, isNeeded ? .header : .optionalHeader)
            sheet.note(column.note(isNeeded: isNeeded), at: place)
            if let source = codes.source(for: column) {
                sheet.dropDown(source, rows: 2...Self.preparedRows, column: index + 1)
            }
        }
        for (line, row) in exampleRows(own).enumerated() {
            for (index, text) in row.enumerated() where !text.isEmpty {
                sheet.text(text, at: CellPlace(row: line + 2, column: index + 1), .example)
            }
        }
        sheet.freezeHeader()
    }

    private func writeCommon(_ book: BookWriter, _ codes: CodeSheet) throws(SheetProblem) {
        let sheet = try book.sheet(CommonSheet.name)
        sheet.width(34, of: 1...2)
        let sender = [
            ("传输企业代码 copCode", example.order.ebcCode),
            ("传输企业名称 copName", example.order.ebcName),
            ("报文传输编号 dxpId", "DXPENT0000000001"),
        ]
        for (index, (label, value)) in sender.enumerated() {
            sheet.text(label, at: CellPlace(row: index + 1, column: 1), .header)
            sheet.text(value, at: CellPlace(row: index + 1, column: 2), .example)
        }
        let common = columns.asked.filter { ColumnPolicy.common.contains($0.key) }
        for (index, column) in common.enumerated() {
            let row = sender.count + index + 1
            let isNeeded = columns.isNeeded(column)
            let label = CellPlace(row: row, column: 1)
            sheet.text(column.header, at: label, isNeeded ? .header : .optionalHeader)
            sheet.note(column.note(isNeeded: isNeeded), at: label)
            sheet.text(
                value(column, item: 0), at: CellPlace(row: row, column: 2), .example)
            if let source = codes.source(for: column) {
                sheet.dropDown(source, rows: row...row, column: 2)
            }
        }
    }

    /// One row a line of the example; what belongs to the whole order stands in its first row.
    private func exampleRows(_ columns: [Column]) -> [[String]] {
        example.order.items.indices.map { item in
            columns.map { column in
                if column.key == "orderNo" {
                    return OrderReading.example + example.order.orderNo
                }
                return column.isLine || item == 0 ? value(column, item: item) : ""
            }
        }
    }

    private func value(_ column: Column, item: Int) -> String {
        var consignment = example
        consignment.orderItem = example.order.items[item]
        consignment.listItem = example.list.items[item]
        let text = column.places.lazy.compactMap { $0.text(in: consignment) }.first { !$0.isEmpty }
        return text ?? ""
    }
}
