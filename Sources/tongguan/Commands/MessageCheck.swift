import ArgumentParser
import Foundation
import Messages

/// `tongguan message check`
struct MessageCheck: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "校验报文 | judges messages by the standard alone",
        discussion: """
            Takes XML, a DxpMsg or DxpMsgSv envelope or the JSON form; “-” reads standard input. \
            Exit code 1 wherever the official schema or a rule of the specification refuses; \
            warnings do not count. Without an edition what only 2018-113 allows is a warning.
            """)

    @Argument(help: "文件 | files, or - for standard input") var files: [String]
    @Option(
        help: "版本，默认两版均收 | judge by one edition: 2018-113 or 2022-05",
        transform: Edition.named)
    var edition: Edition?
    @Flag(help: "以 JSON 输出 | print JSON") var json = false

    /// A file to be judged may be larger than a message that is sent.
    private static var limits: ReadingLimits {
        ReadingLimits(bytes: 128 << 20, unboundedPapers: 100_000, unboundedItems: 1_000_000)
    }

    func run() throws {
        let verdicts = try files.map { file in
            CheckedFile(
                file: file,
                verdict: checkMessage(try read(file), limits: Self.limits, edition: edition))
        }
        if json {
            try Output.json(CheckedFiles(files: verdicts))
        } else {
            for verdict in verdicts { print(verdict.text) }
        }
        if verdicts.contains(where: { $0.verdict.errors > 0 }) { throw ExitCode(1) }
    }

    private func read(_ file: String) throws -> [UInt8] {
        let handle: FileHandle
        if file == "-" {
            handle = .standardInput
        } else if let opened = FileHandle(forReadingAtPath: file) {
            handle = opened
        } else {
            throw CommandFailure.usage("无法读取文件 \(file)", "cannot read the file \(file)")
        }
        do {
            // One byte more than is allowed shows that there is more; the reader then names the
            // limit.
            return Array(try handle.read(upToCount: Self.limits.bytes / 3 * 4 + 1 << 17) ?? Data())
        } catch {
            throw CommandFailure.failed("无法读取文件 \(file)", "cannot read the file \(file)")
        }
    }
}

private struct CheckedFiles: Encodable {
    var files: [CheckedFile]
}

/// One file and what the standard says of it.
private struct CheckedFile: Encodable {
    var file: String
    var verdict: MessageVerdict

    enum CodingKeys: String, CodingKey {
        case file, form, messageType, guid, papers, errors, warnings, issues
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(file, forKey: .file)
        try container.encode(verdict.form, forKey: .form)
        try container.encode(verdict.messageType, forKey: .messageType)
        try container.encodeIfPresent(verdict.guid, forKey: .guid)
        try container.encode(verdict.papers, forKey: .papers)
        try container.encode(verdict.errors, forKey: .errors)
        try container.encode(verdict.warnings, forKey: .warnings)
        try container.encode(verdict.issues, forKey: .issues)
    }

    /// One block an issue, in the form that editors jump to, then a line for the file.
    var text: String {
        let name = file == "-" ? "stdin" : file
        var lines = verdict.issues.map { $0.block(in: name) }
        let form = verdict.form == .xml ? "" : " (\(verdict.form.rawValue))"
        lines.append(
            """
            \(name): \(verdict.messageType)\(form) 单证 papers \(verdict.papers), \
            错误 errors \(verdict.errors), 提示 warnings \(verdict.warnings)
            """)
        return lines.joined(separator: "\n")
    }
}

extension Messages.Issue {
    fileprivate func block(in file: String) -> String {
        let place = [line, column].compactMap { $0.map { ":\($0)" } }.joined()
        let kind = severity == .error ? "错误 error" : "提示 warning"
        var text = "\(file)\(place): \(kind) \(code)"
        if let official { text += " \(official)" }
        if !path.isEmpty { text += " \(path)" }
        text += "\n    \(message.zh)\n    \(message.en)"
        if let expected { text += "\n    应为 expected: \(expected)" }
        if let found, !found.isEmpty { text += "\n    实为 found: \(found)" }
        if let citation { text += "\n    依据 rule: \(citation)" }
        if let fix { text += "\n    改法 fix: \(fix.zh) / \(fix.en)" }
        return text
    }
}
