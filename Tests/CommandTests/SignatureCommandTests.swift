import Foundation
import Signatures
import Testing
import Values

@testable import tongguan

@Suite("A message is signed and verified without Windows, by commands alone")
struct SignatureCommandTests {
    @Test("Make a key, ask for a certificate, sign a list, verify it, and see a change explained")
    func wholeWay() throws {
        let scratch = try ScratchDirectory("signing")
        defer { scratch.remove() }
        func run(_ arguments: String...) throws -> Binary.Outcome {
            try Binary.run(arguments, in: scratch.path)
        }
        #expect(try run("keygen", "--out", "key.pem").code == 0)
        #expect(try run("keygen", "--out", "key.pem").code == 1)
        let file = scratch.path + "/key.pem"
        let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions]
        #expect(mode as? Int == 0o600)

        let request = try run(
            "cert", "request", "--key", "key.pem", "--subject", "CN=Sample,serialNumber=3301960002")
        #expect(request.output.hasPrefix("-----BEGIN CERTIFICATE REQUEST-----"))
        try Self.issueCertificate(forKeyIn: scratch)

        let sample = try run("message", "sample", "621", "--seed", "7")
        _ = try scratch.write(sample.output, to: "list.xml")
        let refused = try run("message", "sign", "list.xml", "--key", "key.pem")
        #expect(refused.code == 1 && refused.output.isEmpty)
        let signed = try run(
            "message", "sign", "list.xml", "--key", "key.pem", "--certificate", "cert.pem",
            "--replace")
        #expect(signed.code == 0, "\(signed.errors)")
        _ = try scratch.write(signed.output, to: "signed.xml")
        #expect(try run("message", "check", "signed.xml").code == 0)

        let accepted = try run(
            "message", "verify", "signed.xml", "--trust", "ca.pem", "--cop-code", "3301960002")
        #expect(accepted.code == 0, "\(accepted.output)")
        let stranger = try run(
            "message", "verify", "signed.xml", "--trust", "ca.pem", "--cop-code", "4401960009")
        #expect(stranger.code == 1 && stranger.output.contains("SIG-19"))

        let changed = signed.output.replacing("<ceb:ieFlag>I", with: "<ceb:ieFlag>E")
        _ = try scratch.write(changed, to: "changed.xml")
        let explained = try run(
            "message", "verify", "changed.xml", "--explain", "--trust", "ca.pem")
        #expect(explained.code == 1)
        for part in ["SIG-09", "应为 expected: ", "实为 found: ", "证书 certificate: ", "改法 fix: "] {
            #expect(explained.output.contains(part), "\(part)")
        }
        let json = try run("message", "verify", "changed.xml", "--json", "--trust", "ca.pem")
        let reports = try JSONSerialization.jsonObject(with: Data(json.output.utf8))
        let report = try #require((reports as? [[String: Any]])?.first)
        #expect(report["accepted"] as? Bool == false)
        #expect(report["code"] as? String == "SIG-09")
    }

    @Test("A passphrase is read from its file, and a wrong one says so")
    func passphrase() throws {
        let scratch = try ScratchDirectory("passphrase")
        defer { scratch.remove() }
        _ = try scratch.write("一个长口令\n", to: "right")
        _ = try scratch.write("other\n", to: "wrong")
        let made = try Binary.run(
            ["keygen", "--kind", "rsa2048", "--out", "key.pem", "--passphrase-file", "right"],
            in: scratch.path)
        #expect(made.code == 0)
        for (name, code) in [("right", 0 as Int32), ("wrong", 1)] {
            let outcome = try Binary.run(
                [
                    "cert", "request", "--key", "key.pem", "--passphrase-file", name, "--subject",
                    "CN=Sample",
                ], in: scratch.path)
            #expect(outcome.code == code, "\(outcome.errors)")
        }
    }

    /// What an authority would do with the request.
    static func issueCertificate(forKeyIn scratch: ScratchDirectory) throws {
        let now = Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1_000))
        let validity = now.adding(days: -1)...now.adding(days: 30)
        let authority = try CertificateAuthority(
            key: FileKey(making: .sm2), name: DistinguishedName(parsing: "CN=Trial CA"), serial: 1,
            validity: validity)
        let pem = try Data(contentsOf: URL(fileURLWithPath: scratch.path + "/key.pem"))
        let certificate = try authority.issue(
            to: DistinguishedName(parsing: "CN=Sample,serialNumber=3301960002"),
            key: FileKey(pem: Array(pem), passphrase: nil).publicKey, serial: 2,
            validity: validity)
        _ = try scratch.write(
            String(decoding: authority.certificate.pem, as: UTF8.self), to: "ca.pem")
        _ = try scratch.write(String(decoding: certificate.pem, as: UTF8.self), to: "cert.pem")
    }
}
