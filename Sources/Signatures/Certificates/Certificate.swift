import COpenSSL
import Glibc
import Values

/// 证书: an X.509 certificate with an SM2 or RSA key.
///
/// `@unchecked Sendable`: what we set is set in `init`; OpenSSL guards what it caches later.
public final class Certificate: @unchecked Sendable {
    /// The bytes of a certificate in a message: far above those of any seen.
    public static let greatestSize = 32 << 10

    public let publicKey: PublicKey
    public let subject: String
    public let issuer: String
    /// Hexadecimal, as `openssl x509 -serial` prints it.
    public let serial: String
    public let notBefore: Instant
    public let notAfter: Instant
    public let der: [UInt8]
    let handle: OpaquePointer

    /// Nil unless the bytes are exactly one certificate with a key we know.
    public convenience init?(der: [UInt8]) {
        guard der.count <= Certificate.greatestSize else { return nil }
        let handle = der.withUnsafeBufferPointer { view -> OpaquePointer? in
            var cursor = view.baseAddress
            guard let handle = d2i_X509(nil, &cursor, view.count) else { return nil }
            if cursor == view.baseAddress.map({ $0 + view.count }) { return handle }
            X509_free(handle)
            return nil
        }
        ERR_clear_error()
        self.init(taking: handle)
    }

    convenience init?(copying handle: OpaquePointer) {
        self.init(taking: X509_dup(handle))
    }

    /// Takes over the reference, also when it answers nil.
    init?(taking handle: OpaquePointer?) {
        guard let handle else { return nil }
        guard let key = PublicKey(taking: X509_get_pubkey(handle)),
            let der = encoded({ i2d_X509(handle, $0) }),
            let begin = Instant(asn1: X509_get0_notBefore(handle)),
            let end = Instant(asn1: X509_get0_notAfter(handle)),
            Certificate.setIdentity(of: handle)
        else {
            X509_free(handle)
            ERR_clear_error()
            return nil
        }
        publicKey = key
        self.der = der
        notBefore = begin
        notAfter = end
        subject = DistinguishedName.text(X509_get_subject_name(handle))
        issuer = DistinguishedName.text(X509_get_issuer_name(handle))
        serial = Certificate.hexadecimal(X509_get0_serialNumber(handle))
        self.handle = handle
    }

    deinit { X509_free(handle) }

    /// Every certificate of a PEM text, at most 1,000.
    public static func all(pem: [UInt8]) -> [Certificate] {
        defer { ERR_clear_error() }
        return withMemory(pem) { bio in
            var found: [Certificate] = []
            while found.count < 1_000, let handle = PEM_read_bio_X509(bio, nil, nil, nil) {
                if let one = Certificate(taking: handle) { found.append(one) }
            }
            return found
        } ?? []
    }

    public var pem: [UInt8] {
        written { PEM_write_bio_X509($0, handle) == 1 } ?? []
    }

    /// SHA-256 of the DER form, in hexadecimal.
    public var fingerprint: String { hexadecimalText(DigestAlgorithm.sha256.digest(der)) }

    func isOf(_ key: PublicKey) -> Bool { EVP_PKEY_eq(publicKey.handle, key.handle) == 1 }

    /// Without it OpenSSL would hash an empty identity into ZA and find every certificate that was
    /// signed with SM2 wrongly signed; with it, every other one.
    private static func setIdentity(of handle: OpaquePointer) -> Bool {
        guard X509_get_signature_nid(handle) == NID_SM2_with_SM3 else { return true }
        guard let identity = ASN1_OCTET_STRING_new() else { return false }
        let name = KeyAlgorithm.defaultUserID
        guard ASN1_OCTET_STRING_set(identity, name, Int32(name.count)) == 1 else {
            ASN1_OCTET_STRING_free(identity)
            return false
        }
        X509_set0_distinguishing_id(handle, identity)
        return true
    }

    static func hexadecimal(_ number: UnsafePointer<ASN1_INTEGER>?) -> String {
        guard let value = ASN1_INTEGER_to_BN(number, nil) else { return "" }
        defer { BN_free(value) }
        guard let text = BN_bn2hex(value) else { return "" }
        defer { tg_free(text) }
        return String(cString: text)
    }
}

extension Certificate: Hashable {
    public static func == (left: Certificate, right: Certificate) -> Bool { left.der == right.der }
    public func hash(into hasher: inout Hasher) { hasher.combine(der) }
}

extension Instant {
    init?(asn1 time: UnsafePointer<ASN1_TIME>?) {
        var parts = tm()
        guard let time, ASN1_TIME_to_tm(time, &parts) == 1 else { return nil }
        self.init(milliseconds: Int64(timegm(&parts)) * 1_000)
    }
}

func hexadecimalText(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(
        decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
}
