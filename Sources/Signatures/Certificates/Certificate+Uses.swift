import COpenSSL

extension Certificate {
    /// RFC 5280, 4.2.1.3: a document is signed under digitalSignature or nonRepudiation; a
    /// certificate without the extension may do anything. A CA's certificate signs no messages.
    var maySignMessages: Bool {
        guard X509_get_extension_flags(handle) & UInt32(EXFLAG_CA) == 0 else { return false }
        let usage = X509_get_key_usage(handle)
        return usage & UInt32(KU_DIGITAL_SIGNATURE | KU_NON_REPUDIATION) != 0
    }

    /// What the certificate was signed with, in OpenSSL's name.
    var signatureName: String {
        OBJ_nid2sn(X509_get_signature_nid(handle)).map { String(cString: $0) } ?? "unknown"
    }

    /// Whether the issuer's signature can be relied on; SHA-1 only where a weak profile is.
    func isStronglySigned(weakToo: Bool) -> Bool {
        switch X509_get_signature_nid(handle) {
        case NID_SM2_with_SM3, NID_sha256WithRSAEncryption, NID_sha384WithRSAEncryption,
            NID_sha512WithRSAEncryption:
            true
        case NID_sha1WithRSAEncryption: weakToo
        default: false
        }
    }

    /// Names by which the certificate speaks of its holder: the fields of its subject, and the
    /// texts of China E-port's own extensions, which hold the enterprise's name and codes
    /// (arc 1.3.6.1.4.1.5315.100.5, as found in the official samples).
    public var identities: Set<String> {
        var found = DistinguishedName.values(X509_get_subject_name(handle))
        for index in 0..<min(X509_get_ext_count(handle), 64) {
            guard let one = X509_get_ext(handle, index),
                name(of: X509_EXTENSION_get_object(one)).hasPrefix("1.3.6.1.4.1.5315.100.5."),
                let data = X509_EXTENSION_get_data(one), let bytes = ASN1_STRING_get0_data(data)
            else { continue }
            let count = Int(ASN1_STRING_length(data))
            if let text = shortText(UnsafeBufferPointer(start: bytes, count: count)) {
                found.insert(text)
            }
        }
        return found
    }

    private func name(of object: OpaquePointer?) -> String {
        var text = [CChar](repeating: 0, count: 80)
        guard OBJ_obj2txt(&text, Int32(text.count), object, 1) > 0 else { return "" }
        return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init), as: UTF8.self)
    }

    /// An ASN.1 string of UTF-8, printable or IA5 letters below 128 bytes; nil for anything else.
    private func shortText(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
        guard bytes.count > 2, [0x0C, 0x13, 0x16].contains(bytes[0]), bytes[1] < 0x80,
            Int(bytes[1]) == bytes.count - 2
        else { return nil }
        return String(validating: bytes[2...], as: UTF8.self)
    }
}
