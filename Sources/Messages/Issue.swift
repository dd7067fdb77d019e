/// 问题: one thing wrong at one place of a message; a value, collected, never thrown.
public struct Issue: Sendable, Equatable, Codable {
    public enum Severity: String, Sendable, Codable { case error, warning }

    public var severity: Severity
    /// Our permanent code, such as `MSG-004` or `MAT-04`.
    public var code: String
    /// The standard's code, such as `-301008` or `1332`, where it has one.
    public var official: String?
    /// Where: `Inventory[0]/InventoryHead/buyerName`.
    public var path: String
    public var line: Int?
    public var column: Int?
    public var message: Bilingual
    public var expected: String?
    /// What stood there; personal data masked.
    public var found: String?
    public var citation: String?
    public var fix: Bilingual?

    public init(
        severity: Severity = .error, code: String, official: String? = nil, path: String,
        line: Int? = nil, column: Int? = nil, message: Bilingual, expected: String? = nil,
        found: String? = nil, citation: String? = nil, fix: Bilingual? = nil
    ) {
        self.severity = severity
        self.code = code
        self.official = official
        self.path = path
        self.line = line
        self.column = column
        self.message = message
        self.expected = expected
        self.found = found
        self.citation = citation
        self.fix = fix
    }
}

/// A sentence in the two languages of the product.
public struct Bilingual: Sendable, Equatable, Codable {
    public var zh: String
    public var en: String

    public init(_ zh: String, _ en: String) {
        self.zh = zh
        self.en = en
    }
}

extension [Issue] {
    public var hasErrors: Bool { contains { $0.severity == .error } }
}
