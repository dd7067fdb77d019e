/// The field table of a type for a terminal: one line a field, both languages.
public func manual(of type: MessageType) -> String {
    let shape = type.shape
    var out = "\(type.rawValue)  \(type.title.zh) / \(type.title.en)\n"
    out += "发送 / sent by: \(type.sender.zh) / \(type.sender.en)\n"
    if let receipt = type.receipt { out += "回执 / answered by: \(receipt.rawValue)\n" }
    if type.since == .may2022 { out += "版本 / edition: 2022-05 新增 / new in 2022-05\n" }
    if type.mustBeSigned { out += "签名 / signature: 必填 / required\n" }
    for (title, fields) in shape.sections {
        out += "\n\(title)\n" + textTable(fields)
    }
    if !type.notes.isEmpty {
        out += "\nXSD / PDF 出入 (XSD 为准 / the schema wins)\n"
        for note in type.notes {
            out += "  \(note.tag): XSD \(note.schema); PDF \(note.print)\n"
        }
    }
    if !shape.changes.isEmpty {
        out += "\n版本差异 / editions (2018-113 -> 2022-05)\n"
        for change in shape.changes {
            out += "  \(change.place): \(change.earlier) -> \(change.later)\n"
        }
    }
    if !shape.leniencies.isEmpty {
        out += "\n宽限 / leniencies\n"
        for rule in shape.leniencies {
            out += "  \(rule.code) \(rule.title.zh) / \(rule.title.en)\n"
        }
    }
    return out
}

/// All types in one line each.
public func manualIndex() -> String {
    MessageType.allCases.map { type in
        let answered = type.receipt.map { " -> \($0.rawValue.prefix(6))" } ?? ""
        return "\(type.rawValue)  \(type.title.zh) / \(type.title.en)\(answered)\n"
    }.joined()
}

extension PaperShape {
    /// Head and lines with the elements around them and how often those may occur.
    var sections: [(title: String, fields: [ShapeField])] {
        let papers = [.ceb816, .ceb818].contains(type) ? "1..*" : "1..\(type.paperLimit)"
        let head =
            self.head.map { "\(element) [\(papers)] / \($0) [1]" } ?? "\(element) [\(papers)]"
        guard let item else { return [(head, fields)] }
        let limit = itemLimits.upperBound == .max ? "*" : String(itemLimits.upperBound)
        return [
            (head, fields),
            ("\(element) / \(item) [\(itemLimits.lowerBound)..\(limit)]", itemFields),
        ]
    }
}

private func textTable(_ fields: [ShapeField]) -> String {
    let rows = fields.enumerated().map { index, field in
        let described = field.meaning.described
        let meaning =
            described.zh.isEmpty || described.zh == described.en
            ? described.en : "\(described.zh) / \(described.en)"
        return [
            String(index + 1), field.tag, field.format.official,
            field.isRequired ? "必填 M" : "选填 O", field.chinese, field.english, meaning,
        ]
    }
    let widths = (0..<7).map { column in rows.map { displayWidth($0[column]) }.max() ?? 0 }
    return rows.map { row in
        let cells = zip(row, widths).map { text, width in
            text + String(repeating: " ", count: width - displayWidth(text))
        }
        let line = "  " + cells.joined(separator: "  ")
        return line.reversed().drop { $0 == " " }.reversed().map(String.init).joined() + "\n"
    }.joined()
}

/// Columns of a terminal: Chinese characters and full-width forms take two (Unicode UAX 11).
func displayWidth(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { width, scalar in
        switch scalar.value {
        case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
            0xFF00...0xFF60, 0xFFE0...0xFFE6:
            width + 2
        default: width + 1
        }
    }
}
