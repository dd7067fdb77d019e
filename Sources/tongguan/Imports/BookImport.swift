import Clearance
import Ledger
import Storage
import Values

/// 账册导入: the file of bonded book items and what becomes of it.
enum BookImport {
    static let columns = [
        "ems_no", "item_record_no", "hs", "name", "unit", "qty", "area_code",
    ]

    static func run(file: String, zone: Zone, storage: any Storage) throws -> ImportReport {
        let read = try ImportFile(
            path: file, columns: columns, key: { (line: Line) in line.key }, read: line)
        let start = ImportReport(file: file, problems: read.problems)
        guard read.problems.isEmpty else { return start }
        do {
            return try storage.write { transaction in
                var report = start
                for line in read.values { try save(line, zone, &report, transaction) }
                // Throwing undoes the whole import.
                guard report.problems.isEmpty else { throw ImportProblems(list: report.problems) }
                return report
            }
        } catch let problems as ImportProblems {
            return ImportReport(file: file, problems: problems.list)
        }
    }

    /// One row: the item, and its place in the file for problems that only the store can know.
    struct Line {
        let item: BookItem
        let row: ImportRow
        var key: String { "\(item.emsNo) \(item.itemRecordNo)" }
    }

    private static func save(
        _ line: Line, _ zone: Zone, _ report: inout ImportReport,
        _ transaction: borrowing Transaction
    ) throws {
        let item = line.item
        let known = try BookItemRows.find(item, zone, transaction)
        if known == item {
            report.unchanged += 1
            return
        }
        try BookItemRows.save(item, zone, transaction)
        let text = "\(line.key) \(item.name) \(item.opening.plain)"
        guard let known else {
            report.added.append(text)
            return
        }
        report.changed.append(text)
        let id = AccountID.stock(emsNo: item.emsNo, itemRecordNo: item.itemRecordNo)
        guard var account = try AccountRows.find(id, zone, transaction) else { return }
        guard let allowance = account.allowance.subtracting(known.opening)?.adding(item.opening),
            allowance >= account.held + account.posted
        else {
            report.problems.append(
                line.row.problem(
                    5, "少于已占用和已核减的数量 \(account.held + account.posted)",
                    "less than what is held and gone already, \(account.held + account.posted)"))
            return
        }
        account.allowance = allowance
        try BookItemRows.saveAllowance(of: account, zone, transaction)
    }

    static func line(_ row: ImportRow) -> Result<Line, ImportProblems> {
        var problems: [ImportProblem] = []
        func check(_ index: Int, _ limit: Int) {
            let isWhole = (1...limit).contains(row[index].unicodeScalars.count)
            if !isWhole {
                problems.append(
                    row.problem(
                        index, "应为1至\(limit)个字符", "1 to \(limit) characters are expected"))
            }
        }
        check(0, 30)
        check(1, 30)
        check(3, 250)
        if HSCode(row[2])?.text.count != 10 {
            problems.append(
                row.problem(2, "应为10位商品编码", "a commodity code of 10 digits is expected"))
        }
        if !CodeTable.units.contains(row[4]) {
            problems.append(row.problem(4, "不是计量单位代码", "not a code of the table of units"))
        }
        let quantity = Amount(row[5])
        if quantity.map(\.isNegative) ?? true {
            problems.append(
                row.problem(5, "应为不小于零的数量", "a quantity of at least zero is expected"))
        }
        if RegistrationCode(row[6]) == nil, USCC(row[6]) == nil {
            problems.append(
                row.problem(
                    6, "应为10位海关注册编码或18位统一社会信用代码",
                    "a customs code of 10 or a USCC of 18 characters is expected"))
        }
        guard problems.isEmpty, let quantity else {
            return .failure(ImportProblems(list: problems))
        }
        return .success(
            Line(
                item: BookItem(
                    emsNo: row[0], itemRecordNo: row[1], hs: row[2], name: row[3], unit: row[4],
                    areaCode: row[6], opening: quantity),
                row: row))
    }
}
