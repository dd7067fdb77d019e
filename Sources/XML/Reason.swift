/// What is wrong, before it is known where: the sentences of every problem we name ourselves.
struct Reason {
    var kind: XMLProblem.Kind
    var chinese: String
    var english: String
    var expected = ""
    var found = ""
    var rule = ""
}

extension Reason {
    static let empty = Reason(
        kind: .empty, chinese: "报文为空，没有任何元素。请发送一份完整的 XML 报文。",
        english: "The document is empty. Send one complete XML document.",
        expected: "one root element", rule: "XML 1.0 §2.1")

    static let doctype = Reason(
        kind: .doctypeForbidden,
        chinese: "报文含有 DOCTYPE 声明，本系统一律不接受。请删除该声明后重新发送。",
        english: "The document has a DOCTYPE declaration, which is never accepted. Remove it.",
        expected: "no <!DOCTYPE …>", found: "<!DOCTYPE", rule: "policy: no DTD")

    static func entity(_ name: String) -> Reason {
        Reason(
            kind: .entityForbidden,
            chinese: "实体引用未定义：只允许 &amp; &lt; &gt; &quot; &apos; 以及字符引用。",
            english: "Only &amp; &lt; &gt; &quot; &apos; and character references are allowed.",
            expected: "a predefined entity", found: "&\(name);", rule: "XML 1.0 §4.1, §4.6")
    }

    static func tooLarge(_ bytes: Int, limit: Int) -> Reason {
        Reason(
            kind: .tooLarge, chinese: "报文过大：\(bytes) 字节，上限 \(limit) 字节。请拆分后发送。",
            english: "The document has \(bytes) bytes; at most \(limit) are taken. Split it.",
            expected: "<= \(limit) bytes", found: "\(bytes) bytes", rule: "limit: bytes")
    }

    static func tooDeep(limit: Int) -> Reason {
        Reason(
            kind: .tooDeep, chinese: "元素嵌套过深，上限 \(limit) 层。",
            english: "Elements are nested more than \(limit) deep.",
            expected: "<= \(limit)", found: "> \(limit)", rule: "limit: depth")
    }

    static func tooManyElements(limit: Int) -> Reason {
        Reason(
            kind: .tooManyElements, chinese: "元素过多，上限 \(limit) 个。请拆分后发送。",
            english: "The document has more than \(limit) elements. Split it.",
            expected: "<= \(limit)", found: "> \(limit)", rule: "limit: elements")
    }

    static func tooManyAttributes(_ count: Int, limit: Int) -> Reason {
        Reason(
            kind: .tooManyAttributes, chinese: "一个元素的属性过多，上限 \(limit) 个。",
            english: "An element has too many attributes; at most \(limit) are allowed.",
            expected: "<= \(limit)", found: "\(count)", rule: "limit: attributes")
    }

    static func tooManyNamespaces(_ count: Int, limit: Int) -> Reason {
        Reason(
            kind: .tooManyNamespaces, chinese: "同时有效的命名空间声明过多，上限 \(limit) 个。",
            english: "Too many namespace declarations in scope; at most \(limit) are allowed.",
            expected: "<= \(limit)", found: "\(count)", rule: "limit: namespaces")
    }

    static func nameTooLong(_ bytes: Int, limit: Int) -> Reason {
        Reason(
            kind: .nameTooLong, chinese: "元素名、属性名或前缀过长：\(bytes) 字节，上限 \(limit) 字节。",
            english: "A name has \(bytes) bytes; at most \(limit) are allowed.",
            expected: "<= \(limit) bytes", found: "\(bytes) bytes", rule: "limit: name")
    }

    static func textTooLong(limit: Int) -> Reason {
        Reason(
            kind: .textTooLong, chinese: "一个元素或属性的内容过长，上限 \(limit) 字节。",
            english: "The content of one element or attribute exceeds \(limit) bytes.",
            expected: "<= \(limit) bytes", found: "> \(limit) bytes", rule: "limit: text")
    }

    static func stopped(_ stop: XMLStop) -> Reason {
        Reason(
            kind: .stoppedByVisitor, chinese: stop.chinese, english: stop.english,
            expected: stop.expected, found: stop.found)
    }

    static func unsupported(encoding label: String) -> Reason {
        Reason(
            kind: .encodingUnsupported,
            chinese: "不支持该字符编码。请使用 UTF-8（也接受 GB18030、GBK、GB2312 和带 BOM 的 UTF-16）。",
            english: "This encoding is not supported. Use UTF-8 (GB18030, GBK, GB2312 and UTF-16 "
                + "with a byte order mark are taken as well).",
            expected: "UTF-8", found: label, rule: "XML 1.0 §4.3.3")
    }

    static func contradiction(declared: String, actual: String) -> Reason {
        Reason(
            kind: .encodingContradiction,
            chinese: "声明的编码与实际字节不符，系统不作猜测。请使声明与内容一致。",
            english: "The declared encoding contradicts the bytes, and we never guess. "
                + "Make the declaration and the content agree.",
            expected: declared, found: actual, rule: "XML 1.0 §4.3.3")
    }

    static func invalid(encoding: String, found: String) -> Reason {
        Reason(
            kind: .encodingInvalid, chinese: "此处的字节不是有效的 \(encoding) 编码。",
            english: "These bytes are not valid \(encoding).",
            expected: "valid \(encoding)", found: found, rule: "XML 1.0 §4.3.3")
    }
}
