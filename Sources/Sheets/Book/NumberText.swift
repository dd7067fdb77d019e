import Values

/// 数字文本: a number as a workbook stores it, turned into decimal digits without a binary fraction.
struct NumberText: Equatable {
    /// `29.12`, without an exponent.
    var plain: String
    /// More than the fifteen digits that a double keeps: the last ones may have been lost.
    var mayHaveLostDigits: Bool

    /// IEEE 754 double: decimal numbers of fifteen digits survive, longer ones may not.
    private static let safeDigits = 15

    /// Reads `-1.1000000000000001E+17`; nil for what is no number or is beyond thirty digits.
    init?(_ text: String) {
        var bytes = Array(text.utf8)[...]
        guard bytes.count <= 60 else { return nil }
        let isNegative = bytes.first == UInt8(ascii: "-")
        if isNegative || bytes.first == UInt8(ascii: "+") { bytes.removeFirst() }
        var digits: [UInt8] = []
        var point: Int?
        var exponent = 0
        while let byte = bytes.popFirst() {
            switch byte {
            case 0x30...0x39: digits.append(byte)
            case UInt8(ascii: ".") where point == nil: point = digits.count
            case UInt8(ascii: "e"), UInt8(ascii: "E"):
                guard let value = Int(String(decoding: bytes, as: UTF8.self)), abs(value) <= 400
                else { return nil }
                exponent = value
                bytes = []
            default: return nil
            }
        }
        guard !digits.isEmpty else { return nil }
        var whole = (point ?? digits.count) + exponent
        while let first = digits.first, first == 0x30 {
            digits.removeFirst()
            whole -= 1
        }
        if digits.isEmpty {
            (plain, mayHaveLostDigits) = ("0", false)
            return
        }
        guard abs(whole) <= 30 else { return nil }
        mayHaveLostDigits = whole > Self.safeDigits
        NumberText.round(&digits, &whole)
        plain = (isNegative ? "-" : "") + NumberText.written(digits, whole)
    }

    /// To fifteen digits: 1.1000000000000001 is what a program stores for 1.1.
    private static func round(_ digits: inout [UInt8], _ whole: inout Int) {
        if digits.count > safeDigits {
            let isUp = digits[safeDigits] >= 0x35
            digits.removeLast(digits.count - safeDigits)
            if isUp {
                var index = safeDigits - 1
                while index >= 0, digits[index] == 0x39 {
                    digits[index] = 0x30
                    index -= 1
                }
                if index >= 0 {
                    digits[index] += 1
                } else {
                    digits.insert(0x31, at: 0)
                    whole += 1
                }
            }
        }
        while digits.last == 0x30 { digits.removeLast() }
    }

    private static func written(_ digits: [UInt8], _ whole: Int) -> String {
        if whole <= 0 {
            return "0." + String(repeating: "0", count: -whole)
                + String(decoding: digits, as: UTF8.self)
        }
        if whole >= digits.count {
            return String(decoding: digits, as: UTF8.self)
                + String(repeating: "0", count: whole - digits.count)
        }
        return String(decoding: digits[..<whole], as: UTF8.self) + "."
            + String(decoding: digits[whole...], as: UTF8.self)
    }
}
