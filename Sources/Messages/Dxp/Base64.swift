/// RFC 4648 Base64, strictly: padding where it belongs, no stray bits; nil for anything else.
/// Blanks and line breaks are passed over where xs:base64Binary allows them.
package func decodeBase64(_ text: UnsafeBufferPointer<UInt8>, allowingBlanks: Bool) -> [UInt8]? {
    var result: [UInt8] = []
    result.reserveCapacity(text.count / 4 * 3)
    var bits: UInt32 = 0
    var count = 0
    var padding = 0
    for byte in text {
        let value = base64Values[Int(byte)]
        if value < 64 {
            guard padding == 0 else { return nil }
            bits = bits << 6 | UInt32(value)
            count += 1
            if count == 4 {
                result.append(UInt8(truncatingIfNeeded: bits >> 16))
                result.append(UInt8(truncatingIfNeeded: bits >> 8))
                result.append(UInt8(truncatingIfNeeded: bits))
                bits = 0
                count = 0
            }
        } else if byte == UInt8(ascii: "=") {
            padding += 1
        } else if !(allowingBlanks && value == 64) {
            return nil
        }
    }
    switch (count, padding) {
    case (0, 0): return result
    case (2, 2) where bits & 0xF == 0:
        result.append(UInt8(truncatingIfNeeded: bits >> 4))
        return result
    case (3, 1) where bits & 0x3 == 0:
        result.append(UInt8(truncatingIfNeeded: bits >> 10))
        result.append(UInt8(truncatingIfNeeded: bits >> 2))
        return result
    default: return nil
    }
}

/// 64 for blanks, 255 for what is not Base64.
private let base64Values: [UInt8] = {
    var values = [UInt8](repeating: 255, count: 256)
    let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    for (value, letter) in letters.utf8.enumerated() { values[Int(letter)] = UInt8(value) }
    for blank: UInt8 in [0x20, 0x09, 0x0A, 0x0D] { values[Int(blank)] = 64 }
    return values
}()

func encodeBase64(_ bytes: [UInt8]) -> [UInt8] {
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var result: [UInt8] = []
    result.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
        let left = bytes.count - start
        let first = UInt32(bytes[start]) << 16
        let second = left > 1 ? UInt32(bytes[start + 1]) << 8 : 0
        let bits = first | second | (left > 2 ? UInt32(bytes[start + 2]) : 0)
        result.append(letters[Int(bits >> 18)])
        result.append(letters[Int(bits >> 12 & 63)])
        result.append(left > 1 ? letters[Int(bits >> 6 & 63)] : UInt8(ascii: "="))
        result.append(left > 2 ? letters[Int(bits & 63)] : UInt8(ascii: "="))
    }
    return result
}
