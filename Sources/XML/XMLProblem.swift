/// 报文问题: why a document could not be read, where, and what would have been right.
public struct XMLProblem: Error, Sendable, Hashable {
    public let kind: Kind
    public let position: XMLPosition
    public let chinese: String
    public let english: String
    /// What the place should have held, in words or as a figure; empty when there is no such thing.
    public let expected: String
    /// What it held: never more than 80 characters of the document, without control characters.
    public let found: String
    /// The clause of the standard or the limit that was broken.
    public let rule: String

    /// In the order in which a document is looked at.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        case empty
        case tooLarge
        case encodingUnsupported
        case encodingContradiction
        case encodingInvalid
        case doctypeForbidden
        case entityForbidden
        case notWellFormed
        case tooDeep
        case tooManyElements
        case tooManyAttributes
        case tooManyNamespaces
        case nameTooLong
        case textTooLong
        case stoppedByVisitor
    }

    public init(
        kind: Kind, position: XMLPosition, chinese: String, english: String, expected: String = "",
        found: String = "", rule: String = ""
    ) {
        self.kind = kind
        self.position = position
        self.chinese = chinese
        self.english = english
        self.expected = expected
        self.found = XMLProblem.shortened(found)
        self.rule = rule
    }

    init(_ reason: Reason, at position: XMLPosition) {
        self.init(
            kind: reason.kind, position: position, chinese: reason.chinese, english: reason.english,
            expected: reason.expected, found: reason.found, rule: reason.rule)
    }

    private static func shortened(_ text: String) -> String {
        let scalars = text.unicodeScalars.prefix(81)
            .map { $0.properties.generalCategory == .control ? " " : $0 }
        var result = String.UnicodeScalarView()
        result.append(contentsOf: scalars.prefix(80))
        return scalars.count > 80 ? String(result) + "…" : String(result)
    }
}

extension XMLProblem: CustomStringConvertible {
    public var description: String {
        "\(kind.rawValue) at line \(position.line), column \(position.column): \(english)"
    }
}
