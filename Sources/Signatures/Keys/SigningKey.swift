/// 签名密钥: whatever can sign: a key in a file, or one that never leaves its token.
public protocol SigningKey: Sendable {
    var publicKey: PublicKey { get }
    /// The certificate that came with the key, if one did.
    var certificate: Certificate? { get }
    /// RSA: PKCS #1 v1.5 over the digest. SM2: r and s of 32 bytes each, ZA with the default
    /// identity.
    func sign(_ bytes: [UInt8], digest: DigestAlgorithm) throws(SigningProblem) -> [UInt8]
}
