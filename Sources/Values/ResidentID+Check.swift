/// Why a text is no resident ID, in order of precedence.
public enum ResidentIDProblem: Error, Hashable, Sendable, CaseIterable {
    case wrongLength, wrongCharacter, unknownRegion, noSuchBirthDay, bornInFuture, wrongCheckDigit

    public var chinese: String {
        switch self {
        case .wrongLength: "不是18位"
        case .wrongCharacter: "前17位应为数字，末位应为数字或X"
        case .unknownRegion: "地区代码不存在"
        case .noSuchBirthDay: "出生日期不存在"
        case .bornInFuture: "出生日期晚于当日"
        case .wrongCheckDigit: "校验位不正确"
        }
    }

    public var english: String {
        switch self {
        case .wrongLength: "not 18 characters"
        case .wrongCharacter: "17 digits and then a digit or X are expected"
        case .unknownRegion: "no such region code"
        case .noSuchBirthDay: "no such birth day"
        case .bornInFuture: "the birth day lies in the future"
        case .wrongCheckDigit: "wrong check digit"
        }
    }
}

extension ResidentID {
    /// GB 11643-1999, 5: weights of positions 1 to 17.
    private static let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    /// GB 11643-1999, 5 (ISO 7064 MOD 11-2): the check digit by the remainder of the weighted sum.
    private static let checkDigits = Array("10X98765432".utf8)
    /// GB/T 2260: the provinces. 81, 82 and 83 are residents from Hong Kong, Macao and Taiwan
    /// (国办发〔2018〕81号); numbers of permanent residents from abroad begin with 9.
    private static let provinces: Set<Int> = [
        11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46,
        50, 51, 52, 53, 54, 61, 62, 63, 64, 65, 71, 81, 82, 83,
    ]

    static func problem(in bytes: UnsafeBufferPointer<UInt8>, today: Day?) -> ResidentIDProblem? {
        guard bytes.count == 18 else { return .wrongLength }
        guard bytes.number(at: 0..<17) != nil,
            bytes[17].digit != nil || bytes[17] == UInt8(ascii: "X")
        else { return .wrongCharacter }
        guard let province = bytes.number(at: 0..<2),
            provinces.contains(province) || province / 10 == 9
        else { return .unknownRegion }
        // Without a clock at hand only births that no living buyer can have are refused here.
        guard let birthDay = Day(compactUTF8: .init(rebasing: bytes[6..<14])),
            birthDay.year >= 1800
        else { return .noSuchBirthDay }
        guard birthDay.year < 2200, today.map({ birthDay <= $0 }) ?? true else {
            return .bornInFuture
        }
        var sum = 0
        for (index, weight) in weights.enumerated() {
            sum += (bytes[index].digit ?? 0) * weight
        }
        return bytes[17] == checkDigits[sum % 11] ? nil : .wrongCheckDigit
    }

    /// One spelling for one person: drops blanks (U+3000 too), zero-width characters and byte order
    /// marks, turns full-width digits and letters into ASCII and small letters into capitals. Other
    /// scripts' look-alikes, such as a Cyrillic Х, stay and are refused by the check.
    public static func normalise(_ text: String) -> String {
        let isCanonical = text.utf8.allSatisfy { $0.digit != nil || $0.isUppercaseLetter }
        if isCanonical { return text }
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x00AD, 0x180E, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0xFEFF:
                continue
            case _ where scalar.properties.isWhitespace:
                continue
            case 0xFF10...0xFF19, 0xFF21...0xFF3A, 0xFF41...0xFF5A:
                result.append(capital(scalar.value - 0xFEE0))
            default:
                result.append(scalar.isASCII ? capital(scalar.value) : scalar)
            }
        }
        return String(result)
    }

    /// The ASCII character in capitals.
    private static func capital(_ value: UInt32) -> Unicode.Scalar {
        let byte = UInt8(truncatingIfNeeded: value)
        let isSmall = byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z")
        return Unicode.Scalar(isSmall ? byte - 0x20 : byte)
    }
}
