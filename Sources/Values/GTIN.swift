/// 商品条码: a GS1 trade item number of 8, 12, 13 or 14 digits with its check digit.
public struct GTIN: Hashable, Comparable, Sendable {
    /// As it was written; two spellings of one item differ only in zeros in front.
    public let text: String

    /// Nil for a wrong length, something else than digits, or a wrong check digit.
    public init?(_ text: some StringProtocol) {
        guard withBytes(of: text, GTIN.isValid) else { return nil }
        self.text = String(text)
    }

    /// Fourteen digits, the form in which two numbers are the same item.
    public var gtin14: String { String(repeating: "0", count: 14 - text.utf8.count) + text }

    /// GS1 General Specifications, 7.9: weights 3 and 1 in turn from the right, modulo 10.
    private static func isValid(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard [8, 12, 13, 14].contains(bytes.count) else { return false }
        var sum = 0
        for (index, byte) in bytes.enumerated() {
            guard let digit = byte.digit else { return false }
            sum += digit * ((bytes.count - index) % 2 == 0 ? 3 : 1)
        }
        return sum % 10 == 0
    }

    public static func < (left: GTIN, right: GTIN) -> Bool { left.text < right.text }
}

extension GTIN: CustomStringConvertible {
    public var description: String { text }
}
