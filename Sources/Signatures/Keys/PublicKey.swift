import COpenSSL

/// 公钥: an SM2 or RSA key that judges signatures.
///
/// `@unchecked Sendable`: the key is never changed after `init`, and OpenSSL guards the caches that
/// it fills by itself (an EVP_PKEY may be read by many threads at once).
public final class PublicKey: @unchecked Sendable {
    public let algorithm: KeyAlgorithm
    public let bits: Int
    let handle: OpaquePointer

    /// Takes over the reference; nil, and the reference freed, for a key of another kind.
    init?(taking handle: OpaquePointer?) {
        guard let handle else { return nil }
        if EVP_PKEY_is_a(handle, "SM2") == 1 {
            algorithm = .sm2
        } else if EVP_PKEY_is_a(handle, "RSA") == 1 {
            algorithm = .rsa
        } else {
            EVP_PKEY_free(handle)
            return nil
        }
        bits = Int(EVP_PKEY_get_bits(handle))
        self.handle = handle
    }

    /// A SubjectPublicKeyInfo; nil for anything else.
    convenience init?(der: [UInt8]) {
        let handle = der.withUnsafeBufferPointer { view -> OpaquePointer? in
            var cursor = view.baseAddress
            return d2i_PUBKEY(nil, &cursor, view.count)
        }
        ERR_clear_error()
        self.init(taking: handle)
    }

    deinit { EVP_PKEY_free(handle) }

    /// A signature of SM2 may be r and s of 32 bytes each, as the cards write it, or DER as in
    /// GM/T 0009; of RSA it is PKCS #1 v1.5.
    public func verifies(
        _ signature: [UInt8], of bytes: [UInt8], digest: DigestAlgorithm
    ) -> Bool {
        defer { ERR_clear_error() }
        var signature = signature
        if algorithm == .sm2, signature.count == SM2Value.rawCount {
            guard let written = SM2Value.der(signature) else { return false }
            signature = written
        }
        guard let context = DigestContext(handle, algorithm),
            EVP_DigestVerifyInit(context.digest, nil, digest.method, nil, handle) == 1
        else { return false }
        return EVP_DigestVerify(
            context.digest, signature, signature.count, bytes, bytes.count) == 1
    }
}

/// The two contexts that one signature needs; SM2's identity must be set before the start.
final class DigestContext {
    let digest: OpaquePointer
    private let identity: OpaquePointer?

    init?(_ key: OpaquePointer, _ algorithm: KeyAlgorithm) {
        guard let digest = EVP_MD_CTX_new() else { return nil }
        self.digest = digest
        guard algorithm == .sm2 else {
            identity = nil
            return
        }
        identity = EVP_PKEY_CTX_new(key, nil)
        let name = KeyAlgorithm.defaultUserID
        guard let identity, EVP_PKEY_CTX_set1_id(identity, name, Int32(name.count)) == 1 else {
            return nil
        }
        EVP_MD_CTX_set_pkey_ctx(digest, identity)
    }

    deinit {
        EVP_MD_CTX_free(digest)
        EVP_PKEY_CTX_free(identity)
    }
}
