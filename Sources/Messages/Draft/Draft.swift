/// 草稿: a message as elements that may be wrong in any way: what the JSON form is turned into before
/// it is judged, and what samples are spoiled as. Correct papers go through the writer.
struct Draft {
    var root: String
    var guid: String?
    var version: String?
    var papers: [DraftElement]
    var transfer: DraftElement?
    var subscriptions: [DraftElement] = []
    /// Verbatim XML, each one element.
    var extendMessage: [UInt8]?
    var signature: [UInt8]?

    /// The children of the root in the order of their schema.
    func xml() -> [UInt8] {
        var out = XMLOutput()
        out.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<ceb:\(root) xmlns:ceb=\"")
        out.raw(cebNamespace)
        out.raw("\"")
        for (fragment, namespace) in [(extendMessage, cebNamespace), (signature, dsigNamespace)] {
            declarePrefix(of: fragment, as: namespace, in: &out)
        }
        // Clients sign with this prefix in scope (exclusive canonical form is not the standard's).
        if signature != nil {
            out.raw(" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"")
            out.declared.insert("xsi")
        }
        if let guid { out.attribute("guid", guid) }
        if let version { out.attribute("version", version) }
        out.raw(">\n")
        for paper in papers { out.element(paper) }
        if let transfer { out.element(transfer) }
        for subscription in subscriptions { out.element(subscription) }
        let isExport = MessageType(rawValue: root)?.isExport ?? false
        for fragment in isExport ? [signature, extendMessage] : [extendMessage, signature] {
            guard let fragment else { continue }
            out.bytes += fragment
            out.raw("\n")
        }
        out.raw("</ceb:\(root)>\n")
        return out.bytes
    }

    /// Verbatim XML was cut out of a document that declared its prefix further up.
    private func declarePrefix(
        of fragment: [UInt8]?, as namespace: String, in out: inout XMLOutput
    ) {
        guard let fragment, fragment.first == UInt8(ascii: "<") else { return }
        let name = fragment.dropFirst().prefix { $0 > 0x20 && $0 != 0x3E && $0 != 0x2F }
        let parts = name.split(separator: UInt8(ascii: ":"))
        guard parts.count == 2 || !name.contains(UInt8(ascii: ":")) else { return }
        let prefix = parts.count == 2 ? String(decoding: parts[0], as: UTF8.self) : ""
        guard prefix != "ceb", prefix.isEmpty || isXMLName(prefix), !out.declared.contains(prefix)
        else { return }
        out.declared.insert(prefix)
        // Our own elements all carry a prefix, so the default namespace is free for the fragment.
        out.raw(prefix.isEmpty ? " xmlns=\"" : " xmlns:\(prefix)=\"")
        out.raw(namespace)
        out.raw("\"")
    }
}

/// One element: text, or elements below it.
struct DraftElement {
    var name: String
    var text: String?
    var children: [DraftElement] = []
    /// In no namespace; the standard allows none on these elements.
    var attributes: [(name: String, value: String)] = []

    init(_ name: String, text: String) {
        self.name = name
        self.text = text
    }

    init(_ name: String, _ children: [DraftElement]) {
        self.name = name
        self.children = children
    }
}

extension DraftElement {
    /// The fields of a record that are there, in the order of the table.
    static func fields<R: Record>(of record: R) -> [DraftElement] {
        R.fields.compactMap { field in
            field.text(in: record).map { DraftElement(field.tag, text: $0) }
        }
    }

    init<P: Paper>(paper: P) {
        var children = Self.fields(of: paper)
        if let head = P.headElement { children = [DraftElement(head, children)] }
        if let item = P.itemElement {
            children += paper.items.map { DraftElement(item, Self.fields(of: $0)) }
        }
        self.init(P.element, children)
    }
}

let cebNamespace = "http://www.chinaport.gov.cn/ceb"
let dsigNamespace = "http://www.w3.org/2000/09/xmldsig#"

/// Bytes of XML in the making.
struct XMLOutput {
    var bytes: [UInt8] = []
    var declared: Set<String> = ["ceb"]

    mutating func raw(_ text: String) { bytes += text.utf8 }

    mutating func attribute(_ name: String, _ value: String) {
        raw(" \(name)=\"")
        escaped(value)
        raw("\"")
    }

    mutating func element(_ element: DraftElement) {
        raw("<ceb:\(element.name)")
        for (name, value) in element.attributes { attribute(name, value) }
        raw(">")
        if let text = element.text {
            escaped(text)
        } else {
            raw("\n")
            for child in element.children { self.element(child) }
        }
        raw("</ceb:\(element.name)>\n")
    }

    /// Blanks other than the space are escaped too, since parsers change them in attributes.
    private mutating func escaped(_ text: String) {
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "<"): raw("&lt;")
            case UInt8(ascii: ">"): raw("&gt;")
            case UInt8(ascii: "&"): raw("&amp;")
            case UInt8(ascii: "\""): raw("&quot;")
            case 0x09, 0x0A, 0x0D: raw("&#\(byte);")
            default: bytes.append(byte)
            }
        }
    }
}

/// Letters, digits, `_`, `-` and `.`, not starting with a digit: enough for every tag there is.
func isXMLName(_ name: String) -> Bool {
    guard let first = name.utf8.first else { return false }
    let isStart = { (byte: UInt8) in
        byte == 0x5F || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }
    return name.utf8.count <= 100 && isStart(first)
        && name.utf8.allSatisfy {
            isStart($0) || (0x30...0x39).contains($0) || $0 == 0x2D || $0 == 0x2E
        }
}
