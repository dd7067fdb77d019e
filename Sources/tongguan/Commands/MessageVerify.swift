import ArgumentParser
import Foundation
import Messages
import Platform
import Signatures
import Values

/// `tongguan message verify`
struct MessageVerify: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "验签 | judges the signatures of messages",
        discussion: """
            Trust comes from --trust (issuers) or --registered (certificates of --cop-code). Without \
            either no certificate is believed, and the rest is still judged. Exit code 1 where a \
            signature is refused.
            """)

    @Argument(help: "文件 | files, or - for standard input") var files: [String]
    @Flag(help: "逐步说明 | print every step, the certificate and what would have passed")
    var explain = false
    @Option(help: "信任锚 PEM | PEM file of trusted issuers; may be repeated") var trust: [String] = []
    @Option(help: "吊销列表 | revocation lists, PEM or DER; may be repeated") var crl: [String] = []
    @Option(help: "企业代码 | the copCode that must have sent the message") var copCode: String?
    @Option(help: "已登记证书 PEM | certificates registered for --cop-code; may be repeated")
    var registered: [String] = []
    @Option(help: "接受的套件 | accepted profile; may be repeated (default: sm2-sm3, rsa-sha256)")
    var profile: [String] = []
    @Option(help: "归属核对 | named, registered or unchecked") var binding = "named"
    @Flag(help: "不用宽限 | no leniency for white space before the Signature") var strict = false
    @Flag(help: "必须有吊销列表 | refuse where no current revocation list is at hand")
    var requireCrl = false
    @Flag(help: "以 JSON 输出 | print JSON") var json = false

    func validate() throws {
        if !registered.isEmpty, copCode == nil {
            throw ValidationError(
                "--registered 需要 --cop-code\n--registered needs --cop-code")
        }
        guard ["named", "registered", "unchecked"].contains(binding) else {
            throw ValidationError(
                "--binding 应为 named、registered 或 unchecked\n"
                    + "--binding must be named, registered or unchecked")
        }
    }

    func run() throws {
        let policy = try policy()
        let now = SystemClock().now
        let reports = try files.map { file in
            SignatureReport(
                file: file == "-" ? "stdin" : file,
                verifySignature(
                    of: try CommandFile.read(file), by: policy, at: now, explaining: explain))
        }
        if json {
            try Output.json(reports)
        } else {
            for report in reports { print(report.text(explaining: explain)) }
        }
        if reports.contains(where: { !$0.accepted }) { throw ExitCode(1) }
    }

    private func policy() throws -> SignaturePolicy {
        var policy = SignaturePolicy(
            trust: TrustStore(try trust.flatMap(CommandFile.certificates)), sender: copCode,
            revocationLists: try crl.flatMap { file in
                let lists = RevocationList.all(try CommandFile.read(file))
                if lists.isEmpty {
                    throw CommandFailure.usage(
                        "\(file) 不是吊销列表", "\(file) is no revocation list")
                }
                return lists
            }, revocation: requireCrl ? .required : .whereListed)
        if !profile.isEmpty { policy.profiles = try profile.map(SignatureProfile.fromArgument) }
        if strict { policy.leniencies = [] }
        switch binding {
        case "registered": policy.binding = .registered
        case "unchecked": policy.binding = .unchecked
        default: break
        }
        if let copCode, !registered.isEmpty {
            policy.registered = [copCode: Set(try registered.flatMap(CommandFile.certificates))]
        }
        return policy
    }
}

extension SignatureProfile {
    static func fromArgument(_ name: String) throws -> SignatureProfile {
        guard let profile = named(name) else {
            let known = all.map(\.name).joined(separator: " ")
            throw CommandFailure.usage(
                "没有套件“\(name.prefix(40))”；可用：\(known)",
                "There is no profile “\(name.prefix(40))”; there are \(known)")
        }
        return profile
    }
}
