import ArgumentParser
import Messages

/// `tongguan message check`
struct MessageCheck: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "校验报文 | judges messages by the standard alone",
        discussion: """
            Takes files, folders and standard input (“-”), each with any number of messages one \
            after another: XML, DxpMsg envelopes or the JSON form, up to 20 MiB each. Every field \
            with an issue is shown once with its row of the manual. Exit code 1 wherever the \
            official schema or a rule of the specification refuses; warnings do not count.
            Without an edition what only 2018-113 allows is a warning.
            文件、目录或标准输入，可含任意多份报文；内存不随文件增大。
            """)

    @Argument(help: "文件 | files, folders, or - for standard input") var files: [String]
    @Option(
        help: "版本，默认两版均收 | judge by one edition: 2018-113 or 2022-05",
        transform: Edition.named)
    var edition: Edition?
    @Flag(help: "以 JSON 输出 | print JSON") var json = false

    func run() throws {
        var tally = CheckTally()
        try StreamOutput.run { output in
            if json { try output.line("{\"files\":[") }
            try MessageStream.read(files) { item in
                let verdict = checkMessage(item.piece) {
                    checkMessage($0, limits: MessageStream.limits, edition: edition)
                }
                let checked = CheckedMessage(
                    item: item, verdict: verdict, fields: tally.add(verdict, of: item.source))
                if json {
                    let comma = tally.messages > 1 ? "," : ""
                    try output.line(comma + (try Output.compact(checked)))
                } else {
                    try output.line(checked.text)
                }
            }
            try output.line(json ? "]}" : tally.text)
        }
        if tally.errors > 0 { throw ExitCode(1) }
    }
}

/// What all messages together amount to.
private struct CheckTally {
    private(set) var messages = 0
    private(set) var papers = 0
    private(set) var errors = 0
    private(set) var warnings = 0
    private var shown: Set<String> = []
    private var source = ""

    /// The rows of the manual that this source has not shown yet, each with its issue.
    mutating func add(_ verdict: MessageVerdict, of source: String) -> [Int: FieldManual] {
        messages += 1
        papers += verdict.papers
        errors += verdict.errors
        warnings += verdict.warnings
        if source != self.source { (self.source, shown) = (source, []) }
        guard let type = MessageType(rawValue: verdict.messageType) else { return [:] }
        var rows: [Int: FieldManual] = [:]
        for (index, issue) in verdict.issues.enumerated() {
            guard let row = fieldManual(at: issue.path, of: type),
                shown.insert("\(type.rawValue)/\(row.element)/\(row.tag)").inserted
            else { continue }
            rows[index] = row
        }
        return rows
    }

    var text: String {
        """
        合计 total: 报文 messages \(messages), 单证 papers \(papers), 错误 errors \(errors), \
        提示 warnings \(warnings)
        """
    }
}

/// One message and what the standard says of it.
private struct CheckedMessage: Encodable {
    var item: MessageStream.Item
    var verdict: MessageVerdict
    /// By the number of the issue.
    var fields: [Int: FieldManual]

    enum CodingKeys: String, CodingKey {
        case file, number, line, form, messageType, guid, papers, errors, warnings, issues, fields
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(item.source == "stdin" ? "-" : item.source, forKey: .file)
        try container.encode(item.piece.number + 1, forKey: .number)
        try container.encode(item.piece.line, forKey: .line)
        try container.encode(verdict.form, forKey: .form)
        try container.encode(verdict.messageType, forKey: .messageType)
        try container.encodeIfPresent(verdict.guid, forKey: .guid)
        try container.encode(verdict.papers, forKey: .papers)
        try container.encode(verdict.errors, forKey: .errors)
        try container.encode(verdict.warnings, forKey: .warnings)
        try container.encode(verdict.issues, forKey: .issues)
        try container.encode(fields.sorted { $0.key < $1.key }.map(\.value), forKey: .fields)
    }

    /// One block an issue, then a line for the message.
    var text: String {
        var lines = verdict.issues.enumerated().map { index, issue in
            let row = fields[index].map { "\n    手册 manual: \($0.text)" } ?? ""
            return issue.block(in: item.source) + row
        }
        let form = verdict.form == .xml ? "" : " (\(verdict.form.rawValue))"
        lines.append(
            """
            \(item.label): \(verdict.messageType)\(form) 单证 papers \(verdict.papers), \
            错误 errors \(verdict.errors), 提示 warnings \(verdict.warnings)
            """)
        return lines.joined(separator: "\n")
    }
}
