import CLibXML2

/// Turns what libxml2 finds wrong into our own words, in both languages.
enum WellFormedness {
    /// Fatal errors, and the namespace errors that libxml2 would forgive.
    ///
    /// A namespace name that is not a URI is only noted by libxml2 as such an error; no rule of
    /// well-formedness forbids it, and the reader compares namespaces anyway.
    ///
    /// A version other than 1.0 is only warned of; XML 1.1 allows other characters than 1.0 and no
    /// customs message is written in it, so it is refused.
    static func isProblem(_ error: xmlError) -> Bool {
        if error.level == XML_ERR_FATAL || error.code == XML_WAR_UNKNOWN_VERSION.rawValue {
            return true
        }
        return error.level == XML_ERR_ERROR && error.domain == XML_FROM_NAMESPACE.rawValue
            && error.code != XML_WAR_NS_URI.rawValue
    }

    static func reason(_ error: xmlError) -> Reason {
        switch xmlParserErrors(UInt32(bitPattern: error.code)) {
        case XML_ERR_TAG_NAME_MISMATCH:
            return .notWellFormed(
                "结束标签与开始标签不一致（开始标签在第 \(error.int1) 行）。",
                "The end tag does not match the start tag of line \(error.int1).",
                expected: "</…\(text(error.str1))>", found: "</…\(text(error.str2))>",
                rule: "XML 1.0 §3")
        case XML_ERR_TAG_NOT_FINISHED, XML_ERR_DOCUMENT_END:
            return .notWellFormed(
                "报文不完整，或根元素之后还有内容。", "The document is cut off, or goes on after its root.",
                expected: "exactly one complete root element", rule: "XML 1.0 §2.1")
        case XML_ERR_DOCUMENT_EMPTY:
            return .notWellFormed(
                "此处应为元素的开始标签。", "A start tag must stand here.", expected: "<",
                rule: "XML 1.0 §2.1")
        case XML_NS_ERR_UNDEFINED_NAMESPACE:
            return .notWellFormed(
                "前缀没有声明命名空间。", "The prefix is not bound to a namespace.",
                expected: "xmlns:\(text(error.str1))=\"…\"", found: text(error.str1),
                rule: "Namespaces in XML §5")
        case XML_ERR_ATTRIBUTE_REDEFINED, XML_NS_ERR_ATTRIBUTE_REDEFINED:
            return .notWellFormed(
                "同一元素的属性重复。", "An attribute stands twice in one element.",
                expected: "once", found: text(error.str1), rule: "XML 1.0 §3.1")
        case XML_ERR_INVALID_CHAR, XML_ERR_INVALID_CHARREF:
            return .notWellFormed(
                "含有 XML 不允许的字符。", "A character that XML does not allow.",
                found: error.int1 == 0 ? "" : "U+\(String(error.int1, radix: 16).uppercased())",
                rule: "XML 1.0 §2.2")
        case XML_ERR_LT_IN_ATTRIBUTE:
            return .notWellFormed(
                "属性值中不能出现“<”。", "An attribute value cannot hold a “<”.",
                expected: "&lt;", found: "<", rule: "XML 1.0 §3.1")
        case XML_ERR_MISPLACED_CDATA_END:
            return .notWellFormed(
                "文本中不能出现“]]>”。", "Text cannot hold “]]>”.", expected: "]]&gt;",
                found: "]]>", rule: "XML 1.0 §2.4")
        case XML_ERR_RESERVED_XML_NAME:
            return .notWellFormed(
                "XML 声明只能位于报文最开头，其前不能有空格或换行。",
                "The XML declaration must be the very first thing in the document.",
                expected: "<?xml at offset 0", rule: "XML 1.0 §2.8")
        case XML_ERR_NAME_REQUIRED, XML_ERR_SPACE_REQUIRED, XML_ERR_GT_REQUIRED,
            XML_ERR_ATTRIBUTE_NOT_STARTED, XML_ERR_ATTRIBUTE_NOT_FINISHED,
            XML_ERR_ATTRIBUTE_WITHOUT_VALUE, XML_ERR_EQUAL_REQUIRED:
            return .notWellFormed(
                "标签写法有误，或“<”“&”未转义。",
                "The tag is malformed, or a “<” or “&” is not escaped.",
                expected: "a well-formed tag", rule: "XML 1.0 §3.1")
        case XML_WAR_UNKNOWN_VERSION, XML_ERR_UNKNOWN_VERSION:
            return .notWellFormed(
                "只接受 XML 1.0。", "Only XML 1.0 is taken.", expected: "version=\"1.0\"",
                found: text(error.str1), rule: "XML 1.0 §2.8")
        case XML_ERR_NAME_TOO_LONG:
            return Reason(
                kind: .nameTooLong, chinese: "名称过长。", english: "A name is too long.",
                expected: "a short name", found: "> 50000 bytes", rule: "limit: name")
        case XML_ERR_VERSION_MISSING, XML_ERR_STANDALONE_VALUE,
            XML_ERR_XMLDECL_NOT_STARTED, XML_ERR_XMLDECL_NOT_FINISHED, XML_ERR_ENCODING_NAME,
            XML_ERR_STRING_NOT_STARTED, XML_ERR_STRING_NOT_CLOSED:
            return .notWellFormed(
                "XML 声明有误。", "The XML declaration is malformed.",
                expected: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>", rule: "XML 1.0 §2.8")
        default:
            return .notWellFormed(found: "libxml2 error \(error.code)")
        }
    }

    private static func text(_ bytes: UnsafeMutablePointer<CChar>?) -> String {
        guard let bytes else { return "" }
        return String(String(cString: bytes).prefix(64))
    }
}

extension Reason {
    static func notWellFormed(
        _ chinese: String = "报文不是格式良好的 XML。",
        _ english: String = "The document is not well-formed.",
        expected: String = "well-formed XML", found: String = "", rule: String = "XML 1.0 §2.1"
    ) -> Reason {
        Reason(
            kind: .notWellFormed, chinese: chinese, english: english, expected: expected,
            found: found, rule: rule)
    }
}
