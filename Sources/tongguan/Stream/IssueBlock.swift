import Messages

extension Messages.Issue {
    /// One block an issue, in the form that editors jump to.
    func block(in file: String) -> String {
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

extension WholeMessageProblem {
    /// The same, with every place counted from the beginning of the stream.
    func blocks(of item: MessageStream.Item) -> String {
        var issues = issues
        if !item.piece.isTooLarge { issues.place(in: item.piece) }
        return issues.map { $0.block(in: item.source) }.joined(separator: "\n")
    }
}
