import Foundation
import Testing

@testable import Signatures

@Suite("Keys come from files and tokens alike")
struct KeyTests {
    @Test(
        "A key written as PEM comes back, with its passphrase and not without",
        arguments: KeyKind.allCases)
    func pem(_ kind: KeyKind) throws {
        let key = Ground.key(kind)
        let plain = try key.pem(passphrase: nil)
        let locked = try key.pem(passphrase: "长口令 123")
        #expect(plain.text.hasPrefix("-----BEGIN PRIVATE KEY-----"))
        #expect(locked.text.hasPrefix("-----BEGIN ENCRYPTED PRIVATE KEY-----"))
        for (pem, secret) in [(plain, nil), (locked, "长口令 123")] {
            let again = try FileKey(pem: pem, passphrase: secret)
            let signature = try again.sign([1, 2, 3], digest: kind == .sm2 ? .sm3 : .sha256)
            #expect(
                key.publicKey.verifies(
                    signature, of: [1, 2, 3], digest: kind == .sm2 ? .sm3 : .sha256))
        }
        for wrong in [nil, "", "other"] {
            #expect(throws: SigningProblem.self) { try FileKey(pem: locked, passphrase: wrong) }
        }
        #expect(throws: SigningProblem.self) { try FileKey(pem: [], passphrase: nil) }
        #expect(throws: SigningProblem.self) {
            try FileKey(pem: Ground.sm2Certificate.pem, passphrase: nil)
        }
    }

    @Test("A certificate in the same PEM file is found, a stranger's is not taken")
    func pemCertificate() throws {
        let pem = try Ground.sm2.pem(passphrase: nil)
        let own = try FileKey(
            pem: pem + Ground.rsaCertificate.pem + Ground.sm2Certificate.pem, passphrase: nil)
        #expect(own.certificate == Ground.sm2Certificate)
        let other = try FileKey(pem: pem + Ground.rsaCertificate.pem, passphrase: nil)
        #expect(other.certificate == nil)
    }

    @Test("PKCS #12 carries key and certificate, and signs a message by itself")
    func pkcs12() throws {
        for (key, certificate, profile) in [
            (Ground.sm2, Ground.sm2Certificate, SignatureProfile.sm2SM3),
            (Ground.rsa, Ground.rsaCertificate, .rsaSHA256),
        ] {
            let store = try key.pkcs12(certificate: certificate, name: "trial", passphrase: "p")
            #expect(throws: SigningProblem.self) { try FileKey(pkcs12: store, passphrase: "q") }
            let again = try FileKey(pkcs12: store, passphrase: "p")
            #expect(again.certificate == certificate)
            let signed = try signMessage(Ground.message(), with: again, profile: profile)
            #expect(Ground.verify(signed).isAccepted)
        }
    }

    @Test(
        "A certificate request names the subject and is signed by the key",
        arguments: KeyKind.allCases)
    func request(_ kind: KeyKind) throws {
        let key = Ground.key(kind)
        let subject = try DistinguishedName(
            parsing: "CN=样例企业,O=Sample Ltd,serialNumber=3301960002,C=CN")
        let request = try certificateRequest(for: key, subject: subject)
        let identity = kind == .sm2 ? ["-vfyopt", "distid:1234567812345678"] : []
        let said = try OpenSSLTool.run(
            ["req", "-verify", "-noout", "-subject", "-nameopt", "RFC2253,utf8,-esc_msb"]
                + identity,
            input: request)
        #expect(said.contains("self-signature verify OK"), "\(said)")
        #expect(said.contains("CN=样例企业") && said.contains("3301960002"))
    }

    @Test(
        "A subject that cannot be written is refused",
        arguments: ["", "CN", "XX=1", "CN=", "C=CHINA"])
    func subject(_ text: String) {
        #expect(throws: SigningProblem.self) {
            _ = try certificateRequest(
                for: Ground.sm2, subject: try DistinguishedName(parsing: text))
        }
    }

    @Test("OpenSSL's own tool accepts what our trial authority issues")
    func tool() throws {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("tongguan-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (authority, certificate) in [
            (Ground.authority, Ground.sm2Certificate), (Ground.rsaAuthority, Ground.rsaCertificate),
        ] {
            let anchor = folder.appendingPathComponent("ca.pem").path
            try Data(authority.certificate.pem).write(to: URL(fileURLWithPath: anchor))
            let identity =
                certificate.publicKey.algorithm == .sm2
                ? ["-vfyopt", "distid:1234567812345678"] : []
            let said = try OpenSSLTool.run(
                ["verify", "-x509_strict", "-CAfile", anchor, "-attime", "1780286400"] + identity,
                input: certificate.pem)
            #expect(said.contains("stdin: OK"), "\(said)")
        }
    }
}

