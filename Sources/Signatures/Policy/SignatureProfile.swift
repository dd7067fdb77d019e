/// 签名套件: one pair of algorithm names that may stand in a signature, and what they mean.
public struct SignatureProfile: Sendable, Hashable, Codable {
    /// As in settings and on the command line.
    public let name: String
    public let signatureMethod: String
    public let digestMethod: String
    public let key: KeyAlgorithm
    /// Of the signed message.
    public let digest: DigestAlgorithm
    /// Of the SignedInfo, before the key is applied.
    public let signatureDigest: DigestAlgorithm
    /// Rests on SHA-1: accepted only where a setting names it.
    public let isWeak: Bool
    /// Where it is written, or where it was seen.
    public let source: String

    /// SM2 with SM3: the one the standard prefers.
    public static let sm2SM3 = SignatureProfile(
        name: "sm2-sm3", signatureMethod: "http://www.chinaport.gov.cn/2022/04/xmldsig#sm2-sm3",
        digestMethod: "http://www.chinaport.gov.cn/2022/04/xmldsig#sm3",
        key: .sm2, digest: .sm3, signatureDigest: .sm3, isWeak: false,
        source: "CEB 2022-05, 6.2.1")

    /// What clients in the field send with the cards of today: SM2, but the message through SHA-1.
    public static let sm2SM3Field = SignatureProfile(
        name: "sm2-sm3-field", signatureMethod: "http://www.w3.org/2000/09/xmldsig#sm2-sm3",
        digestMethod: "http://www.w3.org/2000/09/xmldsig#sha1",
        key: .sm2, digest: .sha1, signatureDigest: .sm3, isWeak: true,
        source: "seen in the field, not in the standard")

    /// The standard's general algorithm.
    public static let rsaSHA1 = SignatureProfile(
        name: "rsa-sha1", signatureMethod: "http://www.w3.org/2000/09/xmldsig#rsa-sha1",
        digestMethod: "http://www.w3.org/2000/09/xmldsig#sha1",
        key: .rsa, digest: .sha1, signatureDigest: .sha1, isWeak: true,
        source: "CEB 2022-05, 6.2.1")

    /// RFC 6931, 2.3.2: for partners without SM2 who will not use SHA-1.
    public static let rsaSHA256 = SignatureProfile(
        name: "rsa-sha256",
        signatureMethod: "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
        digestMethod: "http://www.w3.org/2001/04/xmlenc#sha256",
        key: .rsa, digest: .sha256, signatureDigest: .sha256, isWeak: false,
        source: "RFC 6931, 2.3.2")

    public static let all = [sm2SM3, sm2SM3Field, rsaSHA1, rsaSHA256]

    /// The names of the standard itself or of W3C; anything else is no profile of ours.
    static func find(signatureMethod: String, digestMethod: String) -> SignatureProfile? {
        all.first { $0.signatureMethod == signatureMethod && $0.digestMethod == digestMethod }
    }

    public static func named(_ name: String) -> SignatureProfile? { all.first { $0.name == name } }
}
