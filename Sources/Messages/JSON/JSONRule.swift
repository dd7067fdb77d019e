/// JSON规则: what the JSON form asks of a text before the standard is asked; the raw value is the
/// permanent public code.
public enum JSONRule: String, Sendable, CaseIterable {
    case notWellFormed = "JSON-01"
    case notUTF8 = "JSON-02"
    case pastLimit = "JSON-03"
    case repeatedName = "JSON-04"
    case unknownMember = "JSON-05"
    case wrongShape = "JSON-06"
    case numberForText = "JSON-07"
    case forbiddenCharacter = "JSON-08"

    /// What is wrong.
    public var title: Bilingual {
        switch self {
        case .notWellFormed: Bilingual("不是格式良好的JSON", "is not well-formed JSON")
        case .notUTF8: Bilingual("不是有效的UTF-8", "is not valid UTF-8")
        case .pastLimit: Bilingual("超过处理上限", "is past a limit of this system")
        case .repeatedName: Bilingual("同一对象中成员名重复", "repeats a member name in one object")
        case .unknownMember: Bilingual("不是报文JSON形式的成员", "is no member of the JSON form")
        case .wrongShape: Bilingual("JSON类型不正确", "has the wrong JSON type")
        case .numberForText:
            Bilingual("应以字符串而不是JSON数值发送", "must be sent as a string, not as a JSON number")
        case .forbiddenCharacter:
            Bilingual("含有XML不允许的字符", "holds a character that XML does not allow")
        }
    }

    public var fix: Bilingual {
        switch self {
        case .notWellFormed: Bilingual("修正JSON语法后重发", "correct the JSON syntax and send again")
        case .notUTF8: Bilingual("用UTF-8编码", "encode the text in UTF-8")
        case .pastLimit: Bilingual("拆分后重发", "split it and send again")
        case .repeatedName: Bilingual("每个成员只保留一个", "keep one of the members")
        case .unknownMember: Bilingual("删除该成员或更正拼写", "remove the member or correct its name")
        case .wrongShape: Bilingual("按报文手册的JSON形式填写", "follow the JSON form of the manual")
        case .numberForText:
            Bilingual("加引号，例如 \"29.12\"", "put it in quotes, such as \"29.12\"")
        case .forbiddenCharacter: Bilingual("删除控制字符", "remove the control character")
        }
    }

    /// Where the rule comes from.
    public var citation: String {
        switch self {
        case .notWellFormed, .pastLimit: "RFC 8259"
        case .notUTF8: "RFC 8259, 8.1"
        case .repeatedName: "RFC 8259, 4; RFC 7493, 2.3"
        case .unknownMember, .wrongShape: "JSON form of the CEB messages"
        // Amounts have 19 digits, a binary fraction keeps 15 (RFC 7493, 2.2).
        case .numberForText: "RFC 7493, 2.2; CEB 2022-05, N19,5"
        case .forbiddenCharacter: "W3C XML 1.0, 2.2"
        }
    }
}

extension Issue {
    init(
        _ rule: JSONRule, at path: String, _ place: (line: Int, column: Int)?,
        official: String? = nil, expected: String? = nil, found: String? = nil
    ) {
        let name = path.isEmpty ? "" : path + " "
        self.init(
            code: rule.rawValue, official: official, path: path, line: place?.line,
            column: place?.column,
            message: Bilingual(name + rule.title.zh, name + rule.title.en), expected: expected,
            found: found, citation: rule.citation, fix: rule.fix)
    }
}
