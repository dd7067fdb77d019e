import COpenSSL
import Values

/// 证书吊销列表: which certificates of one issuer no longer hold (RFC 5280, 5).
///
/// `@unchecked Sendable`: only `init` changes the list; looking up is guarded by OpenSSL's lock.
public final class RevocationList: @unchecked Sendable {
    public let issuer: String
    public let thisUpdate: Instant
    /// Nil where the list names no end.
    public let nextUpdate: Instant?
    let handle: OpaquePointer
    private let signed: [UInt8]
    private let signature: [UInt8]
    private let digest: DigestAlgorithm?

    /// Takes over the reference, also when it answers nil.
    init?(taking handle: OpaquePointer?) {
        guard let handle else { return nil }
        var value: UnsafePointer<ASN1_BIT_STRING>?
        X509_CRL_get0_signature(handle, &value, nil)
        guard let begin = Instant(asn1: X509_CRL_get0_lastUpdate(handle)),
            let signed = encoded({ i2d_re_X509_CRL_tbs(handle, $0) }),
            let value, let start = ASN1_STRING_get0_data(value)
        else {
            X509_CRL_free(handle)
            return nil
        }
        self.handle = handle
        self.signed = signed
        thisUpdate = begin
        nextUpdate = Instant(asn1: X509_CRL_get0_nextUpdate(handle))
        issuer = DistinguishedName.text(X509_CRL_get_issuer(handle))
        let count = Int(ASN1_STRING_length(value))
        signature = Array(UnsafeBufferPointer(start: start, count: count))
        digest =
            switch X509_CRL_get_signature_nid(handle) {
            case NID_SM2_with_SM3: .sm3
            case NID_sha256WithRSAEncryption: .sha256
            case NID_sha1WithRSAEncryption: .sha1
            default: nil
            }
    }

    deinit { X509_CRL_free(handle) }

    /// The lists of a PEM text (at most 100), or the one list of a DER file.
    public static func all(_ bytes: [UInt8]) -> [RevocationList] {
        defer { ERR_clear_error() }
        if bytes.first == 0x30 {
            let one = withMemory(bytes) { d2i_X509_CRL_bio($0, nil) }
            return RevocationList(taking: one).map { [$0] } ?? []
        }
        return withMemory(bytes) { bio in
            var found: [RevocationList] = []
            while found.count < 100, let handle = PEM_read_bio_X509_CRL(bio, nil, nil, nil) {
                if let list = RevocationList(taking: handle) { found.append(list) }
            }
            return found
        } ?? []
    }

    /// OpenSSL's own check knows no identity for lists, so SM2 is judged here like a message.
    func isSigned(by key: PublicKey) -> Bool {
        guard let digest, (digest == .sm3) == (key.algorithm == .sm2) else { return false }
        return key.verifies(signature, of: signed, digest: digest)
    }

    func isOfIssuer(of certificate: Certificate) -> Bool {
        X509_NAME_cmp(X509_CRL_get_issuer(handle), X509_get_issuer_name(certificate.handle)) == 0
    }

    func revokes(_ certificate: Certificate) -> Bool {
        var entry: OpaquePointer?
        return X509_CRL_get0_by_cert(handle, &entry, certificate.handle) == 1
    }
}
