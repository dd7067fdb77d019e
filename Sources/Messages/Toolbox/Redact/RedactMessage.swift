/// 脱敏结果: a message in which nobody is named any more.
public struct Redaction: Sendable {
    /// In the form in which the message came.
    public var bytes: [UInt8]
    /// How many values were replaced.
    public var replaced: Int
    /// Everything that was removed or changed beside the personal fields.
    public var issues: [Issue]
}

/// Replaces every personal value by a made-up one of the same kind and validity: numbers keep right
/// check digits, the same person gets the same substitute under the same key, and births lie before
/// 1900. What the tables do not know is removed, because nobody can say what it holds.
public func redactMessage(
    _ bytes: [UInt8], key: RedactionKey, limits: ReadingLimits = ReadingLimits()
) -> Result<Redaction, WholeMessageProblem> {
    if MessageForm(of: bytes) == .xml, isDxpEnvelope(bytes) {
        return readDxpEnvelope(bytes, limits: limits).flatMap { envelope, payload in
            redactMessage(payload, key: key, limits: limits).map { redaction in
                var redaction = redaction
                redaction.bytes = writeDxpEnvelope(envelope, payload: redaction.bytes)
                return redaction
            }
        }
    }
    return readDraft(bytes, limits: limits).map { reading in
        var redactor = Redactor(
            shape: reading.shape, substitutes: Substitutes(key: key), issues: reading.issues)
        let draft = redactor.redacted(reading.draft)
        let isJSON = MessageForm(of: bytes) == .json
        return Redaction(
            bytes: isJSON ? messageJSON(draft) : draft.xml(), replaced: redactor.replaced,
            issues: Array(redactor.issues.prefix(limits.issuesPerMessage)))
    }
}

/// Walks a draft along its tables.
private struct Redactor {
    let shape: PaperShape
    let substitutes: Substitutes
    var issues: [Issue]
    private(set) var replaced = 0
    /// The personal values of the paper at hand, for the texts in which they may stand again.
    private var known: [(value: String, substitute: String)] = []

    init(shape: PaperShape, substitutes: Substitutes, issues: [Issue]) {
        self.shape = shape
        self.substitutes = substitutes
        self.issues = issues
    }

    mutating func redacted(_ draft: Draft) -> Draft {
        var draft = draft
        if draft.signature != nil { issues.append(Issue(.signature, at: "Signature")) }
        if draft.extendMessage != nil { issues.append(Issue(.extensions, at: "ExtendMessage")) }
        (draft.signature, draft.extendMessage) = (nil, nil)
        for index in draft.papers.indices {
            known = []
            // Twice, so that a text in front of a personal value is cleaned of it too.
            collect(draft.papers[index])
            redact(&draft.papers[index], at: "\(shape.element)[\(index)]")
        }
        known = []
        let transfer = BaseTransfer.fields.map(ShapeField.init)
        draft.transfer?.children.redactEach { self.redact(&$0, transfer, at: "BaseTransfer") }
        let subscription = BaseSubscribe.fields.map(ShapeField.init)
        for index in draft.subscriptions.indices {
            draft.subscriptions[index].children.redactEach {
                self.redact(&$0, subscription, at: "BaseSubscribe[\(index)]")
            }
        }
        return draft
    }

    private mutating func collect(_ paper: DraftElement) {
        for record in paper.records(of: shape) {
            for field in record.children {
                guard let row = record.table.first(where: { $0.tag == field.name }),
                    let value = field.text, value.unicodeScalars.count >= 2,
                    let substitute = substitutes.substitute(for: value, row.meaning)
                else { continue }
                known.append((value, substitute))
            }
        }
        // A short value may be part of a long one.
        known.sort { $0.value.utf8.count > $1.value.utf8.count }
    }

    private mutating func redact(_ paper: inout DraftElement, at path: String) {
        var line = 0
        if shape.head == nil {
            return paper.children.redactEach { self.redact(&$0, shape.fields, at: path) }
        }
        paper.children.redactEach { record in
            let isHead = record.name == shape.head
            let place = isHead ? "\(path)/\(record.name)" : "\(path)/\(record.name)[\(line)]"
            if !isHead { line += 1 }
            let table = isHead ? shape.fields : shape.itemFields
            record.children.redactEach { self.redact(&$0, table, at: place) }
        }
    }

    private mutating func redact(
        _ field: inout DraftElement, _ table: [ShapeField], at path: String
    ) {
        guard let value = field.text else { return }
        let place = "\(path)/\(field.name)"
        guard let row = table.first(where: { $0.tag == field.name }) else {
            field.text = "***"
            return
        }
        if let substitute = substitutes.substitute(for: value, row.meaning) {
            field.text = substitute
            if substitute != value { replaced += 1 }
        } else if row.tag == "oriBizMessage" {
            if !value.isEmpty { issues.append(Issue(.quotation, at: place)) }
            field.text = value.isEmpty ? "" : "***"
        } else if row.isFreeText {
            let text = substitutes.cleaned(value, of: known)
            guard text != value else { return }
            field.text = text
            replaced += 1
            issues.append(Issue(.freeText, at: place))
        }
    }
}

extension [DraftElement] {
    fileprivate mutating func redactEach(_ change: (inout DraftElement) -> Void) {
        for index in indices { change(&self[index]) }
    }
}

extension DraftElement {
    /// The head and the lines with their tables.
    fileprivate func records(
        of shape: PaperShape
    ) -> [(children: [DraftElement], table: [ShapeField])] {
        guard let head = shape.head else { return [(children, shape.fields)] }
        return children.map { ($0.children, $0.name == head ? shape.fields : shape.itemFields) }
    }
}

extension ShapeField {
    /// Room enough for a sentence, and no meaning that would say what stands there.
    fileprivate var isFreeText: Bool {
        if case .text(let length) = format, meaning == .plain {
            length.upperBound >= 200
        } else {
            false
        }
    }
}
