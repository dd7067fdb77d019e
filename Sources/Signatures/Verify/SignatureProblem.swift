import Messages

/// 验签问题: why a signature is not accepted, in the order in which it is looked at.
///
/// Codes are permanent: a case may be retired, its code is never given again.
public enum SignatureProblem: String, Error, Sendable, CaseIterable, Codable {
    case unreadable = "SIG-01"
    case notSigned = "SIG-02"
    case severalSignatures = "SIG-03"
    case misplaced = "SIG-04"
    case malformed = "SIG-05"
    case commentInText = "SIG-06"
    case unknownAlgorithm = "SIG-07"
    case profileNotAccepted = "SIG-08"
    case digestMismatch = "SIG-09"
    case noCertificate = "SIG-10"
    case unfitKey = "SIG-11"
    case valueMismatch = "SIG-12"
    case untrusted = "SIG-13"
    case notYetValid = "SIG-14"
    case expired = "SIG-15"
    case wrongUsage = "SIG-16"
    case revoked = "SIG-17"
    case revocationUnknown = "SIG-18"
    case notBound = "SIG-19"

    /// Errors of the data exchange, CEB 2022-05, table 7-1: 数字签名无效, 数字签名过期, 签名与数据不符.
    public var exchangeCode: String {
        switch self {
        case .expired, .notYetValid: "1002"
        case .digestMismatch: "1004"
        default: "1001"
        }
    }
}
