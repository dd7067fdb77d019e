import ArgumentParser
import Signatures

/// `tongguan keygen`
struct Keygen: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keygen",
        abstract: "生成签名密钥 | makes a key for signing messages",
        discussion: """
            Writes PKCS #8 in PEM, readable by its owner only; encrypted where a passphrase is \
            given by --passphrase-file or TONGGUAN_PASSPHRASE.
            """)

    @Option(help: "密钥文件 | file to make") var out: String
    @Option(help: "种类 | sm2, rsa2048 or rsa3072", transform: Keygen.kind)
    var kind = KeyKind.sm2
    @Option(help: "口令文件 | file of the passphrase") var passphraseFile: String?

    func run() throws {
        do {
            let passphrase = try CommandFile.passphrase(in: passphraseFile)
            let key = try FileKey(making: kind)
            try CommandFile.create(out, try key.pem(passphrase: passphrase))
            print("已生成 \(kind.rawValue) 密钥 | made a key of \(kind.rawValue): \(out)")
        } catch let problem as SigningProblem {
            throw CommandFailure.failed(problem.message.zh, problem.message.en)
        }
    }

    private static func kind(_ name: String) throws -> KeyKind {
        guard let kind = KeyKind(rawValue: name) else {
            let known = KeyKind.allCases.map(\.rawValue).joined(separator: " ")
            throw ValidationError("--kind 可用：\(known)\n--kind takes \(known)")
        }
        return kind
    }
}
