import Clearance
import Storage

/// 税则导入: the file of tariff lines and what becomes of it.
enum TariffImport {
    static func run(file: String, zone: Zone, storage: any Storage) throws -> ImportReport {
        let read = try ImportFile(
            path: file, columns: TariffLine.columns,
            key: { (line: TariffLine) in "\(line.hs) \(line.from)" }, read: line)
        let report = ImportReport(file: file, problems: read.problems)
        guard read.problems.isEmpty else { return report }
        return try save(read.values, zone: zone, storage: storage, report: report)
    }

    /// Writes the lines that differ, and tells the flow that the tariff changed.
    static func save(
        _ lines: [TariffLine], zone: Zone, storage: any Storage, report start: ImportReport
    ) throws -> ImportReport {
        try storage.write { transaction in
            var report = start
            for line in lines {
                let known = try TariffRows.find(line, zone, transaction)
                if known == line {
                    report.unchanged += 1
                    continue
                }
                try TariffRows.save(line, zone, transaction)
                let text = "\(line.hs) \(line.from) \(line.name)"
                if known == nil { report.added.append(text) } else { report.changed.append(text) }
            }
            if report.added.count + report.changed.count > 0 {
                try RegisterRows.touchRegisters(zone, transaction)
            }
            return report
        }
    }

    static func line(_ row: ImportRow) -> Result<TariffLine, ImportProblems> {
        do throws(TariffRowProblems) {
            return .success(try TariffLine(fields: row.row.fields))
        } catch {
            return .failure(
                ImportProblems(
                    list: error.problems.map { problem in
                        let index = TariffLine.columns.firstIndex(of: problem.column) ?? 0
                        return row.problem(index, problem.message.zh, problem.message.en)
                    }))
        }
    }
}
