import COpenSSL
import Values

/// 试用证书机构: issues certificates for trials, demonstrations and tests.
///
/// Customs trusts the certificates of China E-port only; this stands in for it where no real
/// certificate is at hand. Serial numbers and times are the caller's.
public struct CertificateAuthority: Sendable {
    public let key: FileKey
    public let certificate: Certificate

    public init(key: FileKey, certificate: Certificate) {
        self.key = key
        self.certificate = certificate
    }

    /// An authority with a certificate that it signed itself.
    public init(
        key: FileKey, name: DistinguishedName, serial: UInt64, validity: ClosedRange<Instant>
    ) throws(SigningProblem) {
        let draft = CertificateDraft(
            subject: name, key: key.publicKey, serial: serial, validity: validity,
            isAuthority: true, usage: "critical,keyCertSign,cRLSign")
        self.init(key: key, certificate: try draft.signed(by: key, issuer: nil))
    }

    /// A certificate that signs messages, or, with another usage, one that may not.
    public func issue(
        to subject: DistinguishedName, key: PublicKey, serial: UInt64,
        validity: ClosedRange<Instant>, usage: String = "critical,digitalSignature,nonRepudiation",
        isAuthority: Bool = false
    ) throws(SigningProblem) -> Certificate {
        let draft = CertificateDraft(
            subject: subject, key: key, serial: serial, validity: validity,
            isAuthority: isAuthority,
            usage: isAuthority ? "critical,keyCertSign,cRLSign" : usage)
        return try draft.signed(by: self.key, issuer: certificate)
    }

    /// A list, in PEM, of the serial numbers that no longer hold.
    public func revocationList(
        of serials: [UInt64], from: Instant, until: Instant
    ) throws(SigningProblem) -> [UInt8] {
        let failed: () -> SigningProblem = { .openSSL("无法生成吊销列表", "the list cannot be made") }
        guard let list = X509_CRL_new(), let begin = asn1(from), let end = asn1(until) else {
            throw failed()
        }
        defer {
            X509_CRL_free(list)
            ASN1_TIME_free(begin)
            ASN1_TIME_free(end)
        }
        X509_CRL_set_version(list, 1)
        X509_CRL_set_issuer_name(list, X509_get_subject_name(certificate.handle))
        X509_CRL_set1_lastUpdate(list, begin)
        X509_CRL_set1_nextUpdate(list, end)
        for serial in serials {
            guard let entry = X509_REVOKED_new(), let number = ASN1_INTEGER_new() else {
                throw failed()
            }
            defer { ASN1_INTEGER_free(number) }
            ASN1_INTEGER_set_uint64(number, serial)
            X509_REVOKED_set_serialNumber(entry, number)
            X509_REVOKED_set_revocationDate(entry, begin)
            X509_CRL_add0_revoked(list, entry)
        }
        X509_CRL_sort(list)
        guard let context = DigestContext(key.publicKey.handle, key.publicKey.algorithm),
            begins(context, with: key), X509_CRL_sign_ctx(list, context.digest) > 0,
            let text = written({ PEM_write_bio_X509_CRL($0, list) == 1 })
        else { throw failed() }
        return text
    }
}

/// A certificate before it is signed.
private struct CertificateDraft {
    let subject: DistinguishedName
    let key: PublicKey
    let serial: UInt64
    let validity: ClosedRange<Instant>
    let isAuthority: Bool
    let usage: String

    func signed(
        by signer: FileKey, issuer: Certificate?
    ) throws(SigningProblem) -> Certificate {
        let failed: () -> SigningProblem = { .openSSL("无法签发证书", "the certificate cannot be made") }
        guard let draft = X509_new() else { throw failed() }
        guard X509_set_version(draft, 2) == 1,
            ASN1_INTEGER_set_uint64(X509_get_serialNumber(draft), serial) == 1,
            subject.fill(X509_get_subject_name(draft)),
            X509_set_issuer_name(
                draft, X509_get_subject_name(issuer?.handle ?? draft)) == 1,
            set(validity.lowerBound, X509_set1_notBefore, draft),
            set(validity.upperBound, X509_set1_notAfter, draft),
            X509_set_pubkey(draft, key.handle) == 1, extend(draft, issuer: issuer),
            let context = DigestContext(signer.publicKey.handle, signer.publicKey.algorithm),
            begins(context, with: signer), X509_sign_ctx(draft, context.digest) > 0,
            let done = Certificate(copying: draft)
        else {
            X509_free(draft)
            throw failed()
        }
        X509_free(draft)
        return done
    }

    private func set(
        _ time: Instant, _ setter: (OpaquePointer, UnsafePointer<ASN1_TIME>) -> Int32,
        _ draft: OpaquePointer
    ) -> Bool {
        guard let value = asn1(time) else { return false }
        defer { ASN1_TIME_free(value) }
        return setter(draft, value) == 1
    }

    private func extend(_ draft: OpaquePointer, issuer: Certificate?) -> Bool {
        let rows: [(Int32, String)] = [
            (NID_basic_constraints, isAuthority ? "critical,CA:TRUE" : "critical,CA:FALSE"),
            (NID_key_usage, usage), (NID_subject_key_identifier, "hash"),
            (NID_authority_key_identifier, "keyid"),
        ]
        return rows.allSatisfy { nid, text in
            if text.isEmpty { return true }
            var context = X509V3_CTX()
            X509V3_set_ctx(&context, issuer?.handle ?? draft, draft, nil, nil, 0)
            tg_extensions_context_without_database(&context)
            guard let one = X509V3_EXT_conf_nid(nil, &context, nid, text) else { return false }
            defer { X509_EXTENSION_free(one) }
            return X509_add_ext(draft, one, -1) == 1
        }
    }
}

private func begins(_ context: DigestContext, with key: FileKey) -> Bool {
    let digest: DigestAlgorithm = key.publicKey.algorithm == .sm2 ? .sm3 : .sha256
    return EVP_DigestSignInit(context.digest, nil, digest.method, nil, key.publicKey.handle) == 1
}

private func asn1(_ time: Instant) -> UnsafeMutablePointer<ASN1_TIME>? {
    ASN1_TIME_set(nil, time_t(time.milliseconds / 1_000))
}
