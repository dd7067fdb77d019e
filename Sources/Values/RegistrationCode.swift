/// 海关注册编码: the 10 letters and digits under which customs knows an enterprise.
public struct RegistrationCode: Hashable, Comparable, Sendable {
    /// In capitals, such as `330766K00Q`.
    public let text: String

    /// Nil unless these are 10 ASCII digits and capital letters. Small letters are refused rather
    /// than raised, so that one enterprise has one spelling.
    public init?(_ text: some StringProtocol) {
        let isValid = withBytes(of: text) { bytes in
            bytes.count == 10 && bytes.allSatisfy { $0.digit != nil || $0.isUppercaseLetter }
        }
        guard isValid else { return nil }
        self.text = String(text)
    }

    public static func < (left: RegistrationCode, right: RegistrationCode) -> Bool {
        left.text < right.text
    }
}

extension RegistrationCode: CustomStringConvertible {
    public var description: String { text }
}
