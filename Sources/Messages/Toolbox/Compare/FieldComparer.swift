import Values

/// 字段比较: two records of one table, field by field.
struct FieldComparer {
    let options: ComparisonOptions

    func papers(
        _ first: DraftElement, _ second: DraftElement, _ shape: PaperShape
    ) -> [ComparedField] {
        guard let head = shape.head else {
            return records(first.children, second.children, shape.fields, under: "")
        }
        var found = records(
            first.children(named: head), second.children(named: head), shape.fields,
            under: head + "/")
        guard let item = shape.item else { return found }
        let lines = first.lines(named: item, shape)
        var others = Dictionary(
            second.lines(named: item, shape), uniquingKeysWith: { first, _ in first })
        for (number, line) in lines {
            let path = "\(item)[\(number)]"
            if let other = others.removeValue(forKey: number) {
                found += records(line, other, shape.itemFields, under: path + "/")
            } else {
                found.append(.line(path, first: "✓", second: nil))
            }
        }
        // In the order of the second paper.
        for (number, _) in second.lines(named: item, shape) where others[number] != nil {
            found.append(.line("\(item)[\(number)]", first: nil, second: "✓"))
        }
        return found
    }

    /// In the order of the table; then what the table does not know.
    func records(
        _ first: [DraftElement], _ second: [DraftElement], _ table: [ShapeField],
        under prefix: String
    ) -> [ComparedField] {
        let (left, right) = (texts(of: first), texts(of: second))
        var found: [ComparedField] = []
        for row in table where !(options.onlyContent && row.isOfSending) {
            let (ours, theirs) = (left[row.tag], right[row.tag])
            guard ours != theirs, !isSameNumber(ours, theirs, row.format) else { continue }
            found.append(
                ComparedField(
                    path: prefix + row.tag, chinese: row.chinese, english: row.english,
                    first: ours.map { shown($0, row.meaning) },
                    second: theirs.map { shown($0, row.meaning) }))
        }
        let known = Set(table.map(\.tag))
        for tag in Set(left.keys).union(right.keys).subtracting(known).sorted()
        where left[tag] != right[tag] {
            // Nobody knows whether it is personal.
            found.append(
                ComparedField(
                    path: prefix + tag, chinese: "表中没有的元素", english: "not in the table",
                    first: left[tag].map { options.showsPersonal ? shortened($0) : "***" },
                    second: right[tag].map { options.showsPersonal ? shortened($0) : "***" }))
        }
        return found
    }

    typealias Texts = (
        path: String, chinese: String, english: String, first: String?, second: String?
    )

    func texts(_ texts: [Texts]) -> [ComparedField] {
        texts.filter { $0.first != $0.second }.map { text in
            ComparedField(
                path: text.path, chinese: text.chinese, english: text.english,
                first: text.first.map(shortened), second: text.second.map(shortened))
        }
    }

    private func texts(of fields: [DraftElement]) -> [String: String] {
        Dictionary(
            fields.map { ($0.name, $0.text ?? "") }, uniquingKeysWith: { first, _ in first })
    }

    private func shown(_ value: String, _ meaning: Meaning) -> String {
        shortened(options.showsPersonal ? value : meaning.masked(value))
    }

    private func isSameNumber(_ first: String?, _ second: String?, _ format: Format) -> Bool {
        guard let first, let second else { return false }
        if case .text = format { return false }
        guard let first = Amount(first), let second = Amount(second) else { return false }
        return first == second
    }
}

extension ComparedField {
    fileprivate static func line(_ path: String, first: String?, second: String?) -> Self {
        ComparedField(path: path, chinese: "商品项", english: "line", first: first, second: second)
    }
}

extension ShapeField {
    /// Whether it tells one sending from the next.
    fileprivate var isOfSending: Bool { ["guid", "appType", "appTime"].contains(tag) }
}

extension DraftElement {
    fileprivate func children(named name: String) -> [DraftElement] {
        children.first { $0.name == name }?.children ?? []
    }

    /// By `gnum=2` where lines are numbered, by place where they are not or two have one number.
    fileprivate func lines(
        named name: String, _ shape: PaperShape
    ) -> [(String, [DraftElement])] {
        let tag = shape.itemFields.first { $0.meaning == .lineNumber }?.tag
        var met: Set<String> = []
        return children.filter { $0.name == name }.enumerated().map { index, line in
            let number = line.children.first { $0.name == tag }?.text.map(shortened)
            let label = number.map { "\(tag ?? "")=\($0)" } ?? String(index)
            guard met.insert(label).inserted else { return ("\(label), \(index)", line.children) }
            return (label, line.children)
        }
    }
}
