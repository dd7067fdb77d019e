/// Lends the UTF-8 bytes of any text, without a copy where the text already holds them in a row.
func withBytes<Answer>(
    of text: some StringProtocol, _ body: (UnsafeBufferPointer<UInt8>) -> Answer
) -> Answer {
    if let answer = text.utf8.withContiguousStorageIfAvailable(body) { return answer }
    return Array(text.utf8).withUnsafeBufferPointer(body)
}

extension UInt8 {
    /// 0 to 9 for an ASCII digit, nil for everything else: full-width digits are not digits here.
    var digit: Int? {
        let value = self &- 0x30
        return value <= 9 ? Int(value) : nil
    }

    var isUppercaseLetter: Bool { self >= 0x41 && self <= 0x5A }
}

extension UnsafeBufferPointer<UInt8> {
    /// The number written in decimal digits at `range`; nil as soon as one byte is no digit.
    func number(at range: Range<Int>) -> Int? {
        guard range.lowerBound >= 0, range.upperBound <= count, range.count <= 18 else {
            return nil
        }
        var value = 0
        for index in range {
            guard let digit = self[index].digit else { return nil }
            value = value * 10 + digit
        }
        return value
    }
}

/// A text of fixed length put together from numbers of fixed width, such as `2026-11-21`.
///
/// Every receipt carries several of them, so they are written byte by byte into one text.
func digits(_ parts: [(value: Int, width: Int)], between separators: StaticString = "") -> String {
    let separator = separators.withUTF8Buffer { Array($0) }
    let length = parts.reduce(separator.count) { $0 + $1.width }
    return String(unsafeUninitializedCapacity: length) { bytes in
        var end = 0
        for (index, part) in parts.enumerated() {
            var rest = part.value
            for position in stride(from: end + part.width - 1, through: end, by: -1) {
                bytes[position] = UInt8(ascii: "0") + UInt8(rest % 10)
                rest /= 10
            }
            end += part.width
            if index < separator.count {
                bytes[end] = separator[index]
                end += 1
            }
        }
        return end
    }
}
