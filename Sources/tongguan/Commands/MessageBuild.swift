import ArgumentParser
import Foundation
import Messages
import Sheets
import Values

/// `tongguan message build`
struct MessageBuild: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "build",
        abstract: "由表格制单 | makes the messages of all papers from one workbook of orders",
        discussion: """
            One row per order line; rows of one order stand together. Makes orders (311), payments \
            (411), waybills (511) and lists (621), at most 100 papers a message. Wrong cells are \
            written back into a copy of the workbook; the other orders are built. Exit code 1 where \
            a cell is wrong. Lists must be signed before they are sent.
            """)

    @Argument(help: "表格 | an .xlsx or .csv file") var file: String
    @Flag(help: "写出空白模板 | write the template to the file instead of reading it")
    var template = false
    @Option(help: "输出目录，- 为标准输出 | directory for the messages, - for standard output")
    var out: String?
    @Option(help: "问题表 | where to write the copy with the issues") var issues: String?
    @Option(
        help: ArgumentHelp(
            "每行相同的值 | a value for every row, such as copCode=3301960002",
            valueName: "key=value"))
    var set: [String] = []
    @Option(help: "CSV 编码 | encoding of a CSV file: utf-8 or gb18030") var encoding = "utf-8"
    @Flag(help: "有错则全部不出 | build nothing unless every row is right") var allOrNothing = false
    @Flag(help: "包括示例行 | build the template's example too") var examples = false
    @Flag(help: "以 JSON 输出 | print JSON") var json = false

    func validate() throws {
        guard CSVEncoding(rawValue: encoding.lowercased()) != nil else {
            throw ValidationError("编码应为 utf-8 或 gb18030\nThe encoding is utf-8 or gb18030")
        }
        guard set.allSatisfy({ $0.contains("=") && !$0.hasPrefix("=") }) else {
            throw ValidationError("--set 应写成 key=value\n--set takes key=value")
        }
        guard isCSV || file.lowercased().hasSuffix(".xlsx") else {
            throw ValidationError(
                "文件名应以 .xlsx 或 .csv 结尾\nThe name of the file ends with .xlsx or .csv")
        }
    }

    func run() throws {
        do {
            if template { try writeTemplate() } else { try build() }
        } catch let problem as SheetProblem {
            throw problem.failure
        }
    }

    private var isCSV: Bool { file.lowercased().hasSuffix(".csv") }

    private var work: Sheets.MessageBuild {
        let values = set.map { $0.split(separator: "=", maxSplits: 1).map(String.init) }
        return Sheets.MessageBuild(
            path: file,
            form: isCSV ? .csv(CSVEncoding(rawValue: encoding.lowercased()) ?? .utf8) : .xlsx,
            now: Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1_000)),
            common: Dictionary(
                values.map { ($0[0], $0.count == 2 ? $0[1] : "") }, uniquingKeysWith: { $1 }),
            includesExamples: examples)
    }

    private func writeTemplate() throws {
        guard !FileManager.default.fileExists(atPath: file) else {
            throw CommandFailure.refused("\(file) 已存在", "\(file) exists already")
        }
        if isCSV {
            // Chinese spreadsheet programs take UTF-8 only behind its mark.
            try Data("\u{FEFF}\(OrderTemplate().csv())".utf8).write(to: URL(filePath: file))
        } else {
            try OrderTemplate().write(to: file)
        }
        print("已写出模板 \(file)\nThe template was written to \(file)")
    }

    private func build() throws {
        let output = try BuildOutput(out ?? "\(stem)-messages")
        var random = SystemRandomNumberGenerator()
        var progress = Progress()
        let work = work
        var report: BuildReport?
        if allOrNothing {
            let rehearsal = try work.run(using: &random) { progress.show("校验 check \($0.number)") }
            if rehearsal.issues.errors > 0 { report = rehearsal }
        }
        let isHeldBack = report != nil
        let final =
            try report
            ?? work.run(using: &random) { message in
                progress.show("报文 messages \(message.fileName)")
                try output.write(message)
            }
        progress.done()
        var copy: String?
        if !final.issues.all.isEmpty {
            let path = issues ?? "\(stem)-issues.xlsx"
            try IssueBook(final.issues).write(copyOf: work, to: path)
            copy = path
        }
        try BuildSummary(final, isHeldBack: isHeldBack, output: output.name, issueBook: copy)
            .show(json: json, onStandardError: output.isStandardOutput)
        if final.issues.errors > 0 { throw ExitCode(1) }
    }

    /// The file without its ending.
    private var stem: String { URL(filePath: file).deletingPathExtension().path }
}

extension SheetProblem {
    fileprivate var failure: CommandFailure {
        let detail = [
            issue.expected.map { "应为 expected: \($0)" }, issue.found.map { "实为 found: \($0)" },
        ].compactMap(\.self).joined(separator: ", ")
        let place = detail.isEmpty ? "" : " (\(detail))"
        let zh = "\(rule.code) \(issue.message.zh)\(place)，\(rule.fix.zh)"
        let en = "\(rule.code) \(issue.message.en): \(rule.fix.en)"
        let isWorld = rule == .cannotRead || rule == .cannotWrite
        return isWorld ? .failed(zh, en) : .refused(zh, en)
    }
}
