import COpenSSL

/// 密钥规格: the keys that can be made.
public enum KeyKind: String, Sendable, CaseIterable {
    case sm2
    case rsa2048
    case rsa3072
}

extension FileKey {
    /// A new key. Its chance comes from OpenSSL's generator, as does that of SM2 signatures: a
    /// caller's generator could only make keys guessable.
    public convenience init(making kind: KeyKind) throws(SigningProblem) {
        let handle: OpaquePointer? =
            switch kind {
            case .sm2: FileKey.make("SM2") { _ in true }
            case .rsa2048: FileKey.make("RSA") { EVP_PKEY_CTX_set_rsa_keygen_bits($0, 2_048) == 1 }
            case .rsa3072: FileKey.make("RSA") { EVP_PKEY_CTX_set_rsa_keygen_bits($0, 3_072) == 1 }
            }
        guard let key = PublicKey(taking: handle) else {
            throw .openSSL("无法生成密钥", "the key cannot be made")
        }
        self.init(key, certificate: nil)
    }

    /// PKCS #8 in PEM; encrypted with AES-256 where there is a passphrase.
    public func pem(passphrase: String?) throws(SigningProblem) -> [UInt8] {
        let secret = (passphrase ?? "").utf8.map { CChar(bitPattern: $0) }
        let text = written { bio in
            PEM_write_bio_PKCS8PrivateKey(
                bio, publicKey.handle, passphrase == nil ? nil : EVP_aes_256_cbc(), secret,
                Int32(secret.count), nil, nil) == 1
        }
        guard let text else { throw .openSSL("无法写出私钥", "the key cannot be written") }
        return text
    }

    /// PKCS #12 with a certificate, for software that reads nothing else.
    public func pkcs12(
        certificate: Certificate, name: String, passphrase: String
    ) throws(SigningProblem) -> [UInt8] {
        let store = PKCS12_create(
            passphrase, name, publicKey.handle, certificate.handle, nil, 0, 0, 0, 0, 0)
        defer { PKCS12_free(store) }
        guard let store, let bytes = encoded({ i2d_PKCS12(store, $0) }) else {
            throw .openSSL("无法写出 PKCS#12", "the PKCS #12 file cannot be written")
        }
        return bytes
    }

    private static func make(
        _ name: String, _ setUp: (OpaquePointer) -> Bool
    ) -> OpaquePointer? {
        guard let context = EVP_PKEY_CTX_new_from_name(nil, name, nil) else { return nil }
        defer { EVP_PKEY_CTX_free(context) }
        var key: OpaquePointer?
        guard EVP_PKEY_keygen_init(context) == 1, setUp(context),
            EVP_PKEY_keygen(context, &key) == 1
        else { return nil }
        return key
    }
}
