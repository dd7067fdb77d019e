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

/// `value` in decimal, with zeros in front up to `width`.
func padded(_ value: Int, _ width: Int) -> String {
    let digits = String(value)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
