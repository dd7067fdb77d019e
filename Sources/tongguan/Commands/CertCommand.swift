import ArgumentParser
import Platform
import Signatures
import Storage

/// `tongguan cert request`
struct CertCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cert", abstract: "签名证书 | certificates for signing",
        subcommands: [Request.self, Register.self, Remove.self])

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

    struct Register: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "登记证书 | puts an enterprise's certificates on file, and what it may sign with",
            discussion: """
                Registering is trusting: messages of --enterprise signed with one of these \
                certificates are believed while it is valid. --unsigned no makes a demonstration \
                zone refuse its unsigned lists, cancellations, returns and entries.
                """)

        @Argument(help: "证书 PEM | files of certificates in PEM") var files: [String] = []
        @Option(help: "企业代码 | the enterprise") var enterprise: String
        @Option(help: "接受的套件 | accepted profile; may be repeated (default: the zone's)")
        var profile: [String] = []
        @Option(help: "可否不签名 yes/no | whether it may leave messages unsigned") var unsigned: String?
        @OptionGroup var options: DataOptions

        func validate() throws {
            guard unsigned.map({ ["yes", "no"].contains($0) }) ?? true else {
                throw ValidationError("--unsigned 应为 yes 或 no\n--unsigned must be yes or no")
            }
            guard !files.isEmpty || !profile.isEmpty || unsigned != nil else {
                throw ValidationError("没有可登记的内容\nThere is nothing to register")
            }
        }

        func run() throws {
            let certificates = try files.flatMap(CommandFile.certificates)
            let profiles = try profile.map(SignatureProfile.fromArgument)
            let data = try options.open(make: true)
            let now = SystemClock().now
            try data.storage.write { transaction in
                guard try EnterpriseRows.find(enterprise, data.zone, transaction) != nil else {
                    throw CommandFailure.refused(
                        "企业 \(enterprise) 未备案", "\(enterprise) is not registered")
                }
                for certificate in certificates {
                    try SignerRows.register(
                        certificate, of: enterprise, at: now, zone: data.zone.id, transaction)
                }
                if !profiles.isEmpty || unsigned != nil {
                    let rule = SigningRule(
                        profiles: profiles.map(\.name), allowsUnsigned: unsigned != "no")
                    try SignerRows.setRule(rule, of: enterprise, zone: data.zone.id, transaction)
                }
            }
            for certificate in certificates {
                print("\(certificate.fingerprint) \(certificate.subject)")
            }
        }
    }

    struct Remove: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "注销证书 | takes a certificate off the file; holds within two seconds")

        @Argument(help: "指纹 | its fingerprint, as cert register printed it") var fingerprint: String
        @Option(help: "企业代码 | the enterprise") var enterprise: String
        @OptionGroup var options: DataOptions

        func run() throws {
            let data = try options.open()
            let wasThere = try data.storage.write { transaction in
                try SignerRows.remove(
                    fingerprint: fingerprint.lowercased(), of: enterprise, zone: data.zone.id,
                    transaction)
            }
            guard wasThere else {
                throw CommandFailure.refused(
                    "该企业没有这张证书", "\(enterprise) has no such certificate")
            }
        }
    }
}
