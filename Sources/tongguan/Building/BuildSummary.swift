import Messages
import Sheets

/// What a person or a program is told of a build.
struct BuildSummary: Encodable {
    struct Cell: Encodable {
        var sheet: String
        var cell: String
        var issue: Messages.Issue
    }

    var sheet: String
    var rows: Int
    var examples: Int
    var orders: Int
    var built: Int
    var refused: Int
    var messages: Int
    var errors: Int
    var warnings: Int
    /// Cells with an issue that are not listed.
    var unlisted: Int
    var output: String
    var issueBook: String?
    var issues: [Cell]

    private static let mostShown = 20

    init(_ report: BuildReport, isHeldBack: Bool, output: String, issueBook: String?) {
        sheet = report.sheet
        (rows, examples, orders) = (report.rows, report.examples, report.orders)
        built = isHeldBack ? 0 : report.built
        refused = report.orders - built
        messages = isHeldBack ? 0 : report.messages
        (errors, warnings) = (report.issues.errors, report.issues.warnings)
        unlisted = report.issues.dropped
        self.output = output
        self.issueBook = issueBook
        issues = report.issues.all.sorted { ($0.sheet, $0.place) < ($1.sheet, $1.place) }
            .map { Cell(sheet: $0.sheet, cell: $0.place.description, issue: $0.issue) }
    }

    func show(json: Bool, onStandardError: Bool) throws {
        if json, !onStandardError { return try Output.json(self) }
        if onStandardError { writeError(text) } else { print(text) }
    }

    /// The first issues, each with its cell, then what was built.
    private var text: String {
        var lines = issues.prefix(Self.mostShown).map { one in
            let kind = one.issue.severity == .error ? "错误 error" : "提示 warning"
            return """
                \(one.issue.path): \(kind) \(one.issue.code)
                    \(one.issue.message.zh)
                    \(one.issue.message.en)
                """
        }
        let more = issues.count + unlisted - lines.count
        if more > 0 { lines.append("另有 \(more) 个问题 and \(more) more") }
        lines.append(
            """
            \(sheet): 行 rows \(rows), 订单 orders \(orders), 已制单 built \(built), \
            未制单 refused \(refused), 错误 errors \(errors), 提示 warnings \(warnings)
            """)
        if examples > 0 { lines.append("示例行已略过 example rows passed over: \(examples)") }
        if messages > 0 { lines.append("报文 messages \(messages) → \(output)") }
        if let issueBook { lines.append("问题表 issues → \(issueBook)") }
        return lines.joined(separator: "\n")
    }
}
