import Values

/// A rule that compares fields, broken: where to point and what would have been right.
struct BrokenPaperRule {
    let rule: MessageRule
    let field: FieldShape
    /// 0 and up for a line, nil for the head.
    let line: Int?
    let offset: Int
    var expected: String?
    var found: String?
}

/// Asks a paper what its own fields say against each other. A rule is only asked when every field
/// that it compares was read well: one mistake is reported once.
struct PaperCheck {
    let head: RecordReader
    let item: RecordShape?
    let marks: PaperMarks
    private(set) var broken: [BrokenPaperRule] = []

    init(head: RecordReader, item: RecordShape?, marks: PaperMarks) {
        self.head = head
        self.item = item
        self.marks = marks
    }

    mutating func head(
        _ rule: MessageRule, _ tag: String, expected: String? = nil, found: String? = nil
    ) {
        let row = head.shape.row(ofTag: tag)
        broken.append(
            BrokenPaperRule(
                rule: rule, field: head.shape.fields[row], line: nil, offset: head.offset(of: row),
                expected: expected, found: found))
    }

    mutating func line(
        _ line: Int, _ rule: MessageRule, _ tag: String, expected: String? = nil,
        found: String? = nil
    ) {
        guard let item else { return }
        let row = item.row(ofTag: tag)
        broken.append(
            BrokenPaperRule(
                rule: rule, field: item.fields[row], line: line,
                offset: marks.offset(of: row, line: line), expected: expected, found: found))
    }

    /// 从1开始连续序号: every number from 1 to the number of lines, in any order, once.
    mutating func lineNumbersRun(_ numbers: [Int]) {
        // The usual paper needs no table.
        if zip(numbers, 1...).allSatisfy({ $0 == $1 }) { return }
        var met = [Bool](repeating: false, count: numbers.count + 1)
        for (index, number) in numbers.enumerated() where isNumbered(index) {
            if number < 1 || number > numbers.count {
                line(
                    index, .lineNumber, "gnum", expected: "1..\(numbers.count)",
                    found: String(number))
            } else if met[number] {
                line(index, .repeatedLineNumber, "gnum", found: String(number))
            } else {
                met[number] = true
            }
        }
    }

    /// 对应原清单表体序号: any positive numbers, each once.
    mutating func lineNumbersDiffer(_ numbers: [Int]) {
        var met: Set<Int> = []
        for (index, number) in numbers.enumerated() where isNumbered(index) {
            if number < 1 {
                line(index, .lineNumber, "gnum", expected: ">= 1", found: String(number))
            } else if !met.insert(number).inserted {
                line(index, .repeatedLineNumber, "gnum", found: String(number))
            }
        }
    }

    /// gnum is the first field of every line.
    private func isNumbered(_ index: Int) -> Bool { marks.isSound(index, 1) }

    /// 总价 = 单价 × 数量: exactly, or when both are rounded to the fen.
    mutating func itemTotal(_ index: Int, _ price: Amount, _ qty: Amount, _ total: Amount) {
        let product = price.multiplied(by: qty)
        if product == total { return }
        if let product, product.roundedToFen() == total.roundedToFen() { return }
        line(
            index, .itemTotal, "totalPrice", expected: product?.plain ?? "<= \(Amount.max)",
            found: total.plain)
    }
}
