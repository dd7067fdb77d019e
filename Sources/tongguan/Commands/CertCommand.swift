import ArgumentParser
import Signatures

/// `tongguan cert request`
struct CertCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cert", abstract: "签名证书 | certificates for signing",
        subcommands: [Request.self])

    struct Request: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "证书申请 | prints a certificate request (PKCS #10) for a key",
            discussion: """
                SM2 requests are signed with SM3 and the default identity, RSA requests with \
                SHA-256. The authority's certificate must name the enterprise, so write its code \
                into the subject.
                """)

        @OptionGroup var key: SigningKeyOptions
        @Option(help: "主体 | subject, as CN=…,O=…,serialNumber=copCode,C=CN") var subject: String

        func run() throws {
            do {
                let request = try certificateRequest(
                    for: try key.load(), subject: try DistinguishedName(parsing: subject))
                writeOutput(request)
            } catch let problem as SigningProblem {
                throw CommandFailure.refused(problem.message.zh, problem.message.en)
            }
        }
    }
}
