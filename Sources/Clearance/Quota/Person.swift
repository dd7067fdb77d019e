import Crypto
import Values

/// 人: one person however the ID number is written, known to tables only by a keyed hash.
package func personKey(idNumber: String, zone: Zone) -> String {
    let normal = ResidentID.normalise(idNumber)
    return keyedHash(Array("person/\(normal)".utf8), secret: zone.secret)
}

/// The first 16 bytes of HMAC-SHA256 under the zone's secret, as 32 hex digits.
package func keyedHash(_ bytes: [UInt8], secret: [UInt8]) -> String {
    let code = HMAC<SHA256>.authenticationCode(for: bytes, using: SymmetricKey(data: secret))
    return hexText(code.prefix(16))
}

package func sha256Hex(_ bytes: [UInt8]) -> String { hexText(SHA256.hash(data: bytes)) }

private let hexDigits = Array("0123456789abcdef".utf8)

package func hexText(_ bytes: some Sequence<UInt8>) -> String {
    var text: [UInt8] = []
    text.reserveCapacity(64)
    for byte in bytes {
        text.append(hexDigits[Int(byte >> 4)])
        text.append(hexDigits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
}
