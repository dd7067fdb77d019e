import Messages
import Values

/// 制单: one file of orders becomes the messages of all its papers, row by row in constant memory.
package struct MessageBuild {
    /// xlsx, or CSV in an encoding that the caller names.
    package enum Form: Sendable {
        case xlsx
        case csv(CSVEncoding)
    }

    package var path: String
    package var form: Form
    /// When the papers are made.
    package var now: Instant
    /// Values for every row, by key, such as `copCode`; they win over the Common sheet.
    package var common: [String: String]
    /// Build the rows of the template's example too.
    package var includesExamples: Bool
    package var limits: SheetLimits

    package init(
        path: String, form: Form = .xlsx, now: Instant, common: [String: String] = [:],
        includesExamples: Bool = false, limits: SheetLimits = SheetLimits()
    ) {
        self.path = path
        self.form = form
        self.now = now
        self.common = common
        self.includesExamples = includesExamples
        self.limits = limits
    }

    /// Reads the file once; every message goes to `sink` as soon as it is whole.
    ///
    /// Throws `SheetProblem` where the file cannot be read as a whole, and what `sink` throws.
    package func run(
        using generator: inout some RandomNumberGenerator,
        to sink: (BuiltMessage) throws -> Void
    ) throws -> BuildReport {
        switch form {
        case .xlsx:
            let book = try Workbook(path: path, limits: limits)
            let common = try book.common().overridden(by: CommonSheet(common))
            return try run(try book.orders(), common, using: &generator, to: sink)
        case .csv(let encoding):
            let rows = try CSVRows(path: path, encoding: encoding, limits: limits)
            return try run(rows, CommonSheet(common), using: &generator, to: sink)
        }
    }

    private func run(
        _ source: some RowSource, _ common: CommonSheet,
        using generator: inout some RandomNumberGenerator,
        to sink: (BuiltMessage) throws -> Void
    ) throws -> BuildReport {
        var source = source
        var report = BuildReport(sheet: source.name, issues: CellIssues(limit: limits.issues))
        var map = HeaderMap(columns: Columns())
        map.take(common, issues: &report.issues)
        guard var rows = try source.next(), let header = rows.first else {
            throw SheetProblem(.noSheet, at: source.name)
        }
        map.take(header, sheet: source.name, issues: &report.issues)
        let transfer = common.transfer
        if transfer.copCode.isEmpty {
            report.issues.add(
                Issue(
                    .missingColumn, at: "copCode",
                    subject: Bilingual("传输企业代码 copCode", "transmitting enterprise (copCode)")),
                sheet: common.sheet, place: common.place(of: "copCode"))
        }
        if report.issues.errors > 0 { return report }

        let completion = Completion(now: now)
        var reading = OrderReading(
            sheet: source.name, from1904: source.countsFrom1904, map: map, completion: completion,
            includesExamples: includesExamples)
        var batch = MessageBatch(
            sheet: source.name, map: map, transfer: transfer, completion: completion)
        func flush() throws {
            for message in try batch.turn(&report.issues, using: &generator) {
                if message.paper == .order { report.built += message.papers }
                report.messages += 1
                try sink(message)
            }
        }
        func take(_ order: PendingOrder?) throws {
            guard let order else { return }
            report.orders += 1
            batch.append(order)
            if batch.isFull { try flush() }
        }
        rows.removeFirst()
        var next: [SheetRow]? = rows
        while let rows = next {
            for row in rows {
                try take(reading.take(row, issues: &report.issues, using: &generator))
            }
            next = try source.next()
        }
        try take(reading.finish(&report.issues, using: &generator))
        // Once for the last batch, once for its messages.
        try flush()
        try flush()
        (report.rows, report.examples) = (reading.rowsRead, reading.examples)
        return report
    }
}

extension Workbook {
    /// Sheets that hold no orders.
    private static let others: Set = [
        CommonSheet.name, BookSheets.codes, BookSheets.issues, "Common", "公共信息",
    ]

    var ordersIndex: Int? { sheets.firstIndex { !Self.others.contains($0.name) } }
    var commonIndex: Int? {
        sheets.firstIndex { [CommonSheet.name, "Common", "公共信息"].contains($0.name) }
    }

    func orders() throws(SheetProblem) -> BookRows {
        guard let index = ordersIndex else { throw SheetProblem(.noSheet, at: fileName(path)) }
        return try rows(of: index)
    }

    func common() throws(SheetProblem) -> CommonSheet {
        guard let index = commonIndex else { return CommonSheet() }
        return try CommonSheet(rows(of: index))
    }
}
