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
        /// What is wrong with the frame of a signature.
        var signatureProblem: String?
    }

    private(set) var root: Node?
    private(set) var payload: [UInt8]?
    private var open: [Node] = []
    /// The signature that is open, and how deep it stands.
    private var signature: SignatureShape?
    private var signatureDepth = -1

    /// What the envelope says it holds.
    var messageType: String? {
        let envelope = root?.name == "DxpMsg" ? root : root?.child("DxpMsg")
        return envelope?.child("TransInfo")?.child("MsgType")?.text
    }

    mutating func start(_ element: borrowing XMLElement) throws(XMLStop) {
        if signatureDepth >= 0 {
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
        if element.depth > 0, element.nameID == MessageNames.dsSignature {
            signatureDepth = element.depth
            signature = SignatureShape(element)
        }
    }

    mutating func end(_ element: borrowing XMLEnd) throws(XMLStop) {
        let isSignature = signatureDepth >= 0
        if isSignature {
            signature?.end(element)
            guard element.depth == signatureDepth else { return }
            signatureDepth = -1
        }
        guard var node = open.popLast() else { return }
        if isSignature { node.signatureProblem = signature?.problem }
        node.isMixed = element.isMixed
        if node.name == "Data", open.last?.name == "DxpMsg", element.isLeaf {
            payload = decodeBase64(element.text, allowingBlanks: true)
        } else {
            node.text = element.string
        }
        if open.isEmpty { root = node } else { open[open.count - 1].children.append(node) }
    }
}

extension DxpReader.Node {
    func child(_ name: String) -> Self? { children.first { $0.name == name } }
}
