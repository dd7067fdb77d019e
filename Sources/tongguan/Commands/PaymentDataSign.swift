import ArgumentParser
import Messages
import Platform
import Signatures

/// `tongguan payment-data sign`
struct PaymentDataSign: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sign",
        abstract: "加签，输出 payExInfoStr | signs payment data and prints payExInfoStr",
        discussion: """
            The file holds payExchangeInfoHead and payExchangeInfoLists as the interface document \
            has them. SM2 keys sign by sm2-sm3, RSA keys by rsa-sha256; customs' \
            own document knows rsa-sha1: --profile rsa-sha1.
            """)

    @Argument(help: "JSON 文件 | JSON file, or - for standard input") var file: String
    @OptionGroup var key: SigningKeyOptions
    @Option(help: "会话 | sessionID that was asked; default: that of the file") var session: String?
    @Option(help: "证书 PEM | PEM file of the key's certificate") var certificate: String?
    @Option(help: "证书编号 | certNo; default: the certificate's serial number") var certNo: String?
    @Option(help: "套件 | profile: sm2-sm3, rsa-sha256, rsa-sha1") var profile: String?
    @Option(help: "加签串 | form of the signed text: quoted or plain") var form = "quoted"

    func run() throws {
        guard let form = PaymentDataSignForm(rawValue: form) else {
            throw CommandFailure.usage(
                "--form 应为 quoted 或 plain", "--form must be quoted or plain")
        }
        var data = try PaymentDataFile.read(file, isDraft: true).data
        if let session { data.sessionID = session }
        data.serviceTime = SystemClock().now.milliseconds
        do {
            let key = try key.load()
            let chosen =
                try profile.map(SignatureProfile.fromArgument)
                ?? (key.publicKey.algorithm == .sm2 ? .sm2SM3 : .rsaSHA256)
            let named = try certificate.flatMap { try CommandFile.certificates($0).first }
            writeOutput(
                try signPaymentData(
                    data, with: key, profile: chosen,
                    certNo: certNo ?? named?.serial.lowercased(), form: form))
        } catch let problem as SigningProblem {
            throw CommandFailure.refused(problem.message.zh, problem.message.en)
        }
    }
}

/// `tongguan payment-data verify`
struct PaymentDataVerify: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "验签 | judges the signature of a payExInfoStr")

    @Argument(help: "JSON 文件 | JSON file, or - for standard input") var file: String
    @Option(help: "证书 PEM | PEM file of known certificates; may be repeated")
    var certificate: [String]
    @Option(help: "接受的套件 | accepted profile; may be repeated (default: sm2-sm3, rsa-sha256)")
    var profile: [String] = []

    func run() throws {
        let profiles = try profile.map(SignatureProfile.fromArgument)
        let verdict = verifyPaymentData(
            try PaymentDataFile.read(file),
            candidates: try certificate.flatMap(CommandFile.certificates),
            profiles: profiles.isEmpty ? [.sm2SM3, .rsaSHA256] : profiles, at: SystemClock().now)
        let code = verdict.problem.map { "\($0.rawValue) " } ?? ""
        print("\(code)\(verdict.message.zh)\n\(code)\(verdict.message.en)")
        if !verdict.isAccepted { throw ExitCode(1) }
    }
}

/// Payment data in files.
enum PaymentDataFile {
    static func read(_ file: String, isDraft: Bool = false) throws -> ReadPaymentData {
        switch readPaymentData(try CommandFile.read(file), isDraft: isDraft) {
        case .success(let read): return read
        case .failure(let problem):
            let lines = problem.issues.prefix(100)
            throw CommandFailure.refused(
                lines.map { "\($0.code) \($0.path)：\($0.message.zh)" }.joined(separator: "\n"),
                lines.map { "\($0.code) \($0.path): \($0.message.en)" }.joined(separator: "\n"))
        }
    }
}
