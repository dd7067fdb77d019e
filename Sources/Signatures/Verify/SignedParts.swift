import CLibXML2
import Messages
import Values
import XML

/// 被签部分: what a signature speaks of, taken from the message once: no step reads it again.
struct SignedParts {
    let form: SignatureForm
    /// The canonical SignedInfo, over which the signature value is made.
    let signedInfo: [UInt8]
    /// The canonical message without its Signature, over which the digest is made.
    let strict: [UInt8]
    /// The same without the white space before the Signature; nil when there is none.
    let withoutBlanksBefore: [UInt8]?
    /// copCode of the message, or SenderId of an envelope.
    let sender: String?

    init(
        _ message: [UInt8], limits: XMLLimits,
        decode: ([UInt8]) -> Certificate? = Certificate.init(der:)
    ) throws(SignatureForm.Wrong) {
        let document = try SignedDocument.read(message, limits: limits)
        let signature = try SignedParts.onlySignature(in: document)
        form = try SignatureForm(signature, decode: decode)
        sender = SignedParts.sender(below: document.root)
        let blanks = SignedParts.blanks(before: signature)
        document.detach(signature)
        guard let strict = document.canonical() else { throw SignedParts.notCanonical }
        self.strict = strict
        for node in blanks { document.remove(node) }
        withoutBlanksBefore = blanks.isEmpty ? nil : document.canonical()
        document.keepOnlyDetached()
        guard let apex = signature.elements.first, let info = document.canonical(of: apex) else {
            throw SignedParts.notCanonical
        }
        signedInfo = info
    }

    /// For explanations: the first profile whose digest and value both fit.
    var profileThatPasses: SignatureVerdict.WouldPass? {
        guard let key = form.certificates.first?.publicKey else { return nil }
        let forms: [([UInt8]?, SignatureLeniency?)] = [
            (strict, nil), (withoutBlanksBefore, .whitespaceBeforeSignature),
        ]
        for profile in SignatureProfile.all where profile.key == key.algorithm {
            for case (let bytes?, let leniency) in forms
            where profile.digest.digest(bytes) == form.digest
                && key.verifies(form.value, of: signedInfo, digest: profile.signatureDigest)
            {
                return .init(profile: profile, leniency: leniency)
            }
        }
        return nil
    }

    private static var notCanonical: SignatureForm.Wrong {
        SignatureForm.Wrong(.unreadable, "/", expected: "Canonical XML 1.0")
    }

    private static func sender(below root: SignedDocument.Node) -> String? {
        let names = root.local == "DxpMsg" ? ("TransInfo", "SenderId") : ("BaseTransfer", "copCode")
        let transfers = root.elements.filter { $0.isNamed(names.0, in: root.namespace) }
        guard transfers.count == 1 else { return nil }
        let codes = transfers[0].elements.filter { $0.isNamed(names.1, in: root.namespace) }
        return codes.count == 1 ? codes[0].string.map { String($0.prefix(64)) } : nil
    }

    private static func blanks(before signature: SignedDocument.Node) -> [SignedDocument.Node] {
        var found: [SignedDocument.Node] = []
        var next = signature.pointee.prev
        while let node = next, node.isBlankText {
            found.append(node)
            next = node.pointee.prev
        }
        return found
    }

    /// Walks the whole tree once: exactly one Signature, directly below the root, and no field
    /// whose text a comment splits.
    private static func onlySignature(
        in document: SignedDocument
    ) throws(SignatureForm.Wrong) -> SignedDocument.Node {
        let root = document.root
        var found: SignedDocument.Node?
        var current: SignedDocument.Node? = root
        while let node = current {
            switch node.pointee.type {
            // The first letter spares making a text of every name.
            case XML_ELEMENT_NODE
            where node.pointee.name?.pointee == UInt8(ascii: "S")
                && node.isNamed("Signature", in: SignatureForm.namespace):
                guard found == nil else {
                    throw .init(.severalSignatures, "ds:Signature", expected: "1", found: "2")
                }
                guard node.pointee.parent == root else {
                    throw .init(
                        .misplaced, "ds:Signature", expected: root.local,
                        found: node.pointee.parent?.local ?? "-")
                }
                found = node
            case XML_COMMENT_NODE, XML_PI_NODE:
                guard !hasText(beside: node) else {
                    throw .init(
                        .commentInText, node.pointee.parent?.local ?? "-", found: "<!-- -->")
                }
            default: break
            }
            current = following(node, below: root)
        }
        guard let found else {
            throw .init(.notSigned, root.local, expected: "ds:Signature")
        }
        return found
    }

    /// Depth first, without recursion.
    private static func following(
        _ node: SignedDocument.Node, below root: SignedDocument.Node
    ) -> SignedDocument.Node? {
        if node.isElement, let child = node.pointee.children { return child }
        var current: SignedDocument.Node? = node
        while let here = current, here != root {
            if let next = here.pointee.next { return next }
            current = here.pointee.parent
        }
        return nil
    }

    private static func hasText(beside node: SignedDocument.Node) -> Bool {
        [node.pointee.prev, node.pointee.next].contains {
            $0.map { $0.isText && !$0.isBlankText } ?? false
        }
    }
}

extension SignedDocument {
    /// Reads a message within limits: refused before a tree is built where anything is forbidden.
    static func read(
        _ message: [UInt8], limits: XMLLimits
    ) throws(SignatureForm.Wrong) -> SignedDocument {
        let text: XMLText
        switch XMLText.decode(message, limits: limits) {
        case .failure(let problem): throw .init(problem)
        case .success(let decoded): text = decoded
        }
        var visitor = NobodyVisits()
        if let problem = parseXML(text, names: noNames, limits: limits, visitor: &visitor) {
            throw .init(problem)
        }
        guard let document = SignedDocument(text.bytes), document.isMessage else {
            throw .init(
                .unreadable, "/", expected: "CEB…Message {http://www.chinaport.gov.cn/ceb}, DxpMsg")
        }
        return document
    }

    /// By its name: which fields a message has is judged by its reader.
    private var isMessage: Bool {
        switch root.namespace {
        case "http://www.chinaport.gov.cn/ceb":
            root.local.utf8.count == 13 && root.local.hasPrefix("CEB")
                && root.local.hasSuffix("Message")
        case "http://www.chinaport.gov.cn/dxp": root.local == "DxpMsg"
        default: false
        }
    }
}

extension SignatureForm.Wrong {
    fileprivate init(_ problem: XMLProblem) {
        self.init(
            .unreadable, "\(problem.position.line):\(problem.position.column) \(problem.english)",
            expected: problem.expected, found: problem.found)
    }
}

private let noNames = XMLNames.Builder().build()

/// Parsing for its refusals only.
private struct NobodyVisits: XMLVisitor {
    mutating func start(_ element: borrowing XMLElement) throws(XMLStop) {}
    mutating func end(_ element: borrowing XMLEnd) throws(XMLStop) {}
}
