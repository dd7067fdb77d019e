import Messages

/// 问题表: a copy of the file in which every wrong cell is coloured and carries what to do.
///
/// The copy can be corrected and built again: its values are texts, and the sheet of issues is
/// passed over.
package struct IssueBook {
    private let issues: CellIssues
    private let columns = Columns()

    package init(_ issues: CellIssues) { self.issues = issues }

    /// Reads the file of the build once more and writes the copy.
    package func write(copyOf build: MessageBuild, to path: String) throws(SheetProblem) {
        let writer = try BookWriter(path: path)
        let codes = CodeSheet(columns.asked)
        switch build.form {
        case .xlsx:
            let book = try Workbook(path: build.path, limits: build.limits)
            let common = book.commonIndex
            try copy(try book.orders(), named: nil, into: writer, codes)
            if let common { try copy(try book.rows(of: common), named: nil, into: writer, codes) }
        case .csv(let encoding):
            let rows = try CSVRows(path: build.path, encoding: encoding, limits: build.limits)
            try copy(rows, named: BookSheets.orders, into: writer, codes)
        }
        codes.write(into: try writer.sheet(BookSheets.codes))
        try writeList(into: writer)
        try writer.close()
    }

    private func copy(
        _ source: some RowSource, named name: String?, into writer: BookWriter, _ codes: CodeSheet
    ) throws(SheetProblem) {
        var source = source
        let sheet = try writer.sheet(name ?? source.name)
        sheet.width(22, of: 1...60)
        var marked = Dictionary(
            grouping: issues.all.filter { $0.sheet == source.name }, by: \.place)
        let rowsMarked = Dictionary(grouping: marked.keys, by: \.row)
        var isFirst = true
        var ours: [Int: Column] = [:]
        while let rows = try source.next() {
            for row in rows {
                if isFirst {
                    ours = header(row)
                    for (number, column) in ours {
                        if let list = codes.source(for: column) {
                            let rows = (row.number + 1)...(row.number + 20_000)
                            sheet.dropDown(list, rows: rows, column: number)
                        }
                    }
                }
                write(
                    row, isFirst, ours, rowsMarked[row.number] ?? [], &marked, into: sheet,
                    source.countsFrom1904)
                isFirst = false
            }
        }
        sheet.freezeHeader()
    }

    private func header(_ row: SheetRow) -> [Int: Column] {
        var ours: [Int: Column] = [:]
        for cell in row.cells {
            guard case .text(let text) = cell.content, let index = columns.index(header: text)
            else { continue }
            ours[cell.column] = columns.all[index]
        }
        return ours
    }

    /// The cells of a row in their order, wrong ones that are empty among them.
    private func write(
        _ row: SheetRow, _ isHeader: Bool, _ ours: [Int: Column], _ wrong: [CellPlace],
        _ marked: inout [CellPlace: [CellIssue]], into sheet: SheetWriter, _ from1904: Bool
    ) {
        var texts: [(Int, String)] = row.cells.map { cell in
            (cell.column, shown(cell.content, isHeader ? nil : ours[cell.column], from1904))
        }
        for place in wrong where !texts.contains(where: { $0.0 == place.column }) {
            texts.append((place.column, ""))
        }
        if !wrong.isEmpty { texts.sort { $0.0 < $1.0 } }
        for (column, text) in texts {
            let place = CellPlace(row: row.number, column: column)
            let found = wrong.isEmpty ? nil : marked.removeValue(forKey: place)
            let hasError = found?.contains { $0.issue.severity == .error } == true
            let plain: BookWriter.Style = isHeader ? .optionalHeader : .text
            sheet.text(text, at: place, found == nil ? plain : hasError ? .error : .warning)
            if let found {
                sheet.note(found.map(\.issue.note).joined(separator: "\n\n"), at: place)
            }
        }
    }

    /// As a text that says the same when it is read again.
    private func shown(
        _ content: SheetCell.Content, _ column: Column?, _ from1904: Bool
    ) -> String {
        switch content {
        case .text(let text): return text
        case .flag(let isTrue): return isTrue ? "TRUE" : "FALSE"
        case .error(let text): return text
        case .formula: return ""
        case .number(let stored, _):
            if let column, case .success(let text?) = column.text(of: content, from1904: from1904) {
                return text
            }
            return NumberText(stored)?.plain ?? stored
        }
    }

    private func writeList(into writer: BookWriter) throws(SheetProblem) {
        let sheet = try writer.sheet(BookSheets.issues)
        let heads = [
            "工作表 sheet", "单元格 cell", "级别 severity", "规则 rule", "问题", "what is wrong",
            "应为 expected", "实为 found", "改法", "fix", "依据 source",
        ]
        sheet.width(26, of: 1...heads.count)
        for (index, head) in heads.enumerated() {
            sheet.text(head, at: CellPlace(row: 1, column: index + 1), .optionalHeader)
        }
        let sorted = issues.all.sorted { ($0.sheet, $0.place) < ($1.sheet, $1.place) }
        for (line, found) in sorted.enumerated() {
            let issue = found.issue
            let cells = [
                found.sheet, found.place.description,
                issue.severity == .error ? "错误 error" : "提示 warning", issue.code,
                issue.message.zh, issue.message.en, issue.expected ?? "", issue.found ?? "",
                issue.fix?.zh ?? "", issue.fix?.en ?? "", issue.citation ?? "",
            ]
            for (index, text) in cells.enumerated() {
                sheet.text(text, at: CellPlace(row: line + 2, column: index + 1))
            }
        }
        if issues.dropped > 0 {
            let place = CellPlace(row: sorted.count + 2, column: 1)
            let text = "另有 \(issues.dropped) 个问题未列出 \(issues.dropped) more are not listed"
            sheet.text(text, at: place, .label)
        }
        sheet.freezeHeader()
    }
}

extension Issue {
    /// What a person reads at the cell.
    fileprivate var note: String {
        var lines = [code, message.zh, message.en]
        if let expected { lines.append("应为 expected: \(expected)") }
        if let fix { lines.append("\(fix.zh) \(fix.en)") }
        return lines.joined(separator: "\n")
    }
}
