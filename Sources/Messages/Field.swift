import Values

/// 字段: one row of a message table: tag, labels, official format, meaning and place in the struct.
///
/// The property's type carries presence (`String` required, `String?` optional); the row carries
/// the official format, so that it reads like the printed standard.
public struct Field<Root>: Sendable {
    public let tag: String
    public let chinese: String
    public let english: String
    public let format: Format
    public let meaning: Meaning
    public let property: Property
    /// The value that an empty element stands for by the schema; nil where empty is empty.
    public var emptyText: String?
    /// Nil where both editions say the same.
    public var earlier: EarlierRow?

    /// Where the value lives.
    public enum Property: Sendable {
        case text(WritableKeyPath<Root, String> & Sendable)
        case optionalText(WritableKeyPath<Root, String?> & Sendable)
        case decimal(WritableKeyPath<Root, Amount> & Sendable)
        case optionalDecimal(WritableKeyPath<Root, Amount?> & Sendable)
        case integer(WritableKeyPath<Root, Int> & Sendable)
    }

    public var isRequired: Bool {
        switch property {
        case .text, .decimal, .integer: true
        case .optionalText, .optionalDecimal: false
        }
    }
}

/// 格式: the official format of a field (XSD 2022-05).
public enum Format: Sendable, Equatable {
    /// `C..n`, `C1..n`, `Cn`: characters, counted as Unicode scalars.
    case text(ClosedRange<Int>)
    /// `N19,5`: 19 digits in all, 5 of them decimals.
    case decimal
    /// `xs:int`.
    case integer
    /// `xs:int` of at most so many digits.
    case digits(Int)
}

/// 含义: what a field means beyond its format; drives checks, masking, samples and the manual.
public enum Meaning: Sendable, Equatable {
    case plain
    case guid, changeKind, businessStatus, returnStatus, lineNumber
    /// yyyyMMddHHmmss, yyyyMMddHHmmssSSS, yyyyMMdd in Beijing time.
    case timestamp, timestampMillis, day
    case fixed(String)
    case oneOf([String])
    case code(CodeTableName)
    case commodity, enterprise
    /// Personal data, masked wherever shown.
    case personName, personID, personAccount, telephone, address
}

/// 代码表: the code tables a field may refer to.
public enum CodeTableName: String, Sendable, CaseIterable {
    case countries, currencies, units, transportModes, tradeModes, customsOffices, wrapTypes
}

extension Field {
    public static func text(
        _ tag: String, _ path: WritableKeyPath<Root, String> & Sendable, _ chinese: String,
        _ english: String, _ length: ClosedRange<Int>, _ meaning: Meaning = .plain
    ) -> Self {
        Self(
            tag: tag, chinese: chinese, english: english, format: .text(length), meaning: meaning,
            property: .text(path))
    }

    public static func text(
        _ tag: String, _ path: WritableKeyPath<Root, String?> & Sendable, _ chinese: String,
        _ english: String, _ length: ClosedRange<Int>, _ meaning: Meaning = .plain
    ) -> Self {
        Self(
            tag: tag, chinese: chinese, english: english, format: .text(length), meaning: meaning,
            property: .optionalText(path))
    }

    public static func decimal(
        _ tag: String, _ path: WritableKeyPath<Root, Amount> & Sendable, _ chinese: String,
        _ english: String, _ meaning: Meaning = .plain
    ) -> Self {
        Self(
            tag: tag, chinese: chinese, english: english, format: .decimal, meaning: meaning,
            property: .decimal(path))
    }

    public static func decimal(
        _ tag: String, _ path: WritableKeyPath<Root, Amount?> & Sendable, _ chinese: String,
        _ english: String, _ meaning: Meaning = .plain
    ) -> Self {
        Self(
            tag: tag, chinese: chinese, english: english, format: .decimal, meaning: meaning,
            property: .optionalDecimal(path))
    }

    public static func integer(
        _ tag: String, _ path: WritableKeyPath<Root, Int> & Sendable, _ chinese: String,
        _ english: String, _ meaning: Meaning = .plain
    ) -> Self {
        Self(
            tag: tag, chinese: chinese, english: english, format: .integer, meaning: meaning,
            property: .integer(path))
    }

    public static func integer(
        _ tag: String, _ path: WritableKeyPath<Root, Int> & Sendable, _ chinese: String,
        _ english: String, digits: Int, _ meaning: Meaning = .plain
    ) -> Self {
        Self(
            tag: tag, chinese: chinese, english: english, format: .digits(digits),
            meaning: meaning, property: .integer(path))
    }
}
