import COpenSSL

/// 摘要算法: SM3, SHA-1 or SHA-256, computed by OpenSSL.
public enum DigestAlgorithm: String, Sendable, CaseIterable, Codable {
    /// GB/T 32905-2016.
    case sm3 = "SM3"
    /// FIPS 180-4; broken for collisions, so only where a setting names it.
    case sha1 = "SHA-1"
    /// FIPS 180-4.
    case sha256 = "SHA-256"

    public func digest(_ bytes: [UInt8]) -> [UInt8] {
        var result = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
        var count: UInt32 = 0
        let done = EVP_Digest(bytes, bytes.count, &result, &count, method, nil)
        precondition(done == 1, "OpenSSL has no \(rawValue)")
        return Array(result[..<Int(count)])
    }

    var method: OpaquePointer? {
        switch self {
        case .sm3: EVP_sm3()
        case .sha1: EVP_sha1()
        case .sha256: EVP_sha256()
        }
    }
}
