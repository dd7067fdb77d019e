import Messages
import Signatures
import Values

extension SignatureGround {
    /// New keys, one SM2 and one RSA authority, and a message of every profile and key.
    static func make() -> SignatureGround {
        do {
            let sm2 = try Signer(.sm2)
            let rsa = try Signer(.rsa2048)
            let types: [MessageType] = [.ceb311, .ceb411, .ceb511, .ceb621, .ceb603]
            var signed: [[UInt8]] = []
            for (index, type) in types.enumerated() {
                for profile in SignatureProfile.all {
                    let signer = profile.key == .sm2 ? sm2 : rsa
                    signed.append(try signer.sign(type, profile, seed: UInt64(index)))
                }
            }
            return SignatureGround(
                authorities: [sm2.authority.certificate, rsa.authority.certificate], signed: signed)
        } catch {
            fail("\(error)")
        }
    }

    static func instant(_ text: String) -> Instant {
        guard let instant = Instant(compact14: text) else { fail("no instant: \(text)") }
        return instant
    }

    /// 签名人: a key, its certificate and the authority above.
    private struct Signer {
        let authority: CertificateAuthority
        private let key: FileKey
        private let certificate: Certificate

        init(_ kind: KeyKind) throws(SigningProblem) {
            authority = try CertificateAuthority(
                key: try FileKey(making: kind),
                name: DistinguishedName([.init(.commonName, "Synthetic CA \(kind.rawValue)")]),
                serial: 1, validity: SignatureGround.validity)
            key = try FileKey(making: kind)
            // The sender of our samples.
            certificate = try authority.issue(
                to: DistinguishedName([.init(.serialNumber, Signer.copCode)]), key: key.publicKey,
                serial: 2, validity: SignatureGround.validity)
        }

        func sign(
            _ type: MessageType, _ profile: SignatureProfile, seed: UInt64
        ) throws(SigningProblem) -> [UInt8] {
            try signMessage(
                sampleMessage(of: type, seed: seed, count: 1), with: key, profile: profile,
                certificate: certificate, replacing: true)
        }

        private static var copCode: String {
            guard
                case .success(let message) = readMessage(
                    sampleMessage(of: .ceb621, seed: 0, count: 1))
            else { fail("our own sample cannot be read") }
            return message.transfer.copCode
        }
    }
}
