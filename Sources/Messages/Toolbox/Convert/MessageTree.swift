import XML

/// 元素树: a message as the elements that stand in it, right or wrong, with their places.
///
/// Signatures and extensions are not taken apart: their bytes are kept as they are.
struct MessageTree {
    struct Node {
        let local: String
        let namespace: String
        let attributes: [Attribute]
        let offset: Int
        var text = ""
        /// Text beside child elements.
        var isMixed = false
        var children: [Node] = []
        /// The bytes of what is not taken apart.
        var verbatim: ArraySlice<UInt8>?
    }

    struct Attribute: Hashable {
        let local: String
        let namespace: String?
        let value: String
    }

    let root: Node
    /// The whole text in UTF-8.
    let bytes: [UInt8]
    let encoding: XMLEncoding

    /// Nil where the reader of messages says better what is wrong.
    init?(_ message: [UInt8], limits: ReadingLimits) {
        guard case .success(let text) = XMLText.decode(message, limits: limits.xml) else {
            return nil
        }
        var builder = TreeBuilder(bytes: text.bytes)
        let problem = parseXML(
            text, names: MessageNames.table, limits: limits.xml, visitor: &builder)
        guard problem == nil, let root = builder.root else { return nil }
        self.root = root
        bytes = text.bytes
        encoding = text.encoding
    }

    /// Whether the other says the same, whatever its prefixes and its blanks between elements.
    func isEquivalent(to other: MessageTree) -> Bool { root.isEquivalent(to: other.root) }
}

extension MessageTree.Node {
    func isEquivalent(to other: Self) -> Bool {
        local == other.local && namespace == other.namespace
            && Set(attributes) == Set(other.attributes) && verbatim == other.verbatim
            && isMixed == other.isMixed && text == other.text
            && children.count == other.children.count
            && zip(children, other.children).allSatisfy { $0.isEquivalent(to: $1) }
    }

    var isOfStandard: Bool { namespace == MessageNames.ceb }
}

private struct TreeBuilder: XMLVisitor {
    let bytes: [UInt8]
    private(set) var root: MessageTree.Node?
    private var open: [MessageTree.Node] = []
    private var isVerbatim = false

    init(bytes: [UInt8]) { self.bytes = bytes }

    mutating func start(_ element: borrowing XMLElement) throws(XMLStop) {
        if isVerbatim { return }
        var attributes: [MessageTree.Attribute] = []
        for index in 0..<element.attributeCount {
            attributes.append(
                MessageTree.Attribute(
                    local: element.attributeLocal(index),
                    namespace: element.attributeNamespace(index),
                    value: element.attributeValue(index)))
        }
        open.append(
            MessageTree.Node(
                local: element.local, namespace: element.namespace ?? "", attributes: attributes,
                offset: element.byteOffset))
        isVerbatim =
            element.depth == 1
            && [MessageNames.dsSignature, MessageNames.extendMessage].contains(element.nameID)
    }

    mutating func end(_ element: borrowing XMLEnd) throws(XMLStop) {
        if isVerbatim {
            guard element.depth == 1 else { return }
            isVerbatim = false
            open[open.count - 1].verbatim = bytes[element.byteRange]
        }
        guard var node = open.popLast() else { return }
        if node.verbatim == nil {
            node.isMixed = element.isMixed
            if element.isLeaf { node.text = element.string }
        }
        if open.isEmpty { root = node } else { open[open.count - 1].children.append(node) }
    }
}
