import Messages
import Values

/// One field of one paper that a column fills.
struct ColumnPlace {
    var paper: SheetPaper
    var isLine: Bool
    var tag: String
    var target: Target

    enum Target {
        case text(WritableKeyPath<Consignment, String>)
        case optionalText(WritableKeyPath<Consignment, String?>)
        case decimal(WritableKeyPath<Consignment, Amount>)
        case optionalDecimal(WritableKeyPath<Consignment, Amount?>)
        case integer(WritableKeyPath<Consignment, Int>)
    }

    init<R: Record>(
        _ field: Field<R>, of paper: SheetPaper, isLine: Bool,
        in record: WritableKeyPath<Consignment, R>
    ) {
        self.paper = paper
        self.isLine = isLine
        tag = field.tag
        target =
            switch field.property {
            case .text(let path): .text(record.appending(path: path))
            case .optionalText(let path): .optionalText(record.appending(path: path))
            case .decimal(let path): .decimal(record.appending(path: path))
            case .optionalDecimal(let path): .optionalDecimal(record.appending(path: path))
            case .integer(let path): .integer(record.appending(path: path))
            }
    }

    /// Sets the field; the problem where a number is none.
    func set(_ text: String, in consignment: inout Consignment) -> MessageRule? {
        switch target {
        case .text(let path): consignment[keyPath: path] = text
        case .optionalText(let path): consignment[keyPath: path] = text
        case .decimal(let path):
            switch Amount.parse(text) {
            case .success(let amount): consignment[keyPath: path] = amount
            case .failure(let problem): return problem.rule
            }
        case .optionalDecimal(let path):
            switch Amount.parse(text) {
            case .success(let amount): consignment[keyPath: path] = amount
            case .failure(let problem): return problem.rule
            }
        case .integer(let path):
            guard let number = Int(text) else { return .notInteger }
            consignment[keyPath: path] = number
        }
        return nil
    }

    /// The value in its shortest text form; nil where it is absent.
    func text(in consignment: Consignment) -> String? {
        switch target {
        case .text(let path): consignment[keyPath: path]
        case .optionalText(let path): consignment[keyPath: path]
        case .decimal(let path): consignment[keyPath: path].plain
        case .optionalDecimal(let path): consignment[keyPath: path]?.plain
        case .integer(let path): String(consignment[keyPath: path])
        }
    }
}

extension AmountProblem {
    fileprivate var rule: MessageRule {
        switch self {
        case .notANumber: .notDecimal
        case .tooManyDecimals: .tooManyDecimals
        case .tooManyDigits: .tooManyDigits
        case .doesNotFit: .beyondOurLimit
        }
    }
}
