// The lexical rules of XML Schema that the reader needs.

/// Characters in the sense of XML Schema: Unicode scalars, not bytes and not what a reader sees.
func scalarCount(_ text: UnsafeBufferPointer<UInt8>) -> Int {
    var count = 0
    for byte in text where byte & 0xC0 != 0x80 { count += 1 }
    return count
}

/// whiteSpace = collapse, for numbers: only the ends matter, blanks inside are no number anyway.
func collapsed(_ text: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    var start = 0
    var end = text.count
    while start < end, isBlank(text[start]) { start += 1 }
    while end > start, isBlank(text[end - 1]) { end -= 1 }
    return UnsafeBufferPointer(rebasing: text[start..<end])
}

func isAllBlank(_ text: UnsafeBufferPointer<UInt8>) -> Bool { text.allSatisfy(isBlank) }

private func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
}

/// xs:int: a sign, digits, 32 bits; leading zeros do not count.
///
/// XML Schema would strip blanks at the ends, the schema processor in common use (libxml2) refuses
/// them; a message that half of the world refuses is refused here too.
func readInteger(_ text: UnsafeBufferPointer<UInt8>) -> Int? {
    var index = 0
    var isNegative = false
    if let first = text.first, first == UInt8(ascii: "-") || first == UInt8(ascii: "+") {
        isNegative = first == UInt8(ascii: "-")
        index = 1
    }
    guard index < text.count else { return nil }
    var value = 0
    while index < text.count {
        let digit = text[index] &- 0x30
        guard digit <= 9 else { return nil }
        value = value * 10 + Int(digit)
        guard value <= 1 << 31 else { return nil }
        index += 1
    }
    let number = isNegative ? -value : value
    return number >= Int(Int32.min) && number <= Int(Int32.max) ? number : nil
}
