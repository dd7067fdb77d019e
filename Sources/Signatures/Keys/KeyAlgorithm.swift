/// 密钥算法: what a key can do in this standard.
public enum KeyAlgorithm: String, Sendable, Codable {
    /// GB/T 32918, curve sm2p256v1.
    case sm2 = "SM2"
    /// PKCS #1 v1.5 signatures.
    case rsa = "RSA"

    /// GM/T 0009-2012, 10: the user identity that is hashed into ZA when none was agreed on.
    static let defaultUserID = Array("1234567812345678".utf8)
}
