import ArgumentParser
import Foundation
import Signatures

/// `tongguan message sign`
struct MessageSign: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sign",
        abstract: "加签 | signs a message and prints it",
        discussion: """
            The Signature is put where the schema asks for it, in the strict form. SM2 keys sign by \
            sm2-sm3, RSA keys by rsa-sha256, unless --profile says otherwise.
            """)

    @Argument(help: "文件 | file, or - for standard input") var file: String
    @OptionGroup var key: SigningKeyOptions
    @Option(help: "证书 PEM | PEM file of the key's certificate") var certificate: String?
    @Option(help: "套件 | profile: sm2-sm3, sm2-sm3-field, rsa-sha256, rsa-sha1") var profile: String?
    @Option(help: "证书编号 | KeyName; default: the certificate's serial number") var keyName: String?
    @Flag(help: "替换已有签名 | replace a signature that is there") var replace = false

    func run() throws {
        do {
            let key = try key.load()
            let chosen =
                try profile.map(SignatureProfile.fromArgument)
                ?? (key.publicKey.algorithm == .sm2 ? .sm2SM3 : .rsaSHA256)
            writeOutput(
                try signMessage(
                    CommandFile.read(file), with: key, profile: chosen,
                    certificate: certificate.flatMap { try CommandFile.certificates($0).first },
                    keyName: keyName, replacing: replace))
        } catch let problem as SigningProblem {
            throw CommandFailure.refused(problem.message.zh, problem.message.en)
        }
    }
}
