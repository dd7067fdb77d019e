import COpenSSL

/// 证书申请 (PKCS #10): what an enterprise hands to a certificate authority; signed by its key,
/// which may be on a token. SM2 with SM3 and the default identity; RSA with SHA-256.
public func certificateRequest(
    for key: any SigningKey, subject: DistinguishedName
) throws(SigningProblem) -> [UInt8] {
    let failed: () -> SigningProblem = {
        .openSSL("无法生成证书申请", "the certificate request cannot be made")
    }
    guard let request = X509_REQ_new(), let algorithm = X509_ALGOR_new() else { throw failed() }
    defer {
        X509_REQ_free(request)
        X509_ALGOR_free(algorithm)
    }
    let isSM2 = key.publicKey.algorithm == .sm2
    // RFC 4055, 5: sha256WithRSAEncryption carries NULL. GM/T 0006: SM2 with SM3 carries nothing.
    X509_ALGOR_set0(
        algorithm, OBJ_nid2obj(isSM2 ? NID_SM2_with_SM3 : NID_sha256WithRSAEncryption),
        isSM2 ? V_ASN1_UNDEF : V_ASN1_NULL, nil)
    guard X509_REQ_set_version(request, 0) == 1,
        subject.fill(X509_REQ_get_subject_name(request)),
        X509_REQ_set_pubkey(request, key.publicKey.handle) == 1,
        X509_REQ_set1_signature_algo(request, algorithm) == 1,
        let signed = encoded({ i2d_re_X509_REQ_tbs(request, $0) })
    else { throw failed() }
    var value = try key.sign(signed, digest: isSM2 ? .sm3 : .sha256)
    if isSM2 {
        guard let der = SM2Value.der(value) else { throw failed() }
        value = der
    }
    guard let bits = ASN1_BIT_STRING_new(),
        ASN1_BIT_STRING_set(bits, &value, Int32(value.count)) == 1
    else { throw failed() }
    // No unused bits: otherwise trailing zeros of the signature would be cut off.
    bits.pointee.flags = bits.pointee.flags & ~0x0F | Int(ASN1_STRING_FLAG_BITS_LEFT)
    X509_REQ_set0_signature(request, bits)
    guard let text = written({ PEM_write_bio_X509_REQ($0, request) == 1 }) else { throw failed() }
    return text
}
