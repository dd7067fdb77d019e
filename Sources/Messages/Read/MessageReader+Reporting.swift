// What is wrong becomes an issue with its path, its place and its official code.

extension MessageReader {
    var isInPaper: Bool {
        switch place {
        case .paper, .head, .line: true
        case .message, .transfer, .subscription, .extension_: false
        }
    }

    var paperPath: String { "\(builder?.element ?? "")[\(paperIndex)]" }

    /// The path of the element that is open.
    var path: String {
        switch place {
        case .message: type?.rawValue ?? ""
        case .paper: paperPath
        case .head:
            builder?.isFlat == true
                ? paperPath : "\(paperPath)/\(builder?.head.shape.element ?? "")"
        case .line:
            "\(paperPath)/\(builder?.item?.shape.element ?? "")"
                + "[\(marks.reportedLine ?? marks.lineCount - 1)]"
        case .transfer: "BaseTransfer"
        case .subscription: "BaseSubscribe[\(subscriptions.count)]"
        case .extension_: "ExtendMessage"
        }
    }

    mutating func report(
        _ rule: MessageRule, _ field: FieldShape, at offset: Int, expected: String? = nil,
        found: String? = nil
    ) {
        let element: String =
            switch place {
            case .line: builder?.item?.shape.element ?? ""
            case .head, .paper: builder?.head.shape.element ?? ""
            default: path
            }
        let text = rule.text
        add(
            Issue(
                severity: rule.severity, code: rule.code, path: "\(path)/\(field.tag)",
                message: Bilingual(
                    "\(field.chinese)（\(field.tag)）\(text.says.zh)",
                    "\(field.english) (\(field.tag)) \(text.says.en)"),
                expected: expected ?? field.expected(by: rule, in: edition), found: found,
                citation: "CEB \(editionName), \(typeName) \(element)/\(field.tag)",
                fix: text.fix),
            rule, at: offset)
    }

    private var editionName: String { (edition ?? .may2022).rawValue }

    mutating func report(
        _ rule: MessageRule, named name: String?, at offset: Int, expected: String? = nil,
        found: String? = nil
    ) {
        let place = name.map { path.isEmpty ? shortened($0) : "\(path)/\(shortened($0))" } ?? path
        let subject = name.map(shortened) ?? path
        let text = rule.text
        add(
            Issue(
                severity: rule.severity, code: rule.code, path: place,
                message: Bilingual("\(subject) \(text.says.zh)", "\(subject) \(text.says.en)"),
                expected: expected, found: found, citation: text.citation, fix: text.fix),
            rule, at: offset)
    }

    var typeName: String { String((type?.rawValue ?? "").prefix(6)) }

    mutating func add(_ issue: Issue, _ rule: MessageRule, at offset: Int) {
        guard isInPaper else {
            // A flood of top-level elements must not become a flood of issues.
            if whole.count < limits.issuesPerPaper {
                whole.append(IssueDraft(issue: issue, offset: offset))
            }
            return
        }
        var issue = issue
        if let type, rule.severity == .error {
            issue.official = OfficialFamily(type)?.code(for: rule)
        }
        let left = max(1, limits.issuesPerMessage - issueCount)
        log.add(issue, at: offset, most: min(limits.issuesPerPaper, left))
    }
}
