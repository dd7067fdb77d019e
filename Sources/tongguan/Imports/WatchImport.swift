import Clearance
import Messages
import Storage
import Values

/// 布控导入: the file of subjects that an officer wants to see, and what becomes of it.
enum WatchImport {
    static let columns = ["subject", "value", "channel", "reason"]

    /// `green` lifts a watch; a person is given by ID number and kept by its keyed hash only.
    static func run(file: String, zone: Zone, storage: any Storage) throws -> ImportReport {
        let read = try ImportFile(
            path: file, columns: columns, key: { (line: Line) in line.entry.subjectAndValue },
            read: { line($0, zone) })
        let start = ImportReport(file: file, problems: read.problems)
        guard read.problems.isEmpty else { return start }
        return try storage.write { transaction in
            var report = start
            for line in read.values { try save(line, zone, &report, transaction) }
            try RegisterRows.touchRegisters(zone, transaction)
            return report
        }
    }

    /// One row: the entry, and the subject as people may see it.
    struct Line {
        let entry: WatchEntry
        let shown: String
    }

    private static func save(
        _ line: Line, _ zone: Zone, _ report: inout ImportReport,
        _ transaction: borrowing Transaction
    ) throws {
        let known = try WatchRows.find(line.entry, zone, transaction)
        let isLifted = line.entry.channel == .green
        if known == line.entry || (isLifted && known == nil) {
            report.unchanged += 1
            return
        }
        if isLifted {
            try WatchRows.remove(line.entry, zone, transaction)
        } else {
            try WatchRows.save(line.entry, zone, transaction)
        }
        let text = "\(line.shown) \(line.entry.channel.rawValue)"
        if known == nil { report.added.append(text) } else { report.changed.append(text) }
    }

    static func line(_ row: ImportRow, _ zone: Zone) -> Result<Line, ImportProblems> {
        var problems: [ImportProblem] = []
        let subject = WatchEntry.Subject(rawValue: row[0])
        if subject == nil {
            problems.append(
                row.problem(
                    0, "应为 enterprise、person 或 commodity",
                    "enterprise, person or commodity is expected"))
        }
        var value = row[1]
        var shown = row[1]
        switch subject {
        case .person:
            guard let id = ResidentID(row[1]) else {
                problems.append(
                    ImportProblem(
                        line: row.row.places[1].line, column: row.row.places[1].column,
                        name: columns[1], zh: "身份证号码有误", en: "not a resident ID number",
                        found: maskedIDNumber(row[1])))
                break
            }
            value = personKey(idNumber: id.text, zone: zone)
            shown = maskedIDNumber(id.text)
        case .enterprise where RegistrationCode(row[1]) == nil:
            problems.append(
                row.problem(1, "应为10位海关注册编码", "a customs code of 10 is expected"))
        case .commodity:
            let digits = row[1].utf8
            let isCode = digits.allSatisfy { (0x30...0x39).contains($0) }
            if !isCode || ![2, 4, 6, 8, 10].contains(digits.count) {
                problems.append(
                    row.problem(
                        1, "应为商品编码的前2、4、6、8或10位",
                        "the first 2, 4, 6, 8 or 10 digits of a commodity code are expected"))
            }
        default: break
        }
        let channel = Channel(rawValue: row[2])
        if channel == nil {
            problems.append(
                row.problem(2, "应为 yellow、red 或 green", "yellow, red or green is expected"))
        }
        if !(1...200).contains(row[3].unicodeScalars.count) {
            problems.append(row.problem(3, "应为1至200个字符", "1 to 200 characters are expected"))
        }
        guard problems.isEmpty, let subject, let channel else {
            return .failure(ImportProblems(list: problems))
        }
        return .success(
            Line(
                entry: WatchEntry(
                    subject: subject, value: value, channel: channel, reason: row[3]),
                shown: "\(subject.rawValue) \(shown)"))
    }
}

extension WatchEntry {
    fileprivate var subjectAndValue: String { "\(subject.rawValue) \(value)" }
}
