/// Judges one message of a stream; lines and columns are those of the stream.
public func checkMessage(
    _ piece: MessageSplitter.Piece, judge: ([UInt8]) -> MessageVerdict = { checkMessage($0) }
) -> MessageVerdict {
    if piece.isTooLarge {
        let problem = WholeMessageProblem(tooLarge: piece)
        return MessageVerdict(
            form: .xml, messageType: problem.messageType, papers: 0, issues: problem.issues)
    }
    var verdict = judge(piece.bytes)
    // Lines and columns of a DxpMsg are those of the message inside.
    if verdict.form != .dxp { verdict.issues.place(in: piece) }
    return verdict
}

extension WholeMessageProblem {
    /// A piece whose bytes were not kept.
    public init(tooLarge piece: MessageSplitter.Piece) {
        let rule = MessageRule.pastLimit
        self.init(
            kind: .tooLarge,
            issues: [
                Issue(
                    code: rule.code, path: "/", line: piece.line, column: piece.column,
                    message: rule.title, found: "\(piece.size) B", citation: rule.citation,
                    fix: rule.fix)
            ])
    }
}

extension [Issue] {
    /// Counts lines and columns from the beginning of the stream instead of the message.
    public mutating func place(in piece: MessageSplitter.Piece) {
        for index in indices {
            guard let line = self[index].line else { continue }
            if line == 1, let column = self[index].column {
                self[index].column = column + piece.column - 1
            }
            self[index].line = line + piece.line - 1
        }
    }
}
