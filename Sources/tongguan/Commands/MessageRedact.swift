import ArgumentParser
import Foundation
import Messages

/// `tongguan message redact`
struct MessageRedact: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "redact",
        abstract: "报文脱敏 | replaces personal data by made-up data of the same kind",
        discussion: """
            For messages that you show to others: names, ID numbers, telephones and addresses \
            become made-up ones with right check digits and births before 1900; the same person \
            gets the same substitute in all messages of one run, so that papers which agreed \
            still agree. Signatures, extensions, comments and unknown elements are removed. With \
            --key-file runs agree with each other; keep that file as safe as the messages.
            同一次运行中同一人得到同一替身；签名、扩展信息、注释和未知元素会删除。
            """)

    @Argument(help: "文件 | files, folders, or - for standard input") var files: [String] = []
    @Option(help: "密钥文件 | a file with a secret of 16 bytes or more; random without")
    var keyFile: String?

    func run() throws {
        let key = try makeKey()
        var hasFailed = false
        var (messages, replaced) = (0, 0)
        try StreamOutput.run { output in
            try MessageStream.read(files) { item in
                switch redact(item.piece, key) {
                case .failure(let problem):
                    hasFailed = true
                    writeError(problem.blocks(of: item))
                case .success(var redaction):
                    redaction.issues.place(in: item.piece)
                    for issue in redaction.issues { writeError(issue.block(in: item.source)) }
                    messages += 1
                    replaced += redaction.replaced
                    try output.write(redaction.bytes)
                    if redaction.bytes.last != 0x0A { try output.write([0x0A]) }
                }
            }
        }
        writeError("已脱敏 redacted: 报文 messages \(messages), 替换 values \(replaced)")
        if hasFailed { throw ExitCode(1) }
    }

    private func redact(
        _ piece: MessageSplitter.Piece, _ key: RedactionKey
    ) -> Result<Redaction, WholeMessageProblem> {
        if piece.isTooLarge { return .failure(WholeMessageProblem(tooLarge: piece)) }
        return redactMessage(piece.bytes, key: key, limits: MessageStream.limits)
    }

    private func makeKey() throws -> RedactionKey {
        guard let keyFile else {
            var random = SystemRandomNumberGenerator()
            return RedactionKey(random.next(), random.next())
        }
        guard let handle = FileHandle(forReadingAtPath: keyFile),
            let secret = try? handle.read(upToCount: 4_096)
        else {
            throw CommandFailure.usage(
                "无法读取密钥文件 \(keyFile)", "cannot read the key file \(keyFile)")
        }
        guard secret.count >= 16 else {
            throw CommandFailure.usage(
                "密钥文件至少16字节", "the key file must hold 16 bytes or more")
        }
        return RedactionKey(secret: Array(secret))
    }
}
