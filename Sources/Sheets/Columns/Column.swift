import Messages

/// 列: one column of the orders sheet, made from the message tables: what a person fills in once is
/// carried into every paper that has the field.
final class Column {
    /// What the header ends with: the tag, or `goods.country` where the head has a `country` too.
    let key: String
    let isLine: Bool
    let chinese: String
    let english: String
    private(set) var format: Format
    private(set) var meaning: Meaning
    /// At least one paper requires it.
    private(set) var isRequired: Bool
    private(set) var places: [ColumnPlace]

    init<R: Record>(_ field: Field<R>, key: String, place: ColumnPlace) {
        self.key = key
        isLine = place.isLine
        (chinese, english) = (field.chinese, field.english)
        (format, meaning, isRequired) = (field.format, field.meaning, field.isRequired)
        places = [place]
    }

    var header: String { "\(chinese) \(key)" }

    /// What a person is told in the note of the header.
    func note(isNeeded: Bool) -> String {
        let papers = Set(places.map(\.paper))
        let types = SheetPaper.allCases.filter(papers.contains)
            .map { String($0.messageType.rawValue.prefix(6)) }
        var lines = [
            "\(chinese) \(english)",
            "\(isNeeded ? "必填 required" : "选填 optional") · \(format.official)",
        ]
        if let values = allowed { lines.append("\(values.zh) \(values.en)") }
        if meaning.isPersonal { lines.append("个人信息 personal data") }
        lines.append(types.joined(separator: " "))
        return lines.joined(separator: "\n")
    }

    private var allowed: Bilingual? {
        switch meaning {
        case .code(let table): Bilingual("代码表：\(table.codes.chinese)", table.codes.english)
        case .oneOf(let values): Bilingual(values.joined(separator: "、"), "")
        case .timestamp: Bilingual("如 2026-11-21 10:00:00 北京时间", "Beijing time")
        case .day: Bilingual("如 2026-11-21", "")
        case .commodity: Bilingual("10位商品编码", "10 digits")
        case .enterprise: Bilingual("海关注册编码或统一社会信用代码", "customs or social credit code")
        case .fixed(let value): Bilingual("限定\(value)", "only \(value)")
        case .changeKind: Bilingual("1新增 2变更 3删除", "1 new, 2 change, 3 delete")
        default: nil
        }
    }

    /// Merges the field of another paper: both formats must hold, and one requirement is enough.
    func merge(_ other: Column) {
        if case .text(let mine) = format, case .text(let theirs) = other.format {
            let lower = max(mine.lowerBound, theirs.lowerBound)
            format = .text(lower...max(lower, min(mine.upperBound, theirs.upperBound)))
        }
        if meaning == .plain { meaning = other.meaning }
        isRequired = isRequired || other.isRequired
        places += other.places
    }
}
