import COpenSSL
import Messages
import XML

/// Signs a message of UTF-8 in the strict form: the digest is that of the message as it was given,
/// and the Signature is put where the schema asks for it, without a blank around it.
///
/// A message that carries a signature is refused unless `replacing`. The key's own certificate is
/// written into KeyInfo, or `certificate` where one is given.
public func signMessage(
    _ message: [UInt8], with key: any SigningKey, profile: SignatureProfile,
    certificate: Certificate? = nil, keyName: String? = nil, replacing: Bool = false,
    limits: XMLLimits = .signed
) throws(SigningProblem) -> [UInt8] {
    guard key.publicKey.algorithm == profile.key else {
        throw SigningProblem(
            "套件 \(profile.name) 需要 \(profile.key.rawValue) 密钥",
            "the profile \(profile.name) needs a key of \(profile.key.rawValue)")
    }
    let certificate = certificate ?? key.certificate
    if let certificate, !certificate.isOf(key.publicKey) {
        throw SigningProblem("证书与私钥不配对", "the certificate is not that of the key")
    }
    let place = try SignaturePlace.find(in: message, limits: limits)
    guard place.existing == nil || replacing else {
        throw SigningProblem("报文已有签名", "the message already carries a signature")
    }
    let bare = place.bytesWithoutSignature
    let digest = profile.digest.digest(try canonicalMessage(bare, limits: limits))
    var parts = SignatureText(
        profile: profile, digest: digest, keyName: keyName ?? certificate?.serial,
        certificate: certificate)
    // SignedInfo takes part of its canonical form from the message around it: so it is put in
    // place, canonicalised there as a verifier does it, and signed.
    let draft = place.inserting(parts.bytes)
    let info: [UInt8]
    do throws(SignatureForm.Wrong) {
        info = try SignedParts(draft, limits: limits).signedInfo
    } catch {
        throw SigningProblem(
            "\(error.path)：\(error.problem.says.zh)", "\(error.path): \(error.problem.says.en)")
    }
    parts.value = try key.sign(info, digest: profile.signatureDigest)
    return place.inserting(parts.bytes)
}

/// The canonical form over which the digest of an unsigned message is made.
public func canonicalMessage(
    _ message: [UInt8], limits: XMLLimits = .signed
) throws(SigningProblem) -> [UInt8] {
    do throws(SignatureForm.Wrong) {
        if let bytes = try SignedDocument.read(message, limits: limits).canonical() { return bytes }
    } catch {
        throw SigningProblem("\(error.path)：\(error.problem.says.zh)", error.path)
    }
    throw SigningProblem("报文无法规范化", "the message has no canonical form")
}

/// The text of one Signature.
private struct SignatureText {
    let profile: SignatureProfile
    let digest: [UInt8]
    let keyName: String?
    let certificate: Certificate?
    /// One zero until it is known.
    var value: [UInt8] = [0]

    var bytes: [UInt8] {
        var keyInfo = ""
        if let keyName { keyInfo += "<ds:KeyName>\(escaped(keyName))</ds:KeyName>" }
        if let certificate {
            keyInfo +=
                "<ds:X509Data><ds:X509Certificate>\(base64(certificate.der))"
                + "</ds:X509Certificate></ds:X509Data>"
        }
        if !keyInfo.isEmpty { keyInfo = "<ds:KeyInfo>\(keyInfo)</ds:KeyInfo>" }
        return Array(
            """
            <ds:Signature xmlns:ds="\(SignatureForm.namespace)"><ds:SignedInfo>\
            <ds:CanonicalizationMethod Algorithm="\(SignatureForm.canonicalization)"/>\
            <ds:SignatureMethod Algorithm="\(profile.signatureMethod)"/>\
            <ds:Reference URI=""><ds:Transforms>\
            <ds:Transform Algorithm="\(SignatureForm.enveloped)"/></ds:Transforms>\
            <ds:DigestMethod Algorithm="\(profile.digestMethod)"/>\
            <ds:DigestValue>\(base64(digest))</ds:DigestValue></ds:Reference></ds:SignedInfo>\
            <ds:SignatureValue>\(base64(value))</ds:SignatureValue>\(keyInfo)</ds:Signature>
            """.utf8)
    }

    private func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
    }
}

/// RFC 4648, one line.
func base64(_ bytes: [UInt8]) -> String {
    var text = [UInt8](repeating: 0, count: (bytes.count + 2) / 3 * 4 + 1)
    let count = EVP_EncodeBlock(&text, bytes, Int32(clamping: bytes.count))
    return String(decoding: text[..<Int(count)], as: UTF8.self)
}
