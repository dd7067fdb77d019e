import Messages
import Signatures
import Values

/// 签名人: an SM2 key, its certificate and a policy that trusts its authority, for one run.
struct Signer {
    private let key: FileKey
    private let certificate: Certificate
    private let policy: SignaturePolicy
    private let now: Instant

    /// For the enterprise that sends the message.
    init(for message: [UInt8]) throws {
        let copCode = try readMessage(message).get().transfer.copCode
        let now = Instant(milliseconds: 1_780_000_000_000)
        let year: Int64 = 365 * 86_400_000
        let validity =
            Instant(
                milliseconds: now.milliseconds - year)...Instant(
                milliseconds: now.milliseconds + year)
        let authority = try CertificateAuthority(
            key: try FileKey(making: .sm2),
            name: DistinguishedName([.init(.commonName, "Synthetic CA")]), serial: 1,
            validity: validity)
        key = try FileKey(making: .sm2)
        certificate = try authority.issue(
            to: DistinguishedName([.init(.serialNumber, copCode)]), key: key.publicKey, serial: 2,
            validity: validity)
        policy = SignaturePolicy(trust: TrustStore([authority.certificate]))
        self.now = now
    }

    func sign(_ message: [UInt8]) throws -> [UInt8] {
        try signMessage(
            message, with: key, profile: .sm2SM3, certificate: certificate, replacing: true)
    }

    func verify(_ message: [UInt8]) -> SignatureVerdict {
        verifySignature(of: message, by: policy, at: now)
    }
}
