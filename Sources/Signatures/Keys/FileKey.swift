import COpenSSL

/// 文件密钥: a private key from a PEM or PKCS #12 file, held in memory.
///
/// `@unchecked Sendable`: never changed after `init`, and OpenSSL guards its own caches of a key.
public final class FileKey: SigningKey, @unchecked Sendable {
    public let publicKey: PublicKey
    public let certificate: Certificate?

    init(_ publicKey: PublicKey, certificate: Certificate?) {
        self.publicKey = publicKey
        self.certificate = certificate
    }

    /// PEM: a private key (PKCS #8, encrypted or not, or the older forms) and, where it stands in
    /// the same text, its certificate.
    public convenience init(pem: [UInt8], passphrase: String?) throws(SigningProblem) {
        var secret = Array((passphrase ?? "").utf8CString)
        let handle = withMemory(pem) { bio in
            secret.withUnsafeMutableBytes {
                // With neither callback nor text OpenSSL would ask the terminal.
                PEM_read_bio_PrivateKey(bio, nil, nil, $0.baseAddress)
            }
        }
        for index in secret.indices { secret[index] = 0 }
        guard let handle else {
            throw .openSSL(
                "无法读取私钥：不是 PEM 私钥，或口令不对",
                "the private key cannot be read: not a PEM private key, or a wrong passphrase")
        }
        guard let key = PublicKey(taking: handle) else { throw FileKey.otherKind }
        self.init(key, certificate: Certificate.all(pem: pem).first { $0.isOf(key) })
        try prove()
    }

    /// PKCS #12 (`.p12`, `.pfx`): a private key with its certificate.
    public convenience init(pkcs12 bytes: [UInt8], passphrase: String) throws(SigningProblem) {
        var key: OpaquePointer?
        var certificate: OpaquePointer?
        let done = withMemory(bytes) { bio -> Bool? in
            guard let store = d2i_PKCS12_bio(bio, nil) else { return nil }
            defer { PKCS12_free(store) }
            return PKCS12_parse(store, passphrase, &key, &certificate, nil) == 1
        }
        defer { X509_free(certificate) }
        guard done == true, let key else {
            EVP_PKEY_free(key)
            throw .openSSL(
                "无法读取 PKCS#12：文件损坏或口令不对",
                "the PKCS #12 file cannot be read: damaged, or a wrong passphrase")
        }
        guard let own = PublicKey(taking: key) else { throw FileKey.otherKind }
        self.init(own, certificate: certificate.flatMap(Certificate.init(copying:)))
        try prove()
    }

    public func sign(_ bytes: [UInt8], digest: DigestAlgorithm) throws(SigningProblem) -> [UInt8] {
        let failed: () -> SigningProblem = { .openSSL("加签失败", "signing failed") }
        guard let context = DigestContext(publicKey.handle, publicKey.algorithm),
            EVP_DigestSignInit(context.digest, nil, digest.method, nil, publicKey.handle) == 1
        else { throw failed() }
        var count = 0
        guard EVP_DigestSign(context.digest, nil, &count, bytes, bytes.count) == 1 else {
            throw failed()
        }
        var signature = [UInt8](repeating: 0, count: count)
        guard EVP_DigestSign(context.digest, &signature, &count, bytes, bytes.count) == 1 else {
            throw failed()
        }
        signature.removeLast(signature.count - count)
        guard publicKey.algorithm == .sm2 else { return signature }
        guard let raw = SM2Value.raw(signature) else { throw failed() }
        return raw
    }

    /// A key outside its group, or whose halves do not fit, is found when it is loaded and not by
    /// whoever receives what it signed.
    private func prove() throws(SigningProblem) {
        let digest: DigestAlgorithm = publicKey.algorithm == .sm2 ? .sm3 : .sha256
        guard publicKey.algorithm == .rsa || isInGroup,
            publicKey.verifies(try sign([0], digest: digest), of: [0], digest: digest)
        else { throw SigningProblem("私钥无效", "the private key is not valid") }
    }

    /// GB/T 32918.1, 6.1: the private key lies in 1...n-2.
    private var isInGroup: Bool {
        defer { ERR_clear_error() }
        guard let context = EVP_PKEY_CTX_new(publicKey.handle, nil) else { return false }
        defer { EVP_PKEY_CTX_free(context) }
        return EVP_PKEY_private_check(context) == 1
    }

    private static var otherKind: SigningProblem {
        SigningProblem("密钥既不是 SM2 也不是 RSA", "the key is neither SM2 nor RSA")
    }
}
