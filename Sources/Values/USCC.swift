/// 统一社会信用代码: the 18 characters that identify a legal person in China, GB 32100-2015.
///
/// Class of registration (2 characters), region (6 digits), organisation code (9 characters), check
/// character. One spelling only: small letters are refused.
public struct USCC: Hashable, Comparable, Sendable {
    public let text: String

    /// GB 32100-2015, table 3: no I, O, S, V, Z, which look like 1, 0, 5, U, 2.
    private static let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY".utf8)
    /// GB 32100-2015, table 4: powers of 3 modulo 31.
    private static let weights = [
        1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28,
    ]

    /// Nil for a wrong length, a character outside the alphabet, a region that is no number, or a
    /// wrong check character.
    public init?(_ text: some StringProtocol) {
        let isValid = withBytes(of: text) { bytes in
            guard bytes.count == 18, bytes.number(at: 2..<8) != nil,
                let check = USCC.checkCharacter(of: bytes)
            else { return false }
            return bytes[17] == check
        }
        guard isValid else { return nil }
        self.text = String(text)
    }

    /// The character that the first seventeen call for; nil when one is outside the alphabet.
    private static func checkCharacter(of bytes: UnsafeBufferPointer<UInt8>) -> UInt8? {
        var sum = 0
        for (index, weight) in weights.enumerated() {
            guard let value = alphabet.firstIndex(of: bytes[index]) else { return nil }
            sum += value * weight
        }
        return alphabet[(31 - sum % 31) % 31]
    }

    /// 主体标识码: the nine characters of the organisation code within.
    public var organisationCode: String { String(text.dropFirst(8).prefix(9)) }

    public static func < (left: USCC, right: USCC) -> Bool { left.text < right.text }
}

extension USCC: CustomStringConvertible {
    public var description: String { text }
}
