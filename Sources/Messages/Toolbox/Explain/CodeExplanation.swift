import Values

/// 代码说明: what a code means, why it comes and what to do about it.
public struct CodeExplanation: Sendable, Equatable, Codable {
    /// As it stands in a receipt or an issue.
    public var code: String
    public var kind: Kind
    public var meaning: Bilingual
    public var cause: Bilingual
    public var fix: Bilingual
    /// Where the meaning was read; causes and fixes of official codes are ours.
    public var source: String
    /// The standard's codes that a rule of ours answers with.
    public var officials: [String]
    /// Rules that answer with this code.
    public var rules: [String] = []

    public enum Kind: String, Sendable, Codable, CaseIterable {
        /// Our rule on a message, on its JSON form, on a conversion or a redaction.
        case message
        /// A rule of the platform's flow.
        case flow
        /// 交换平台: table 7-1.
        case exchange
        /// 单证错误代码: table 7-2.
        case paper
        /// 回执状态.
        case status
        /// Seen in receipts, in no published table.
        case observed

        public var title: Bilingual {
            switch self {
            case .message: Bilingual("报文校验规则", "rules of messages")
            case .flow: Bilingual("业务规则", "rules of the flow")
            case .exchange: Bilingual("交换平台错误代码", "codes of the data exchange platform")
            case .paper: Bilingual("单证错误代码", "codes of papers")
            case .status: Bilingual("回执状态", "states in receipts")
            case .observed: Bilingual("实际回执中见到的代码", "codes seen in receipts")
            }
        }
    }

    public init(
        code: String, kind: Kind, meaning: Bilingual, cause: Bilingual, fix: Bilingual,
        source: String, officials: [String] = []
    ) {
        self.code = code
        self.kind = kind
        self.meaning = meaning
        self.cause = cause
        self.fix = fix
        self.source = source
        self.officials = officials
    }
}

extension CodeExplanation {
    init(_ rule: MessageRule) {
        let cause =
            rule.isLeniency
            ? Bilingual("官方样例本身也不遵守，因此只提示", "the standard's own samples break it, so it only warns")
            : Bilingual("报文的该处不符合标准", "this place of the message is not as the standard wants it")
        self.init(
            code: rule.code, kind: .message, meaning: rule.title, cause: cause, fix: rule.fix,
            source: rule.citation)
    }

    init(_ rule: JSONRule) {
        self.init(
            code: rule.rawValue, kind: .message, meaning: rule.title,
            cause: Bilingual(
                "JSON形式有误，尚未按标准校验", "the JSON form is wrong, before the standard is asked"),
            fix: rule.fix, source: rule.citation)
    }

    init(_ rule: ConversionRule) {
        self.init(
            code: rule.rawValue, kind: .message, meaning: rule.title,
            cause: Bilingual("转换时另一种形式放不下它", "the other form of the message has no place for it"),
            fix: rule.fix, source: rule.citation)
    }

    init(_ rule: RedactionRule) {
        self.init(
            code: rule.rawValue, kind: .message, meaning: rule.title,
            cause: Bilingual("脱敏时不能保留", "a redacted message must not hold it"), fix: rule.fix,
            source: rule.citation)
    }

    init(_ code: OfficialCode) {
        let advice = Advice.of(code)
        let (kind, source): (Kind, String) =
            switch code.source {
            case .exchange2022: (.exchange, "CEB 2022-05, table 7-1")
            case .standard2022: (.paper, "CEB 2022-05, table 7-2")
            case .returnStatus: (.status, "CEB 2022-05, returnStatus")
            case .observed: (.observed, "as seen in receipts; not published")
            }
        self.init(
            code: code.code, kind: kind, meaning: Bilingual(code.chinese, code.english),
            cause: advice.cause, fix: advice.fix, source: source)
    }
}
