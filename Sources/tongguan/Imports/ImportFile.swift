import Foundation

/// One thing wrong at one place of an imported file.
struct ImportProblem: Encodable, Equatable {
    var line: Int
    var column: Int
    var name: String
    var zh: String
    var en: String
    var found: String?
}

/// A row of an imported file whose header was right.
struct ImportRow {
    var row: CSVRow
    let names: [String]

    subscript(_ index: Int) -> String { row.fields[index] }

    func problem(_ index: Int, _ zh: String, _ en: String) -> ImportProblem {
        let place = row.places[index]
        return ImportProblem(
            line: place.line, column: place.column, name: names[index], zh: zh, en: en,
            // A hostile cell must not fill the report.
            found: String(row.fields[index].prefix(60)))
    }
}

/// 导入文件: a file in columns that are known beforehand, read whole before anything is changed.
struct ImportFile<Value> {
    var values: [Value] = []
    var problems: [ImportProblem] = []

    private static var maximumBytes: Int { 256 << 20 }
    private static var maximumProblems: Int { 200 }

    /// Reads every row; `key` tells rows that mean the same thing, of which there may be one.
    init(
        path: String, columns: [String], key: (Value) -> String,
        read: (ImportRow) -> Result<Value, ImportProblems>
    ) throws {
        var reader = CSVReader(try Self.bytes(of: path))
        guard let header = reader.next() else {
            problems.append(
                ImportProblem(reader.problem)
                    ?? ImportProblem(
                        line: 1, column: 1, name: "", zh: "文件为空", en: "the file is empty"))
            return
        }
        guard header.fields == columns else {
            problems.append(
                ImportProblem(
                    line: 1, column: 1, name: "", zh: "表头应为 \(columns.joined(separator: ","))",
                    en: "the header must be \(columns.joined(separator: ","))",
                    found: String(header.fields.joined(separator: ",").prefix(200))))
            return
        }
        var lines: [String: Int] = [:]
        while let row = reader.next() {
            take(ImportRow(row: row, names: columns), &lines, key, read)
            if problems.count >= Self.maximumProblems {
                problems.append(
                    ImportProblem(
                        line: row.line, column: 1, name: "", zh: "问题过多，其余未列出",
                        en: "too many problems, the rest is not listed"))
                return
            }
        }
        if let problem = ImportProblem(reader.problem) { problems.append(problem) }
    }

    private mutating func take(
        _ row: ImportRow, _ lines: inout [String: Int], _ key: (Value) -> String,
        _ read: (ImportRow) -> Result<Value, ImportProblems>
    ) {
        guard row.row.fields.count == row.names.count else {
            problems.append(
                ImportProblem(
                    line: row.row.line, column: 1, name: "",
                    zh: "应有\(row.names.count)列，实有\(row.row.fields.count)列",
                    en: "\(row.names.count) columns expected, \(row.row.fields.count) found"))
            return
        }
        switch read(row) {
        case .failure(let found): problems += found.list
        case .success(let value):
            if let first = lines.updateValue(row.row.line, forKey: key(value)) {
                problems.append(
                    row.problem(0, "与第\(first)行重复", "the same as line \(first)"))
            }
            values.append(value)
        }
    }

    private static func bytes(of path: String) throws -> [UInt8] {
        let url = URL(fileURLWithPath: path)
        guard let handle = try? FileHandle(forReadingFrom: url) else {
            throw CommandFailure.usage("无法读取文件 \(path)", "\(path) cannot be read")
        }
        defer { try? handle.close() }
        let data = try handle.read(upToCount: maximumBytes + 1) ?? Data()
        guard data.count <= maximumBytes else {
            throw CommandFailure.refused(
                "\(path) 超过256 MiB，请拆分后导入", "\(path) is larger than 256 MiB: split it")
        }
        return [UInt8](data)
    }
}

/// Everything wrong in one row.
struct ImportProblems: Error {
    var list: [ImportProblem]
}

extension ImportProblem {
    fileprivate init?(_ problem: CSVProblem?) {
        guard let problem else { return nil }
        self.init(
            line: problem.place.line, column: problem.place.column, name: "", zh: problem.zh,
            en: problem.en)
    }
}
