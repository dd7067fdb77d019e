import Values

/// 问题草稿: an issue and the byte where it stands; lines are counted once, at the end.
struct IssueDraft {
    var issue: Issue
    let offset: Int
}

extension [IssueDraft] {
    /// In the order of the places; at one place in the order in which they were found.
    func byPlace() -> [IssueDraft] {
        enumerated()
            .sorted { ($0.element.offset, $0.offset) < ($1.element.offset, $1.offset) }
            .map(\.element)
    }
}

extension FieldShape {
    /// `C1..60`, `N19,5`, or the values that a rule allows.
    func expected(by rule: MessageRule, in edition: Edition?) -> String? {
        switch rule {
        case .missingField, .tooShort, .tooLong, .notDecimal, .tooManyDecimals, .notInteger,
            .tooManyDigits, .elementInField, .repeatedField, .earlierEdition:
            edition == .announcement113 ? earlierFormat.official : format.official
        case .changeKind: "1 | 2 | 3"
        case .businessStatus: "1 | 2"
        case .timestamp: meaning == .timestampMillis ? "yyyyMMddHHmmssSSS" : "yyyyMMddHHmmss"
        case .day: "yyyyMMdd"
        case .commodityCode: "[0-9]{10}"
        case .returnStatus: "-?[0-9]+"
        case .packageCount: "1"
        case .waybillStatus: "S"
        case .negativeNumber: ">= 0"
        case .zeroQuantity: "> 0"
        case .beyondOurLimit: "<= \(Amount.max)"
        case .fixedValue, .notInList, .exportValue, .transportChannel, .unknownCode, .officeCode,
            .wrapCode:
            meaning.allowed
        default: nil
        }
    }

    private var earlierFormat: Format { earlier?.length.map { .text($0) } ?? format }

    /// The value as a person may see it: personal data masked, never more than a line.
    func shown(_ text: String) -> String { shortened(meaning.masked(text)) }
}

extension Meaning {
    fileprivate var allowed: String? {
        switch self {
        case .fixed(let value): value
        case .oneOf(let values): values.joined(separator: " | ")
        case .code(let table): table.rawValue
        default: nil
        }
    }
}

/// At most sixty characters, so that a hostile value cannot flood an answer.
func shortened(_ text: String) -> String {
    text.unicodeScalars.count <= 60
        ? text : String(String.UnicodeScalarView(text.unicodeScalars.prefix(60))) + "…"
}
