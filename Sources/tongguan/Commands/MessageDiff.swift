import ArgumentParser
import Messages

/// `tongguan message diff`
struct MessageDiff: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "比较报文 | compares two messages paper by paper, field by field",
        discussion: """
            Takes one message a file, XML, DxpMsg or JSON. Papers are found by their business \
            keys, lines by gnum. Exit code 0 when they are the same, 1 when they differ, 2 when \
            one cannot be read. 退出码：0 相同，1 不同，2 无法读取。
            """)

    @Argument(help: "第一份报文 | the first message") var first: String
    @Argument(help: "第二份报文 | the second message") var second: String
    @Flag(help: "只比申报内容 | leave out guid, appType, appTime, envelope and signature")
    var content = false
    @Flag(help: "显示个人信息 | show personal data in the clear") var showPersonal = false
    @Flag(help: "以 JSON 输出 | print JSON") var json = false

    func run() throws {
        let options = ComparisonOptions(showsPersonal: showPersonal, onlyContent: content)
        let result = compareMessages(
            try read(first), try read(second), options: options, limits: MessageStream.limits)
        switch result {
        case .failure(let problem):
            let file = problem.isFirst ? first : second
            writeError(problem.problem.issues.map { $0.block(in: file) }.joined(separator: "\n"))
            throw ExitCode(2)
        case .success(let comparison):
            try StreamOutput.run { output in
                try output.line(
                    json ? try Output.compact(comparison) : comparison.text(first, second))
            }
            if !comparison.isSame { throw ExitCode(1) }
        }
    }

    private func read(_ file: String) throws -> [UInt8] {
        guard let source = try MessageSource.named([file]).first else {
            throw CommandFailure.usage("\(file) 中没有报文", "\(file) holds no message")
        }
        var found: [UInt8]?
        try source.read { piece in
            guard found == nil else {
                throw CommandFailure.usage(
                    "\(file) 含多份报文，请分开后比较", "\(file) holds more than one message: split it first")
            }
            guard !piece.isTooLarge else {
                throw CommandFailure.usage("\(file) 超过20 MiB", "\(file) is past 20 MiB")
            }
            found = piece.bytes
        }
        return found ?? []
    }
}

extension MessageComparison {
    fileprivate func text(_ first: String, _ second: String) -> String {
        guard !isSame else { return "相同 the same: 单证 papers \(same)" }
        var lines = ["- \(first)", "+ \(second)"]
        if !envelope.isEmpty { lines.append("报文 message") }
        lines += envelope.map(\.text)
        for paper in papers {
            let title = "单证 paper \(paper.key)"
            switch (paper.first, paper.second) {
            case (_?, nil): lines.append("\(title)\n    - 仅在第一份 only in the first")
            case (nil, _?): lines.append("\(title)\n    + 仅在第二份 only in the second")
            default: lines += [title] + paper.fields.map(\.text)
            }
        }
        lines.append("不同 differ: 单证 papers \(papers.count), 相同 the same \(same)")
        return lines.joined(separator: "\n")
    }
}

extension ComparedField {
    fileprivate var text: String {
        """
            \(path) \(chinese) / \(english)
                - \(first ?? "∅")
                + \(second ?? "∅")
        """
    }
}
