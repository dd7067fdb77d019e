import Foundation
import Messages
import Values

@testable import Signatures

/// Keys, an authority and messages that live for one run: nothing of them is kept in a file.
enum Ground {
    static let now = instant("20260601120000")
    static let validity = instant("20250101000000")...instant("20271231235959")
    static let copCode = "3301960002"

    static let authority = Trial(.sm2, "Synthetic CA")
    static let rsaAuthority = Trial(.rsa2048, "Synthetic RSA CA")

    static let sm2 = key(.sm2)
    static let rsa = key(.rsa2048)
    static let sm2Certificate = authority.issue(copCode, sm2)
    static let rsaCertificate = rsaAuthority.issue(copCode, rsa)

    /// Every profile, the two authorities, the enterprise's code in the certificate.
    static let everything = SignaturePolicy(
        profiles: SignatureProfile.all,
        trust: TrustStore([authority.certificate, rsaAuthority.certificate]))
    static var strong: SignaturePolicy {
        var policy = everything
        policy.profiles = [.sm2SM3, .rsaSHA256]
        return policy
    }

    static func key(_ kind: KeyKind) -> FileKey {
        required { try FileKey(making: kind) }
    }

    static func keyAndCertificate(_ profile: SignatureProfile) -> (FileKey, Certificate) {
        profile.key == .sm2 ? (sm2, sm2Certificate) : (rsa, rsaCertificate)
    }

    static func instant(_ text: String) -> Instant {
        required { Instant(compact14: text) }
    }

    /// A message of the standard without the made-up signature of its sample.
    static func message(_ type: MessageType = .ceb621, seed: UInt64 = 7) -> [UInt8] {
        let sample = sampleMessage(of: type, seed: seed, count: 1)
        return required {
            try SignaturePlace.find(in: sample, limits: .init()).bytesWithoutSignature
        }
    }

    static func signed(
        _ type: MessageType = .ceb621, _ profile: SignatureProfile = .sm2SM3
    ) -> [UInt8] {
        let (key, certificate) = keyAndCertificate(profile)
        return sign(message(type), key, profile, certificate)
    }

    static func sign(
        _ message: [UInt8], _ key: FileKey, _ profile: SignatureProfile,
        _ certificate: Certificate?
    ) -> [UInt8] {
        required {
            try signMessage(message, with: key, profile: profile, certificate: certificate)
        }
    }

    static func verify(
        _ message: [UInt8], _ policy: SignaturePolicy = strong, explaining: Bool = true
    ) -> SignatureVerdict {
        verifySignature(of: message, by: policy, at: now, explaining: explaining)
    }
}

/// An authority for one run.
struct Trial {
    let authority: CertificateAuthority
    var certificate: Certificate { authority.certificate }

    init(_ kind: KeyKind, _ name: String) {
        authority = required {
            try CertificateAuthority(
                key: Ground.key(kind), name: DistinguishedName([.init(.commonName, name)]),
                serial: 1, validity: Ground.instant("20200101000000")...Ground.validity.upperBound)
        }
    }

    func issue(
        _ code: String, _ key: FileKey, serial: UInt64 = 4_660,
        validity: ClosedRange<Instant> = Ground.validity,
        usage: String = "critical,digitalSignature,nonRepudiation"
    ) -> Certificate {
        required {
            try authority.issue(
                to: DistinguishedName([
                    .init(.organization, "样例电商企业有限公司"), .init(.serialNumber, code),
                ]), key: key.publicKey, serial: serial, validity: validity, usage: usage)
        }
    }
}

/// The ground of the tests must stand: there is nothing to test without it.
func required<Value>(_ make: () throws -> Value?) -> Value {
    do {
        if let value = try make() { return value }
    } catch {
        preconditionFailure("\(error)")
    }
    preconditionFailure("the ground of the tests does not stand")
}

extension [UInt8] {
    var text: String { String(decoding: self, as: UTF8.self) }

    /// With the first occurrence replaced, which must be there.
    func replacing(_ old: String, with new: String) -> [UInt8] {
        guard let range = text.range(of: old) else { preconditionFailure("no \(old.prefix(80))") }
        return Array(text.replacingCharacters(in: range, with: new).utf8)
    }

    /// What stands between two marks, both included.
    func part(from start: String, to end: String) -> String {
        guard let first = text.range(of: start),
            let last = text.range(of: end, range: first.lowerBound..<text.endIndex)
        else { preconditionFailure("no \(start.prefix(80))") }
        return String(text[first.lowerBound..<last.upperBound])
    }
}

/// Vectors that lie beside the project; tests without them say so.
enum Vectors {
    static func data(_ path: String) -> Data? {
        var folder = URL(fileURLWithPath: #filePath)
        for _ in 0..<3 { folder.deleteLastPathComponent() }
        let base =
            ProcessInfo.processInfo.environment["TONGGUAN_SHARED"]
            ?? folder.deletingLastPathComponent().appendingPathComponent("shared").path
        return FileManager.default.contents(atPath: "\(base)/\(path)")
    }

    static var arePresent: Bool { data("vectors/INDEX.md") != nil }

    static func json<Value: Decodable>(_ path: String, as type: Value.Type) throws -> Value {
        guard let data = data(path) else { throw Absent(path: path) }
        return try JSONDecoder().decode(type, from: data)
    }

    struct Absent: Error { let path: String }
}

func bytes(hex text: String) -> [UInt8] {
    let digits = Array(text.utf8)
    return stride(from: 0, to: digits.count - 1, by: 2).map { index in
        UInt8(String(decoding: digits[index...index + 1], as: UTF8.self), radix: 16) ?? 0
    }
}
