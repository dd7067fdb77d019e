import CLibXML2
import XML

/// 报文树: a message as a tree, from which canonical forms are taken; lives for one verification.
///
/// libxml2 alone, without network, DTD or entities: `parseXML` has refused those before.
final class SignedDocument {
    typealias Node = UnsafeMutablePointer<xmlNode>

    private let document: xmlDocPtr
    let root: Node
    private var detached: Node?

    /// Bytes of UTF-8 that `parseXML` found to be in order; nil where libxml2 disagrees.
    init?(_ bytes: [UInt8]) {
        xmlInitParser()
        tg_xml_silence()
        let mark = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        let options =
            XML_PARSE_NONET.rawValue | XML_PARSE_NOCDATA.rawValue | XML_PARSE_NOERROR.rawValue
            | XML_PARSE_NOWARNING.rawValue | XML_PARSE_IGNORE_ENC.rawValue
        let document = bytes.withUnsafeBytes { view in
            xmlReadMemory(
                view.baseAddress?.advanced(by: mark).assumingMemoryBound(to: CChar.self),
                CInt(clamping: view.count - mark), "", "UTF-8", CInt(options))
        }
        guard let document, let root = xmlDocGetRootElement(document),
            document.pointee.intSubset == nil, document.pointee.extSubset == nil
        else {
            xmlFreeDoc(document)
            tg_xml_unsilence()
            return nil
        }
        self.document = document
        self.root = root
    }

    deinit {
        if let detached { xmlFreeNode(detached) }
        xmlFreeDoc(document)
        tg_xml_unsilence()
    }

    /// Canonical XML 1.0 without comments, of the whole document.
    func canonical() -> [UInt8]? {
        var text: UnsafeMutablePointer<xmlChar>?
        let count = xmlC14NDocDumpMemory(document, nil, CInt(XML_C14N_1_0.rawValue), nil, 0, &text)
        defer { if let text { tg_xml_free(text) } }
        guard count >= 0, let text else { return nil }
        return Array(UnsafeBufferPointer(start: text, count: Int(count)))
    }

    /// Canonical XML 1.0 of one element, with the namespaces and xml: attributes around it.
    func canonical(of apex: Node) -> [UInt8]? {
        guard let output = xmlAllocOutputBuffer(nil) else { return nil }
        defer { xmlOutputBufferClose(output) }
        let count = xmlC14NExecute(
            document, { apex, node, parent in isWithin(apex, node, parent) ? 1 : 0 }, apex,
            CInt(XML_C14N_1_0.rawValue), nil, 0, output)
        guard count >= 0, let text = xmlOutputBufferGetContent(output) else { return nil }
        return Array(UnsafeBufferPointer(start: text, count: xmlOutputBufferGetSize(output)))
    }

    /// The enveloped-signature transform: the node is out, and kept for `keepOnly`.
    func detach(_ node: Node) {
        xmlUnlinkNode(node)
        detached = node
    }

    func remove(_ node: Node) {
        xmlUnlinkNode(node)
        xmlFreeNode(node)
    }

    /// Leaves the detached node as the root's only child: what it inherits is the root's, and
    /// canonicalising it no longer walks the whole message.
    func keepOnlyDetached() {
        guard let node = detached else { return }
        while let child = root.pointee.children { remove(child) }
        xmlAddChild(root, node)
        detached = nil
    }
}

/// Attributes and namespaces count with the element that carries them.
private func isWithin(
    _ apex: UnsafeMutableRawPointer?, _ node: xmlNodePtr?, _ parent: xmlNodePtr?
) -> Bool {
    guard let node else { return false }
    let isPart = node.pointee.type == XML_NAMESPACE_DECL || node.pointee.type == XML_ATTRIBUTE_NODE
    var current = isPart ? parent : node
    while let here = current {
        if UnsafeMutableRawPointer(here) == apex { return true }
        current = here.pointee.parent
    }
    return false
}

extension UnsafeMutablePointer<xmlNode> {
    var isElement: Bool { pointee.type == XML_ELEMENT_NODE }

    var local: String { pointee.name.map { String(cString: $0) } ?? "" }

    /// Empty for none.
    var namespace: String {
        pointee.ns?.pointee.href.map { String(cString: $0) } ?? ""
    }

    func isNamed(_ local: String, in namespace: String) -> Bool {
        isElement && self.local == local && self.namespace == namespace
    }

    /// The nodes directly below, in order.
    var children: some Sequence<UnsafeMutablePointer<xmlNode>> {
        sequence(state: pointee.children) { next in
            defer { next = next?.pointee.next }
            return next
        }
    }

    var elements: [UnsafeMutablePointer<xmlNode>] { children.filter(\.isElement) }

    /// White space and nothing else.
    var isBlankText: Bool {
        pointee.type == XML_TEXT_NODE && xmlIsBlankNode(self) == 1
    }

    var isText: Bool {
        pointee.type == XML_TEXT_NODE || pointee.type == XML_CDATA_SECTION_NODE
    }

    /// The text directly below, joined; nil when anything but text and comments stands there.
    var text: [UInt8]? {
        var bytes: [UInt8] = []
        for child in children {
            guard child.isText else {
                if child.pointee.type == XML_COMMENT_NODE { continue }
                return nil
            }
            guard let content = child.pointee.content else { continue }
            bytes += UnsafeBufferPointer(start: content, count: Int(xmlStrlen(content)))
        }
        return bytes
    }

    var string: String? { text.map { String(decoding: $0, as: UTF8.self) } }
}
