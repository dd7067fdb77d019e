import Values

// Personal values in the midst of other words.

extension Substitutes {
    /// Replaces what is known of the paper's persons, every valid resident ID and every number of a
    /// mobile telephone.
    func cleaned(_ text: String, of known: [(value: String, substitute: String)]) -> String {
        var text = text
        for (value, substitute) in known where text.contains(value) {
            text = text.replacing(value, with: substitute)
        }
        return withoutNumbers(text)
    }

    private func withoutNumbers(_ text: String) -> String {
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        var index = 0
        while index < bytes.count {
            let start = index
            while index < bytes.count, (0x30...0x39).contains(bytes[index]) { index += 1 }
            if index - start == 17, index < bytes.count, bytes[index] | 0x20 == UInt8(ascii: "x") {
                index += 1
            }
            if index > start {
                result += substitute(forNumber: bytes[start..<index])
            } else {
                result.append(bytes[index])
                index += 1
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    private func substitute(forNumber digits: ArraySlice<UInt8>) -> [UInt8] {
        let text = String(decoding: digits, as: UTF8.self)
        if digits.count == 18, ResidentID(text)?.birthDay.year ?? 0 >= 1900 {
            return Array(idNumber(for: text).utf8)
        }
        let second = digits.dropFirst().first ?? 0
        let isMobile =
            digits.count == 11 && digits.first == UInt8(ascii: "1") && second >= UInt8(ascii: "3")
        guard isMobile, let substitute = substitute(for: text, .telephone) else {
            return Array(digits)
        }
        return Array(substitute.utf8)
    }
}
