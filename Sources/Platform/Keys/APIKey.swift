import Clearance
import Values

/// 密钥: who may call the platform, and as whom; the key itself is never stored.
package struct APIKey: Sendable, Equatable {
    /// Names the key in lists, so that it can be revoked without being known.
    package var id: String
    package var actor: Actor
    package var issuedAt: Instant

    /// A new key: `tg_` and 32 random bytes in base64url.
    static func makeToken() -> String {
        var random = SystemRandomNumberGenerator()
        let bytes = (0..<32).map { _ in UInt8.random(in: 0...255, using: &random) }
        return "tg_" + base64URL(bytes)
    }

    /// Only what could be a key is looked up.
    static func isToken(_ text: some StringProtocol) -> Bool {
        text.utf8.count == 46 && text.hasPrefix("tg_")
    }

    /// The form in which a key is stored and found; 32 random bytes need no salt.
    static func hash(of token: some StringProtocol) -> String { sha256Hex(Array(token.utf8)) }
}

/// Base64 with the alphabet of RFC 4648 section 5 and no padding.
private func base64URL(_ bytes: [UInt8]) -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)
    var text: [UInt8] = []
    var buffer: UInt32 = 0
    var bits = 0
    for byte in bytes {
        buffer = buffer << 8 | UInt32(byte)
        bits += 8
        while bits >= 6 {
            bits -= 6
            text.append(alphabet[Int(buffer >> UInt32(bits) & 63)])
        }
    }
    if bits > 0 { text.append(alphabet[Int(buffer << UInt32(6 - bits) & 63)]) }
    return String(decoding: text, as: UTF8.self)
}
