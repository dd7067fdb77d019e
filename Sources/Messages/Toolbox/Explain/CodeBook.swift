import Values

/// 代码簿: every code that a sender may meet, official, observed or ours.
public struct CodeBook: Sendable {
    public let entries: [CodeExplanation]
    private let byCode: [String: Int]

    /// With the rules of a platform beside those of the messages.
    public init(flow: [CodeExplanation] = []) {
        let ours =
            MessageRule.allCases.map(CodeExplanation.init)
            + JSONRule.allCases.map(CodeExplanation.init)
            + ConversionRule.allCases.map(CodeExplanation.init)
            + RedactionRule.allCases.map(CodeExplanation.init) + flow
        var rules: [String: [String]] = [:]
        for rule in ours {
            for code in rule.officials { rules[code, default: []].append(rule.code) }
        }
        for (code, more) in CodeBook.rulesOfFamilies { rules[code, default: []] += more }
        let official = OfficialCode.all.map { code in
            var entry = CodeExplanation(code)
            entry.rules = rules[code.code] ?? []
            return entry
        }
        entries = ours + official
        byCode = Dictionary(
            entries.enumerated().map { ($1.code.uppercased(), $0) },
            uniquingKeysWith: { first, _ in first })
    }

    /// Takes a code as people type it: any case, with blanks, with a long dash or without a sign.
    public func find(_ code: String) -> CodeExplanation? {
        let code = CodeBook.normalised(code)
        guard let index = byCode[code] ?? byCode["-" + code] else { return nil }
        return entries[index]
    }

    /// Those that are fewest slips of the keyboard away.
    public func nearest(to code: String, count: Int = 5) -> [CodeExplanation] {
        let code = Array(CodeBook.normalised(code).unicodeScalars.prefix(40))
        return entries.enumerated()
            .map { ($0, slips(code, Array($1.code.uppercased().unicodeScalars))) }
            .sorted { ($0.1, $0.0) < ($1.1, $1.0) }
            .prefix(max(0, count)).map { entries[$0.0] }
    }

    private static func normalised(_ code: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in code.unicodeScalars.prefix(80) where !scalar.properties.isWhitespace {
            switch scalar.value {
            case 0x2010...0x2015, 0x2212, 0xFF0D: result.append("-")
            case 0xFF10...0xFF19: result.append(Unicode.Scalar(UInt8(scalar.value - 0xFEE0)))
            default: result.append(scalar)
            }
        }
        return String(result).uppercased()
    }

    /// The rules of validation by the official codes that their issues carry.
    private static var rulesOfFamilies: [String: [String]] {
        var rules: [String: [String]] = [:]
        for type in MessageType.allCases {
            let unsigned = Message(
                type: type, guid: "", version: "", papers: [], transfer: BaseTransfer(),
                subscriptions: [], warnings: []
            ).unsignedIssue(required: true)
            if let issue = unsigned, let official = issue.official {
                rules[official, default: []].append(issue.code)
            }
            guard let family = OfficialFamily(type) else { continue }
            for rule in MessageRule.allCases where isOfFields(rule) {
                let code = family.code(for: rule)
                if rules[code]?.contains(rule.code) != true {
                    rules[code, default: []].append(rule.code)
                }
            }
        }
        return rules
    }

    /// MSG-020 to MSG-079: papers, fields and fields against each other.
    private static func isOfFields(_ rule: MessageRule) -> Bool {
        guard let number = Int(rule.code.dropFirst(4)) else { return false }
        return !rule.isLeniency && (20...79).contains(number)
    }
}

/// Levenshtein's distance: characters to add, to drop or to change.
private func slips(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    var row = Array(0...right.count)
    for (index, character) in left.enumerated() {
        var diagonal = row[0]
        row[0] = index + 1
        for column in right.indices {
            let change = diagonal + (right[column] == character ? 0 : 1)
            diagonal = row[column + 1]
            row[column + 1] = min(change, row[column] + 1, row[column + 1] + 1)
        }
    }
    return row[right.count]
}
