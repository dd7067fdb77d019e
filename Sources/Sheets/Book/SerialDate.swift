import Values

/// 日期序号: the number by which a spreadsheet counts days, and what it stands for.
enum SerialDate {
    /// `20261121100000` for 46347.4166666667; nil for what is no day from 1900 on.
    static func compact14(_ plain: String, from1904: Bool) -> String? {
        let parts = plain.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count <= 2, let whole = Int(parts[0]), whole >= 0, whole < 2_958_466 else {
            return nil
        }
        var fraction: Int64 = 0
        for (place, byte) in (parts.count == 2 ? parts[1] : "").utf8.prefix(12).enumerated() {
            fraction += Int64(byte - 0x30) * tens[11 - place]
        }
        // The nearest second: a double keeps a moment to the microsecond.
        let seconds = (fraction * 86_400 + tens[12] / 2) / tens[12]
        // ECMA-376, 18.17.4.1: day 0 is 1904-01-01, or 1899-12-30 for days after February 1900.
        guard from1904 || whole > 60 else { return nil }
        let first: Int32 = from1904 ? -24_107 : -25_569
        let day = Day(number: first + Int32(whole))
        return Instant(startOf: day).adding(milliseconds: seconds * 1_000).compact14
    }

    private static let tens: [Int64] = (0...12).map { place in
        (0..<place).reduce(1) { value, _ in value * 10 }
    }

    /// `20261121100000` for `2026-11-21 10:00`, `2026/11/21 10:00:00` and what is compact already;
    /// a day alone is its midnight.
    static func compact14(written text: String) -> String? {
        let numbers = text.utf8.split { !($0 &- 0x30 <= 9) }
            .map { String(decoding: $0, as: UTF8.self) }
        let separators = text.utf8.filter { !($0 &- 0x30 <= 9) }
        let isPlain = separators.allSatisfy {
            $0 == 0x2D || $0 == 0x2F || $0 == 0x20 || $0 == 0x3A || $0 == UInt8(ascii: "T")
        }
        guard isPlain, separators.count <= 5, text.utf8.count <= 20 else { return nil }
        if numbers.count == 1 {
            switch (numbers[0].utf8.count, separators.count) {
            case (14, 0): return Instant(compact14: numbers[0])?.compact14
            case (8, 0): return Day(compact: numbers[0]).map { "\($0.compact)000000" }
            default: return nil
            }
        }
        guard [3, 5, 6].contains(numbers.count), numbers[0].utf8.count == 4,
            separators.count == numbers.count - 1,
            numbers.dropFirst().allSatisfy({ (1...2).contains($0.utf8.count) })
        else { return nil }
        let padded = numbers.map { $0.utf8.count == 1 ? "0\($0)" : $0 }
        let digits = padded.joined() + String(repeating: "00", count: 6 - numbers.count)
        return Instant(compact14: digits)?.compact14
    }
}
