/// 转换规则: what one form of a message cannot carry over into the other; the raw value is the
/// permanent public code.
public enum ConversionRule: String, Sendable, CaseIterable {
    case unknownElement = "CNV-01"
    case unknownAttribute = "CNV-02"
    case comment = "CNV-03"
    case instruction = "CNV-04"
    case strayText = "CNV-05"
    case order = "CNV-06"
    case repeated = "CNV-07"
    case envelope = "CNV-08"
    case member = "CNV-09"
    case signedLayout = "CNV-10"
    case notReproduced = "CNV-11"

    /// What is wrong.
    public var title: Bilingual {
        switch self {
        case .unknownElement:
            Bilingual("是字段表中没有的元素", "is an element that the tables do not know")
        case .unknownAttribute:
            Bilingual("带有字段表中没有的属性", "has an attribute that the tables do not know")
        case .comment: Bilingual("注释不会保留", "holds a comment, which is not kept")
        case .instruction: Bilingual("处理指令不会保留", "holds an instruction, which is not kept")
        case .strayText:
            Bilingual("元素之间的文字不会保留", "has text between its elements, which is not kept")
        case .order:
            Bilingual("不在字段表的顺序上，顺序不会保留", "is out of the order of the table, which is not kept")
        case .repeated:
            Bilingual("重复出现，只保留第一个", "occurs more than once, and only the first is kept")
        case .envelope:
            Bilingual("外层DxpMsg信封不会保留", "stands in a DxpMsg envelope, which is not kept")
        case .member: Bilingual("XML无法表示该成员", "is a member that XML cannot carry")
        case .signedLayout:
            Bilingual(
                "已签名：签名原样保留，但版面改变后可能验签失败",
                "is signed: the signature is kept, but may not verify once the layout changed")
        case .notReproduced:
            Bilingual("转换后再转回与原文不一致", "does not come back as it was")
        }
    }

    public var fix: Bilingual {
        switch self {
        case .unknownElement, .unknownAttribute, .comment, .instruction, .strayText:
            Bilingual("删除后再转换，或用 --allow-loss", "remove it first, or pass --allow-loss")
        case .order, .repeated:
            Bilingual("按字段表的顺序填写，每个一次", "give each field once, in the order of the table")
        case .envelope:
            Bilingual("单独保存信封，或用 --allow-loss", "keep the envelope apart, or pass --allow-loss")
        case .member:
            Bilingual("按报文手册的JSON形式填写", "follow the JSON form of the manual")
        case .signedLayout: Bilingual("转换后重新签名", "sign again after the conversion")
        case .notReproduced:
            Bilingual("先用 check 校验原文", "judge the original with check first")
        }
    }

    /// Where the rule comes from.
    public var citation: String {
        switch self {
        case .signedLayout: "W3C XML Signature; CEB 2022-05, 6"
        default: "JSON form of the CEB messages"
        }
    }
}

extension Issue {
    init(
        _ rule: ConversionRule, at path: String, _ place: (line: Int, column: Int)?,
        found: String? = nil, severity: Severity = .error
    ) {
        let name = path.isEmpty ? "" : path + " "
        self.init(
            severity: severity, code: rule.rawValue, path: path, line: place?.line,
            column: place?.column,
            message: Bilingual(name + rule.title.zh, name + rule.title.en), found: found,
            citation: rule.citation, fix: rule.fix)
    }
}
