import Values

/// 证书信息: what a verdict says of the certificate that was looked at.
public struct CertificateFacts: Sendable, Equatable, Codable {
    public var subject: String
    public var issuer: String
    public var serial: String
    /// RFC 3339, in the time of China.
    public var notBefore: String
    public var notAfter: String
    /// `SM2 256`, `RSA 2048`.
    public var key: String
    /// SHA-256 of the certificate.
    public var fingerprint: String

    public init(_ certificate: Certificate) {
        subject = certificate.subject
        issuer = certificate.issuer
        serial = certificate.serial
        notBefore = certificate.notBefore.rfc3339
        notAfter = certificate.notAfter.rfc3339
        key = "\(certificate.publicKey.algorithm.rawValue) \(certificate.publicKey.bits)"
        fingerprint = certificate.fingerprint
    }
}
