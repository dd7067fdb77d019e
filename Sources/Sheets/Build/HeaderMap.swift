import Messages

/// 表头: which column of the sheet is which column of ours, and what the Common sheet says.
struct HeaderMap {
    let columns: Columns
    /// By our own number: the column of the sheet, or nil.
    private(set) var sheetColumn: [Int?]
    /// By the column of the sheet, from 1.
    private(set) var ours: [Int: Int] = [:]
    /// By our own number: what stands on the Common sheet.
    private(set) var common: [String?]
    private(set) var commonPlace: [CellPlace?]
    private(set) var commonSheet = CommonSheet.name

    init(columns: Columns) {
        self.columns = columns
        sheetColumn = Array(repeating: nil, count: columns.all.count)
        common = Array(repeating: nil, count: columns.all.count)
        commonPlace = Array(repeating: nil, count: columns.all.count)
    }

    mutating func take(_ common: CommonSheet, issues: inout CellIssues) {
        commonSheet = common.sheet
        for entry in common.entries {
            guard let index = columns.index(of: entry.key) else { continue }
            switch columns.all[index].text(of: entry.content, from1904: common.countsFrom1904) {
            case .success(let text):
                self.common[index] = text
                commonPlace[index] = entry.place
            case .failure(let problem):
                let issue = Issue(problem, columns.all[index])
                issues.add(issue, sheet: common.sheet, place: entry.place)
            }
        }
    }

    mutating func take(_ row: SheetRow, sheet: String, issues: inout CellIssues) {
        for cell in row.cells {
            let place = CellPlace(row: row.number, column: cell.column)
            guard case .text(let text) = cell.content else { continue }
            guard let index = columns.index(header: text) else {
                let shown = String(text.prefix(60))
                let issue = Issue(
                    .unknownColumn, at: shown, subject: Bilingual(shown, shown), found: shown)
                issues.add(issue, sheet: sheet, place: place)
                continue
            }
            guard sheetColumn[index] == nil else {
                let column = columns.all[index]
                let issue = Issue(
                    .repeatedColumn, at: column.key,
                    subject: Bilingual(column.header, column.english), found: column.key)
                issues.add(issue, sheet: sheet, place: place)
                continue
            }
            sheetColumn[index] = cell.column
            ours[cell.column] = index
        }
        for (index, column) in columns.all.enumerated()
        where columns.isNeeded(column) && sheetColumn[index] == nil && common[index] == nil {
            let issue = Issue(
                .missingColumn, at: column.key,
                subject: Bilingual(column.header, "\(column.english) (\(column.key))"),
                expected: column.header)
            issues.add(
                issue, sheet: sheet,
                place: CellPlace(row: row.number, column: missingPlace(row, issues)))
        }
    }

    /// Behind the last header, one cell for each column that lacks.
    private func missingPlace(_ row: SheetRow, _ issues: CellIssues) -> Int {
        let last = row.cells.last?.column ?? 0
        let before = issues.all.filter { $0.issue.code == SheetRule.missingColumn.code }.count
        return min(last + 1 + before, CellPlace.lastColumn)
    }

    /// Where a value of a row is corrected: its own cell, or the one on the Common sheet.
    func place(of key: String, row: Int, isFromCommon: Bool) -> (sheet: String?, CellPlace) {
        let shown = ColumnPolicy.shownAt[key] ?? key
        var index = columns.index(of: shown)
        if let known = index, sheetColumn[known] == nil, commonPlace[known] == nil {
            index = columns.index(of: ColumnPolicy.derived[shown] ?? "orderNo")
        }
        if let index {
            if isFromCommon || sheetColumn[index] == nil, let place = commonPlace[index] {
                return (commonSheet, place)
            }
            if let column = sheetColumn[index] { return (nil, CellPlace(row: row, column: column)) }
        }
        let order = columns.index(of: "orderNo").flatMap { sheetColumn[$0] } ?? 1
        return (nil, CellPlace(row: row, column: order))
    }
}
