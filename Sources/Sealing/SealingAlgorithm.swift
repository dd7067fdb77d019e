/// 封存算法: the authenticated ciphers that a key may be made for.
package enum SealingAlgorithm: String, Sendable, CaseIterable {
    case aes256GCM = "aes-256-gcm"
    /// SM4 (GB/T 32907-2016) in the mode of NIST SP 800-38D, as in RFC 8998.
    case sm4GCM = "sm4-gcm"

    package var keyBytes: Int {
        switch self {
        case .aes256GCM: 32
        case .sm4GCM: 16
        }
    }

    /// How a sealed value names it.
    var code: UInt8 {
        switch self {
        case .aes256GCM: 1
        case .sm4GCM: 2
        }
    }

    func cipher(key: [UInt8]) throws(SealProblem) -> any SealCipher {
        guard key.count == keyBytes else {
            throw .failed("a key of \(rawValue) has \(keyBytes) bytes")
        }
        return switch self {
        case .aes256GCM: AESGCM(key: key)
        case .sm4GCM: try SM4GCM(key: key)
        }
    }
}

/// A cipher with its key: what is sealed under a nonce of 12 bytes opens with the same `context`
/// only, and is followed by a tag of 16 bytes.
protocol SealCipher: Sendable {
    /// Appends the sealed text and its tag.
    func seal(
        _ clear: [UInt8], nonce: [UInt8], context: [UInt8], to sealed: inout [UInt8]
    ) throws(SealProblem)

    /// Nil when the tag does not agree.
    func open(
        _ sealed: ArraySlice<UInt8>, nonce: ArraySlice<UInt8>, context: [UInt8]
    ) throws(SealProblem) -> [UInt8]?
}

extension SealCipher {
    static var nonceBytes: Int { 12 }
    static var tagBytes: Int { 16 }
}
