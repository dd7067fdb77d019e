import XML

/// The few elements of an envelope as a tree; the payload is decoded on the way.
struct DxpReader: XMLVisitor {
    struct Node {
        let name: String
        let namespace: String
        let attributes: [(name: String, value: String)]
        let offset: Int
        var text = ""
        var children: [Node] = []
        /// Text beside child elements.
        var isMixed = false
    }

    private(set) var root: Node?
    private(set) var payload: [UInt8]?
    private(set) var signature: SignatureShape?
    private var open: [Node] = []
    private var isInSignature = false

    mutating func start(_ element: borrowing XMLElement) throws(XMLStop) {
        if isInSignature {
            signature?.start(element)
            return
        }
        var attributes: [(name: String, value: String)] = []
        for index in 0..<element.attributeCount
        where element.attributeNamespace(index) != MessageNames.schemaInstance {
            attributes.append((element.attributeLocal(index), element.attributeValue(index)))
        }
        open.append(
            Node(
                name: element.local, namespace: element.namespace ?? "",
                attributes: attributes, offset: element.byteOffset))
        if element.depth == 1, element.nameID == MessageNames.dsSignature {
            isInSignature = true
            signature = SignatureShape(element)
        }
    }

    mutating func end(_ element: borrowing XMLEnd) throws(XMLStop) {
        if isInSignature {
            signature?.end(element)
            guard element.depth == 1 else { return }
            isInSignature = false
        }
        guard var node = open.popLast() else { return }
        node.isMixed = element.isMixed
        if node.name == "Data", element.depth == 1, element.isLeaf {
            payload = decodeBase64(element.text, allowingBlanks: true)
        } else {
            node.text = element.string
        }
        if open.isEmpty { root = node } else { open[open.count - 1].children.append(node) }
    }
}
