import ArgumentParser
import Messages

/// `tongguan message convert`
struct MessageConvert: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "convert",
        abstract: "转换报文 | writes messages in the other form, XML or JSON, without loss",
        discussion: """
            Takes files, folders and standard input, each with any number of messages; writes one \
            JSON text a line, or XML documents one after another. Values are carried as they \
            stand, right or wrong. What the other form cannot hold is named on standard error; \
            such a message is only written with --allow-loss, else the exit code is 1.
            有损失的报文逐处说明，未加 --allow-loss 时不输出，退出码为1。
            """)

    @Argument(help: "文件 | files, folders, or - for standard input") var files: [String] = []
    @Option(help: "目标形式 | json or xml") var to: MessageForm
    @Flag(help: "允许损失 | write messages that lose something too") var allowLoss = false

    func run() throws {
        var hasFailed = false
        try StreamOutput.run { output in
            try MessageStream.read(files) { item in
                switch convert(item.piece) {
                case .failure(let problem):
                    hasFailed = true
                    writeError(problem.blocks(of: item))
                case .success(var conversion):
                    conversion.issues.place(in: item.piece)
                    for issue in conversion.issues { writeError(issue.block(in: item.source)) }
                    let isWritten = conversion.isLossless || allowLoss
                    if !isWritten { hasFailed = true }
                    guard isWritten else { return }
                    try output.write(conversion.bytes)
                    if conversion.bytes.last != 0x0A { try output.write([0x0A]) }
                }
            }
        }
        if hasFailed { throw ExitCode(1) }
    }

    private func convert(
        _ piece: MessageSplitter.Piece
    ) -> Result<Conversion, WholeMessageProblem> {
        if piece.isTooLarge { return .failure(WholeMessageProblem(tooLarge: piece)) }
        return convertMessage(piece.bytes, to: to, limits: MessageStream.limits)
    }
}

extension MessageForm: ExpressibleByArgument {}
