import Clearance
import Storage
import Values

/// 企业备案导入: the file of enterprises and what becomes of it.
enum RegistryImport {
    static let columns = ["code", "uscc", "name", "roles", "guarantee"]

    static func run(file: String, zone: Zone, storage: any Storage) throws -> ImportReport {
        let read = try ImportFile(
            path: file, columns: columns, key: { (enterprise: Enterprise) in enterprise.code },
            read: enterprise)
        var report = ImportReport(file: file, problems: read.problems)
        guard read.problems.isEmpty else { return report }
        let start = report
        report = try storage.write { transaction in
            var report = start
            for enterprise in read.values {
                let known = try EnterpriseRows.find(enterprise.code, zone, transaction)
                var wanted = enterprise
                wanted.grade = known?.grade ?? enterprise.grade
                if known == wanted {
                    report.unchanged += 1
                    continue
                }
                try EnterpriseRows.save(enterprise, zone, transaction)
                let line = "\(enterprise.code) \(enterprise.name)"
                if known == nil { report.added.append(line) } else { report.changed.append(line) }
            }
            return report
        }
        return report
    }

    static func enterprise(_ row: ImportRow) -> Result<Enterprise, ImportProblems> {
        var problems: [ImportProblem] = []
        let code = row[0]
        if RegistrationCode(code) == nil, USCC(code) == nil {
            problems.append(
                row.problem(
                    0, "应为10位海关注册编码或18位统一社会信用代码",
                    "a customs code of 10 or a USCC of 18 characters is expected"))
        }
        if !row[1].isEmpty, USCC(row[1]) == nil {
            problems.append(
                row.problem(
                    1, "统一社会信用代码的格式或校验位不正确", "wrong form or check character of the USCC"))
        }
        if row[2].isEmpty || row[2].unicodeScalars.count > 100 {
            problems.append(
                row.problem(2, "名称应为1至100个字符", "a name of 1 to 100 characters is expected"))
        }
        let names = row[3].split(separator: ";", omittingEmptySubsequences: false)
        let roles = names.compactMap { Enterprise.Role(rawValue: String($0)) }
        if roles.count != names.count || roles.isEmpty {
            let all = Enterprise.Role.allCases.map(\.rawValue).joined(separator: ", ")
            problems.append(
                row.problem(
                    3, "应为以分号连接的：\(all)", "roles joined by semicolons, out of: \(all)"))
        }
        let guarantee = row[4].isEmpty ? Amount.zero : Amount(row[4])
        if guarantee.map(\.isNegative) ?? true {
            problems.append(
                row.problem(4, "应为不小于零的金额", "an amount of at least zero is expected"))
        }
        guard problems.isEmpty, let guarantee else {
            return .failure(ImportProblems(list: problems))
        }
        return .success(
            Enterprise(
                code: code, uscc: row[1], name: row[2], roles: Set(roles), guarantee: guarantee))
    }
}
