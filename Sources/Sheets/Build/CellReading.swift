import Messages
import Values

extension Column {
    /// What a cell says, as the paper carries it; nil for an empty one.
    func text(of content: SheetCell.Content, from1904: Bool) -> Result<String?, CellProblem> {
        switch content {
        case .formula: return .failure(CellProblem(rule: .formula, found: "="))
        case .error(let text): return .failure(CellProblem(rule: .errorCell, found: text))
        case .flag(let isTrue): return .success(isTrue ? "TRUE" : "FALSE")
        case .text(let text): return .success(read(text))
        case .number(let stored, let isDate):
            return read(number: stored, isDate: isDate, from1904: from1904).map { $0 }
        }
    }

    private var isMoment: Bool { meaning == .timestamp || meaning == .day }

    private func read(_ text: String) -> String? {
        let text = trimmed(text)
        if text.isEmpty { return nil }
        switch meaning {
        case .timestamp: return SerialDate.compact14(written: text) ?? text
        case .day: return SerialDate.compact14(written: text).map { String($0.prefix(8)) } ?? text
        // A drop-down offers the code with its name behind it.
        case .code, .oneOf:
            return text.split(whereSeparator: \.isWhitespace).first.map(String.init) ?? text
        default: return text
        }
    }

    private func read(
        number stored: String, isDate: Bool, from1904: Bool
    ) -> Result<String, CellProblem> {
        guard let number = NumberText(stored) else {
            return .failure(CellProblem(rule: .errorCell, found: stored))
        }
        if isDate, isMoment {
            guard let moment = SerialDate.compact14(number.plain, from1904: from1904) else {
                return .failure(CellProblem(rule: .notADate, found: stored))
            }
            return .success(meaning == .day ? String(moment.prefix(8)) : moment)
        }
        if number.mayHaveLostDigits {
            return .failure(CellProblem(rule: .lostDigits, found: meaning.masked(number.plain)))
        }
        if isDate, case .text = format {
            return .failure(CellProblem(rule: .dateForText, found: number.plain))
        }
        return .success(isMoment ? read(number.plain) ?? "" : number.plain)
    }
}

/// Why a cell is not taken.
struct CellProblem: Error {
    var rule: SheetRule
    var found: String
}

/// Without the blanks that people and programs leave around a value.
private func trimmed(_ text: String) -> String {
    let isBlank = { (scalar: Unicode.Scalar) in
        // Letters, digits and Chinese characters are told at a glance.
        if (0x21...0x7E).contains(scalar.value) || (0x4E00...0x9FFF).contains(scalar.value) {
            return false
        }
        return scalar.properties.isWhitespace || scalar == "\u{FEFF}" || scalar == "\u{200B}"
    }
    guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last,
        isBlank(first) || isBlank(last)
    else { return text }
    var scalars = text.unicodeScalars[...]
    while let first = scalars.first, isBlank(first) { scalars.removeFirst() }
    while let last = scalars.last, isBlank(last) { scalars.removeLast() }
    return String(scalars)
}

extension Issue {
    /// What a rule of the standard says of a cell.
    init(_ rule: MessageRule, _ column: Column, found: String? = nil) {
        self.init(
            severity: rule.severity, code: rule.code, path: column.key,
            message: Bilingual(
                "\(column.chinese)（\(column.key)）\(rule.title.zh)",
                "\(column.english) (\(column.key)) \(rule.title.en)"),
            expected: column.format.official,
            found: found.map { String(column.meaning.masked($0).prefix(60)) },
            citation: rule.citation, fix: rule.fix)
    }

    init(_ problem: CellProblem, _ column: Column) {
        self.init(
            problem.rule, at: column.key,
            subject: Bilingual(
                "\(column.chinese)（\(column.key)）", "\(column.english) (\(column.key))"),
            found: String(problem.found.prefix(60)))
    }
}
