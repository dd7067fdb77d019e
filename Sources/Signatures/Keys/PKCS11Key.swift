import COpenSSL
import CPKCS11
import Synchronization

/// 令牌密钥: an RSA key that stays in its token or machine, used through a PKCS #11 module.
///
/// The digest is made here and signed with CKM_RSA_PKCS, the one mechanism every module has. SM2 is
/// not possible this way: PKCS #11 v2.40 has no mechanism for it, and vendors' own differ.
///
/// `@unchecked Sendable`: the module is called only while `session` is locked.
public final class PKCS11Key: SigningKey, @unchecked Sendable {
    public let publicKey: PublicKey
    public let certificate: Certificate?
    private let module: PKCS11Module
    private let object: UInt
    private let session: Mutex<UInt>

    /// The key of that label on the token of that label, opened with the user's PIN.
    public init(
        module path: String, token: String, label: String, pin: String
    ) throws(SigningProblem) {
        module = try PKCS11Module(path: path)
        let session = try module.open(token: token, pin: pin)
        self.session = Mutex(session)
        let found = try module.find(
            in: session, class: P11_PRIVATE_KEY_CLASS, [(P11_LABEL, Array(label.utf8))])
        guard found.count == 1, let object = found.first else {
            module.close(session)
            throw SigningProblem(
                "令牌上名为 \(label) 的私钥有 \(found.count) 个，应恰有一个",
                "the token has \(found.count) private keys named \(label), one is needed")
        }
        self.object = object
        guard let key = module.publicKey(of: object, in: session) else {
            module.close(session)
            throw SigningProblem(
                "令牌上的密钥不是 RSA：PKCS#11 没有通用的 SM2 机制，SM2 请用密钥文件",
                "the token's key is not RSA: PKCS #11 has no common mechanism for SM2, which needs "
                    + "a key file")
        }
        publicKey = key
        certificate = module.certificate(of: object, in: session, for: key)
    }

    deinit { module.close(session.withLock { $0 }) }

    public func sign(_ bytes: [UInt8], digest: DigestAlgorithm) throws(SigningProblem) -> [UInt8] {
        guard let prefix = digest.digestInfoPrefix else {
            throw SigningProblem("RSA 不与 SM3 同用", "RSA is not used with SM3")
        }
        let info = prefix + digest.digest(bytes)
        let result = session.withLock { module.sign(info, with: object, in: $0) }
        return try result.get()
    }
}

extension DigestAlgorithm {
    /// RFC 8017, 9.2, note 1: what stands before the digest in a PKCS #1 v1.5 signature.
    fileprivate var digestInfoPrefix: [UInt8]? {
        switch self {
        case .sm3: nil
        case .sha1:
            [
                0x30, 0x21, 0x30, 0x09, 0x06, 0x05, 0x2B, 0x0E, 0x03, 0x02, 0x1A, 0x05, 0x00, 0x04,
                0x14,
            ]
        case .sha256:
            [
                0x30, 0x31, 0x30, 0x0D, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02,
                0x01, 0x05, 0x00, 0x04, 0x20,
            ]
        }
    }
}
