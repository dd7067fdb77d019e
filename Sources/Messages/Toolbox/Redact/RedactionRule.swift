/// 脱敏规则: what a redacted message no longer holds; the raw value is the permanent public code.
public enum RedactionRule: String, Sendable, CaseIterable {
    case signature = "RED-01"
    case extensions = "RED-02"
    case unknown = "RED-03"
    case quotation = "RED-04"
    case freeText = "RED-05"

    /// What was done.
    public var title: Bilingual {
        switch self {
        case .signature: Bilingual("签名已删除：内容已变，无法再验签", "was removed: it cannot verify any more")
        case .extensions: Bilingual("扩展信息已删除：可能含个人信息", "was removed: it may hold personal data")
        case .unknown:
            Bilingual("字段表中没有的内容已删除或打码", "is not in the tables and was removed or masked")
        case .quotation: Bilingual("引用的原报文已删除", "was removed with the message that it quotes")
        case .freeText:
            Bilingual("文字中的个人信息已替换", "held personal data within its text, which was replaced")
        }
    }

    public var fix: Bilingual {
        switch self {
        case .signature: Bilingual("如需签名请重新签名", "sign again where a signature is needed")
        case .extensions, .unknown, .quotation:
            Bilingual("需要时手工补回", "put it back by hand where it is needed")
        case .freeText: Bilingual("发送前再看一遍该文字", "read this text once more before you pass it on")
        }
    }

    /// Where the rule comes from.
    public var citation: String { "个人信息保护法，第七十三条 (去标识化)" }
}

extension Issue {
    init(_ rule: RedactionRule, at path: String, _ place: (line: Int, column: Int)? = nil) {
        self.init(
            severity: .warning, code: rule.rawValue, path: path, line: place?.line,
            column: place?.column,
            message: Bilingual(path + " " + rule.title.zh, path + " " + rule.title.en),
            citation: rule.citation, fix: rule.fix)
    }
}
