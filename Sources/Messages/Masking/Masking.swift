import Values

extension Meaning {
    /// Whether the value is about a person and must not be shown or logged as it is.
    public var isPersonal: Bool {
        switch self {
        case .personName, .personID, .personAccount, .telephone, .address: true
        case .plain, .guid, .changeKind, .businessStatus, .returnStatus, .lineNumber, .timestamp,
            .timestampMillis, .day, .fixed, .oneOf, .code, .commodity, .enterprise:
            false
        }
    }

    /// The value as it may be shown.
    public func masked(_ value: String) -> String {
        switch self {
        case .personName: maskedName(value)
        case .personID, .personAccount: maskedIDNumber(value)
        case .telephone: maskedPhone(value)
        case .address: maskedAddress(value)
        case .plain, .guid, .changeKind, .businessStatus, .returnStatus, .lineNumber, .timestamp,
            .timestampMillis, .day, .fixed, .oneOf, .code, .commodity, .enterprise:
            value
        }
    }
}

extension Field {
    /// The value in its shortest text form; nil where it is absent.
    public func text(in record: Root) -> String? {
        switch property {
        case .text(let path): record[keyPath: path]
        case .optionalText(let path): record[keyPath: path]
        case .decimal(let path): record[keyPath: path].plain
        case .optionalDecimal(let path): record[keyPath: path]?.plain
        case .integer(let path): String(record[keyPath: path])
        }
    }
}

extension Record {
    /// The same record with every personal value masked.
    public func masked() -> Self {
        var record = self
        for field in Self.fields where field.meaning.isPersonal {
            switch field.property {
            case .text(let path):
                record[keyPath: path] = field.meaning.masked(record[keyPath: path])
            case .optionalText(let path):
                record[keyPath: path] = record[keyPath: path].map(field.meaning.masked)
            case .decimal, .optionalDecimal, .integer:
                preconditionFailure("a personal value is a text")
            }
        }
        return record
    }
}

extension AnyPaper {
    /// The same paper with every personal value masked; a format receipt, which quotes the whole
    /// original, quotes nothing.
    public func masked() -> AnyPaper { map(Masking()) }
}

/// Head first, then line after line: what a page or a dossier shows. Absent fields are left out.
public func maskedFields(of paper: AnyPaper) -> [MaskedField] { paper.visit(ListingMasked()) }

/// The same fields with nothing masked, for those who may see it and said why.
public func clearFields(of paper: AnyPaper) -> [MaskedField] { paper.visit(ListingClear()) }

/// One field as a page shows it: its place, its two labels and its masked value.
public struct MaskedField: Sendable, Equatable {
    /// 0 for the head, 1 and up for the lines.
    public var line: Int
    public var tag: String
    public var chinese: String
    public var english: String
    public var value: String
}

private struct Masking: PaperTransform {
    func transform<P: Paper>(_ paper: P) -> P {
        var masked = paper.masked()
        if P.itemElement != nil { masked.items = paper.items.map { $0.masked() } }
        return masked.withoutQuotation()
    }
}

private struct ListingMasked: PaperVisitor {
    func visit(_ paper: some Paper) -> [MaskedField] {
        paper.withoutQuotation().listed(line: 0)
            + paper.items.enumerated().flatMap { $1.listed(line: $0 + 1) }
    }
}

private struct ListingClear: PaperVisitor {
    func visit(_ paper: some Paper) -> [MaskedField] {
        paper.listed(line: 0, isMasked: false)
            + paper.items.enumerated().flatMap { $1.listed(line: $0 + 1, isMasked: false) }
    }
}

extension Paper {
    /// CEB900 carries the original message, in which everything personal stands in the clear.
    fileprivate func withoutQuotation() -> Self {
        guard var receipt = self as? FormatReceipt else { return self }
        if !receipt.oriBizMessage.isEmpty { receipt.oriBizMessage = "***" }
        return receipt as? Self ?? self
    }
}

extension Record {
    fileprivate func listed(line: Int, isMasked: Bool = true) -> [MaskedField] {
        Self.fields.compactMap { field in
            guard let text = field.text(in: self) else { return nil }
            return MaskedField(
                line: line, tag: field.tag, chinese: field.chinese, english: field.english,
                value: isMasked ? field.meaning.masked(text) : text)
        }
    }
}
