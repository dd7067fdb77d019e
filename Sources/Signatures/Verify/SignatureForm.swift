import CLibXML2
import Messages

/// 签名形式: the one form of signature that this standard knows, read from the tree.
///
/// Everything that XML-DSig allows besides is refused: several references, other transforms,
/// objects, key values, retrieval methods. What cannot be said cannot be abused.
struct SignatureForm {
    typealias Node = SignedDocument.Node

    static let namespace = "http://www.w3.org/2000/09/xmldsig#"
    static let canonicalization = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315"
    static let enveloped = "http://www.w3.org/2000/09/xmldsig#enveloped-signature"
    /// Certificates in one X509Data: the signer's and those on the way to an anchor.
    static let greatestCertificates = 4

    let signatureMethod: String
    let digestMethod: String
    let digest: [UInt8]
    let value: [UInt8]
    let keyName: String?
    let certificates: [Certificate]

    /// What is wrong, and what should have been there.
    struct Wrong: Error {
        var problem: SignatureProblem
        var path: String
        var expected: String
        var found: String

        init(
            _ problem: SignatureProblem, _ path: String, expected: String = "", found: String = ""
        ) {
            self.problem = problem
            self.path = path
            self.expected = expected
            let safe = found.unicodeScalars.prefix(120)
                .map { $0.properties.generalCategory == .control ? " " : $0 }
            self.found = String(String.UnicodeScalarView(safe))
        }
    }

    init(_ element: Node, decode: ([UInt8]) -> Certificate?) throws(Wrong) {
        let parts = try SignatureForm.children(
            element, ["SignedInfo", "SignatureValue", "KeyInfo?"], attributes: ["Id"])
        let info = try SignatureForm.children(
            parts[0], ["CanonicalizationMethod", "SignatureMethod", "Reference"],
            attributes: ["Id"])
        try SignatureForm.algorithm(info[0], is: SignatureForm.canonicalization)
        signatureMethod = try SignatureForm.algorithm(info[1])
        let reference = try SignatureForm.children(
            info[2], ["Transforms", "DigestMethod", "DigestValue"], attributes: ["Id", "URI"])
        guard let uri = SignatureForm.attribute("URI", of: info[2]), uri.isEmpty else {
            throw Wrong(
                .malformed, "ds:Reference/@URI", expected: "URI=\"\"",
                found: SignatureForm.attribute("URI", of: info[2]) ?? "no URI")
        }
        let transforms = try SignatureForm.children(reference[0], ["Transform"])
        try SignatureForm.algorithm(transforms[0], is: SignatureForm.enveloped)
        digestMethod = try SignatureForm.algorithm(reference[1])
        digest = try SignatureForm.binary(reference[2], atMost: 64)
        value = try SignatureForm.binary(parts[1], atMost: 2_048)
        (keyName, certificates) = try SignatureForm.keyInfo(
            parts.count > 2 ? parts[2] : nil, decode)
    }

    private static func keyInfo(
        _ node: Node?, _ decode: ([UInt8]) -> Certificate?
    ) throws(Wrong) -> (name: String?, certificates: [Certificate]) {
        guard let node else { return (nil, []) }
        var name: String?
        var certificates: [Certificate] = []
        for part in try children(node, ["KeyName?", "X509Data?"], attributes: ["Id"]) {
            if part.local == "KeyName" {
                try check(part, attributes: [])
                name = String((part.string ?? "").prefix(255))
                continue
            }
            try check(part, attributes: [])
            for entry in part.elements.prefix(16) {
                try check(entry, attributes: [])
                switch entry.local {
                case "X509Certificate":
                    let bytes = try binary(entry, atMost: Certificate.greatestSize)
                    guard let one = decode(bytes) else {
                        throw Wrong(
                            .malformed, "ds:X509Certificate",
                            expected: "X.509, SM2 or RSA", found: "\(bytes.count) bytes")
                    }
                    certificates.append(one)
                case "X509IssuerSerial", "X509SubjectName", "X509SKI": continue
                default:
                    throw Wrong(
                        .malformed, "ds:X509Data", expected: "X509Certificate", found: entry.local)
                }
            }
            if part.elements.count > 16 || certificates.count > greatestCertificates {
                throw Wrong(
                    .malformed, "ds:X509Data",
                    expected: "<= \(greatestCertificates) X509Certificate",
                    found: "\(part.elements.count)")
            }
        }
        return (name, certificates)
    }
}

extension SignatureForm {
    /// The element children, which must be exactly these in this order; `?` marks what may lack.
    private static func children(
        _ node: Node, _ names: [String], attributes: Set<String> = []
    ) throws(Wrong) -> [Node] {
        try check(node, attributes: attributes)
        var found: [Node] = []
        var next = 0
        for child in node.children {
            if child.isBlankText || child.pointee.type == XML_COMMENT_NODE { continue }
            guard child.isElement, child.namespace == namespace else {
                throw Wrong(
                    .malformed, "ds:\(node.local)", expected: names.joined(separator: ", "),
                    found: child.isElement ? child.local : "text")
            }
            while next < names.count, names[next] != child.local, names[next] != child.local + "?" {
                guard names[next].hasSuffix("?") else { break }
                next += 1
            }
            guard next < names.count,
                names[next] == child.local || names[next] == child.local + "?"
            else {
                throw Wrong(
                    .malformed, "ds:\(node.local)", expected: names.joined(separator: ", "),
                    found: child.local)
            }
            next += 1
            found.append(child)
        }
        if let missing = names[next...].first(where: { !$0.hasSuffix("?") }) {
            throw Wrong(.malformed, "ds:\(node.local)", expected: missing, found: "-")
        }
        return found
    }

    private static func check(_ node: Node, attributes: Set<String>) throws(Wrong) {
        guard node.namespace == namespace else {
            throw Wrong(.malformed, node.local, expected: namespace, found: node.namespace)
        }
        var next = node.pointee.properties
        while let one = next {
            let name = one.pointee.name.map { String(cString: $0) } ?? ""
            if one.pointee.ns != nil || !attributes.contains(name) {
                throw Wrong(
                    .malformed, "ds:\(node.local)", expected: attributes.sorted().joined(),
                    found: "@\(name)")
            }
            next = one.pointee.next
        }
    }

    @discardableResult
    private static func algorithm(_ node: Node, is only: String? = nil) throws(Wrong) -> String {
        try check(node, attributes: ["Algorithm"])
        let text = attribute("Algorithm", of: node) ?? ""
        guard node.children.allSatisfy({ $0.isBlankText }), only == nil || text == only else {
            throw Wrong(
                .malformed, "ds:\(node.local)/@Algorithm", expected: only ?? "no content",
                found: text)
        }
        return text
    }

    private static func binary(_ node: Node, atMost limit: Int) throws(Wrong) -> [UInt8] {
        try check(node, attributes: node.local == "SignatureValue" ? ["Id"] : [])
        let decoded = node.text.flatMap { text in
            text.count > limit * 2
                ? nil : text.withUnsafeBufferPointer { decodeBase64($0, allowingBlanks: true) }
        }
        guard let decoded, !decoded.isEmpty, decoded.count <= limit else {
            throw Wrong(
                .malformed, "ds:\(node.local)", expected: "Base64, 1 to \(limit) bytes",
                found: node.string ?? "-")
        }
        return decoded
    }

    private static func attribute(_ name: String, of node: Node) -> String? {
        guard let value = xmlGetNoNsProp(node, name) else { return nil }
        defer { tg_xml_free(value) }
        return String(cString: value)
    }
}