@Suite(
    "A key in a token signs through PKCS #11",
    .enabled(if: SoftToken.isInstalled, "softhsm2 is not installed"))
struct TokenTests {
    @Test("RSA of a token signs under both RSA profiles, a key of a curve is refused")
    func token() throws {
        let token = try SoftToken(rsa: Ground.rsa)
        defer { token.remove() }
        // Before anybody is logged in: afterwards the module asks no second time.
        #expect(throws: SigningProblem.self) {
            try PKCS11Key(module: SoftToken.module, token: "trial", label: "rsa", pin: "9999")
        }
        let key = try PKCS11Key(
            module: SoftToken.module, token: "trial", label: "rsa", pin: "1234")
        #expect(key.publicKey.bits == 2_048)
        for profile in [SignatureProfile.rsaSHA256, .rsaSHA1] {
            let signed = try signMessage(
                Ground.message(), with: key, profile: profile, certificate: Ground.rsaCertificate)
            #expect(Ground.verify(signed, Ground.everything).isAccepted)
        }
        let request = try certificateRequest(
            for: key, subject: DistinguishedName(parsing: "CN=token"))
        #expect(
            try OpenSSLTool.run(["req", "-verify", "-noout"], input: request)
                .contains("verify OK"))
        for (token, label) in [("other", "rsa"), ("trial", "none"), ("trial", "ec")] {
            #expect(throws: SigningProblem.self) {
                try PKCS11Key(module: SoftToken.module, token: token, label: label, pin: "1234")
            }
        }
        #expect(throws: SigningProblem.self) {
            try PKCS11Key(module: "/no/such/module.so", token: "trial", label: "rsa", pin: "1234")
        }
        #expect(throws: SigningProblem.self) { try key.sign([1], digest: .sm3) }
    }
}

/// A software token for one run.
struct SoftToken {
    static let module =
        [
            "/usr/lib/softhsm/libsofthsm2.so", "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so",
        ].first { FileManager.default.fileExists(atPath: $0) } ?? ""
    static let isInstalled =
        !module.isEmpty && FileManager.default.isExecutableFile(atPath: "/usr/bin/softhsm2-util")

    private let folder: URL

    init(rsa: FileKey) throws {
        folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("tongguan-token-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: folder.appendingPathComponent("tokens"), withIntermediateDirectories: true)
        let settings = folder.appendingPathComponent("softhsm2.conf").path
        try Data("directories.tokendir = \(folder.path)/tokens\nobjectstore.backend = file\n".utf8)
            .write(to: URL(fileURLWithPath: settings))
        setenv("SOFTHSM2_CONF", settings, 1)
        let pem = folder.appendingPathComponent("rsa.pem").path
        try Data(try rsa.pem(passphrase: nil)).write(to: URL(fileURLWithPath: pem))
        let curve = folder.appendingPathComponent("ec.pem").path
        _ = try OpenSSLTool.run(
            ["genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256", "-out", curve],
            input: [])
        for arguments in [
            ["--init-token", "--free", "--label", "trial", "--so-pin", "1234", "--pin", "1234"],
            ["--import", pem, "--token", "trial", "--label", "rsa", "--id", "01", "--pin", "1234"],
            [
                "--import", curve, "--token", "trial", "--label", "ec", "--id", "02", "--pin",
                "1234",
            ],
        ] {
            _ = try OpenSSLTool.run(arguments, tool: "/usr/bin/softhsm2-util", input: [])
        }
    }

    func remove() { try? FileManager.default.removeItem(at: folder) }
}

/// A second opinion: the command-line tool of OpenSSL.
enum OpenSSLTool {
    static func run(
        _ arguments: [String], tool: String = "/usr/bin/openssl", input: [UInt8]
    ) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: tool)
        process.arguments = arguments
        let (source, sink) = (Pipe(), Pipe())
        process.standardInput = source
        process.standardOutput = sink
        process.standardError = sink
        try process.run()
        source.fileHandleForWriting.write(Data(input))
        try source.fileHandleForWriting.close()
        let said = sink.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: said, as: UTF8.self)
    }
}
