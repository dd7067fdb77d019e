import ArgumentParser
import Clearance
import Messages

/// `tongguan message explain`
struct MessageExplain: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "解释代码 | says what a code means, why it comes and what to do",
        discussion: """
            Any code of a receipt or of an issue: MSG-020, MAT-04, -621029, 1332, 800, 0002. \
            Without a code all are listed. For an unknown code the nearest ones are shown and the \
            exit code is 1.
            """)

    @Argument(
        parsing: .allUnrecognized, help: "代码 | the code; negative ones as they are")
    var code: [String] = []
    @Flag(help: "以 JSON 输出 | print JSON") var json = false

    func run() throws {
        let book = CodeBook(flow: Rule.all.map(CodeExplanation.init))
        let codes = code.filter { $0 != "--" }
        guard let code = codes.first else { return try list(book) }
        guard codes.count == 1 else {
            throw CommandFailure.usage("一次一个代码", "one code at a time")
        }
        if let entry = book.find(code) {
            return try StreamOutput.run {
                try $0.line(json ? try Output.compact(entry) : entry.text)
            }
        }
        let nearest = book.nearest(to: code).map {
            "    \($0.code)  \($0.meaning.zh) / \($0.meaning.en)"
        }
        throw CommandFailure.refused(
            "没有代码“\(code.prefix(40))”，相近的有：",
            "No code “\(code.prefix(40))”; the nearest are:\n"
                + nearest.joined(separator: "\n"))
    }

    private func list(_ book: CodeBook) throws {
        try StreamOutput.run { output in
            if json { return try output.line(try Output.compact(book.entries)) }
            for kind in CodeExplanation.Kind.allCases {
                try output.line("\(kind.title.zh) / \(kind.title.en)")
                for entry in book.entries where entry.kind == kind {
                    try output.line("    \(entry.code)  \(entry.meaning.zh) / \(entry.meaning.en)")
                }
            }
        }
    }
}

extension CodeExplanation {
    /// A rule of the flow with every official code that it answers with.
    fileprivate init(_ rule: Rule) {
        let officials = MessageType.allCases.compactMap { rule.official(for: $0) }
        self.init(
            code: rule.code, kind: .flow, meaning: rule.title, cause: rule.message,
            fix: rule.fix, source: rule.citation,
            officials: Array(Set(officials + [rule.official].compactMap(\.self))).sorted())
    }

    fileprivate var text: String {
        var lines = ["\(code)  \(kind.title.zh) / \(kind.title.en)"]
        for (name, text) in [
            ("含义 meaning", meaning), ("原因 cause", cause), ("改法 fix", fix),
        ] {
            lines.append("    \(name): \(text.zh)\n        \(text.en)")
        }
        lines.append("    来源 source: \(source)")
        if !officials.isEmpty {
            lines.append("    官方代码 official: \(officials.joined(separator: " "))")
        }
        if !rules.isEmpty { lines.append("    规则 rules: \(rules.joined(separator: " "))") }
        return lines.joined(separator: "\n")
    }
}
