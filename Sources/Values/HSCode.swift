/// 商品编码: a code of the Chinese customs tariff, 8 digits or 10 with the two declaration digits.
public struct HSCode: Hashable, Comparable, Sendable {
    /// The digits alone, such as `3304990099`.
    public let text: String

    /// Nil unless these are 8 or 10 digits of a chapter from 01 to 99; chapter 77 is reserved by
    /// the World Customs Organization and has no goods.
    public init?(_ text: some StringProtocol) {
        let isValid = withBytes(of: text) { bytes in
            guard bytes.count == 8 || bytes.count == 10, bytes.number(at: 0..<bytes.count) != nil,
                let chapter = bytes.number(at: 0..<2)
            else { return false }
            return chapter != 0 && chapter != 77
        }
        guard isValid else { return nil }
        self.text = String(text)
    }

    /// 章: the first two digits.
    public var chapter: String { String(text.prefix(2)) }
    /// 品目: the first four digits.
    public var heading: String { String(text.prefix(4)) }
    /// 税则号列: the first eight digits, to which tariff rates belong.
    public var line8: String { String(text.prefix(8)) }

    public static func < (left: HSCode, right: HSCode) -> Bool { left.text < right.text }
}

extension HSCode: CustomStringConvertible {
    public var description: String { text }
}
