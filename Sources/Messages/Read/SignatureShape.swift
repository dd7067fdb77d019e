import XML

/// 签名结构: judges the frame of a ds:Signature as the standard's own schema does.
///
/// The standard's edition of the XML-DSig schema is stricter than W3C's: no `Object`, no content in
/// the method elements. Key values and other rare content of `KeyInfo` are kept and not judged.
struct SignatureShape {
    /// What is wrong first, in the words of a schema; nil when nothing is.
    private(set) var problem: String?

    private struct Open {
        let name: String
        let model: SignatureModel?
        /// Local names of the signature's namespace; `*` stands for an element of another
        /// namespace and `-` for one of none.
        var children: [String] = []
    }

    private var open: [Open] = []
    /// Everything from this depth on is not judged; -1 when all is.
    private var freeDepth = -1

    init(_ element: borrowing XMLElement) { start(element) }

    mutating func start(_ element: borrowing XMLElement) {
        guard freeDepth < 0, problem == nil else { return }
        let isOurs = element.namespace == MessageNames.signature
        // ##other of XML Schema is any other namespace, but not none.
        let name = isOurs ? element.local : element.namespace == nil ? "-" : "*"
        if !open.isEmpty { open[open.count - 1].children.append(name) }
        guard isOurs, let model = SignatureModel.all[name] else {
            freeDepth = element.depth
            return
        }
        open.append(Open(name: name, model: model))
        problem = model.problem(ofAttributes: element).map { "ds:\(name)\($0)" }
    }

    mutating func end(_ element: borrowing XMLEnd) {
        if freeDepth >= 0 {
            if element.depth == freeDepth { freeDepth = -1 }
            return
        }
        guard problem == nil, let done = open.popLast(), let model = done.model else { return }
        problem = (model.problem(ofChildren: done.children) ?? model.problem(ofText: element))
            .map { "ds:\(done.name)\($0)" }
    }
}

/// What one element of a signature may hold.
struct SignatureModel: Sendable {
    enum Content: Sendable {
        /// The children in order, each with its least and greatest number.
        case sequence([(name: String, times: ClosedRange<Int>)])
        /// Any of these, in any order, at least so many.
        case choice(Set<String>, atLeast: Int)
    }
    enum Text: Sendable { case none, free, base64 }

    var content = Content.sequence([])
    var text = Text.none
    var required: [String] = []
    var optional: [String] = []

    /// xmldsig-core-schema.xsd of the 2022-05 package, element by element.
    static let all: [String: SignatureModel] = {
        let method = SignatureModel(text: .free, required: ["Algorithm"])
        let binary = SignatureModel(text: .base64)
        let string = SignatureModel(text: .free)
        return [
            "Signature": SignatureModel(
                content: .sequence([
                    ("SignedInfo", 1...1), ("SignatureValue", 1...1), ("KeyInfo", 0...1),
                ]), optional: ["Id"]),
            "SignedInfo": SignatureModel(
                content: .sequence([
                    ("CanonicalizationMethod", 1...1), ("SignatureMethod", 1...1),
                    ("Reference", 1...Int.max),
                ])),
            "CanonicalizationMethod": method, "SignatureMethod": method, "DigestMethod": method,
            "Reference": SignatureModel(
                content: .sequence([
                    ("Transforms", 0...1), ("DigestMethod", 1...1), ("DigestValue", 1...1),
                ]), optional: ["Id", "URI", "Type"]),
            "Transforms": SignatureModel(content: .sequence([("Transform", 1...Int.max)])),
            "Transform": SignatureModel(
                content: .choice(["XPath", "*"], atLeast: 0), text: .free,
                required: ["Algorithm"]),
            "SignatureValue": binary, "DigestValue": binary,
            "KeyInfo": SignatureModel(
                content: .choice(
                    [
                        "KeyName", "KeyValue", "RetrievalMethod", "X509Data", "PGPData",
                        "SPKIData", "MgmtData", "*",
                    ], atLeast: 1), text: .free),
            "X509Data": SignatureModel(
                content: .choice(
                    [
                        "X509IssuerSerial", "X509SKI", "X509SubjectName", "X509Certificate",
                        "X509CRL", "*",
                    ], atLeast: 1)),
            "X509IssuerSerial": SignatureModel(
                content: .sequence([("X509IssuerName", 1...1), ("X509SerialNumber", 1...1)])),
            "X509SKI": binary, "X509Certificate": binary, "X509CRL": binary,
            "KeyName": string, "MgmtData": string, "X509SubjectName": string, "XPath": string,
        ]
    }()

    func problem(ofAttributes element: borrowing XMLElement) -> String? {
        var missing = required
        for index in 0..<element.attributeCount {
            let name = element.attributeLocal(index)
            let space = element.attributeNamespace(index)
            if space == MessageNames.schemaInstance { continue }
            if space == nil { missing.removeAll { $0 == name } }
            if space != nil || !(required + optional).contains(name) {
                return ": no @\(shortened(name))"
            }
        }
        return missing.first.map { "/@\($0)" }
    }

    func problem(ofChildren children: [String]) -> String? {
        switch content {
        case .choice(let names, let least):
            if let wrong = children.first(where: { !names.contains($0) }) {
                return ": no ds:\(shortened(wrong))"
            }
            return children.count < least ? "/*" : nil
        case .sequence(let steps):
            var place = 0
            for step in steps {
                let start = place
                while place < children.count, children[place] == step.name,
                    place - start < step.times.upperBound
                { place += 1 }
                if place - start < step.times.lowerBound { return "/ds:\(step.name)" }
            }
            return place < children.count ? ": no ds:\(shortened(children[place]))" : nil
        }
    }

    func problem(ofText element: borrowing XMLEnd) -> String? {
        switch text {
        case .free: return nil
        case .none:
            let hasText = element.isMixed || (element.isLeaf && !isAllBlank(element.text))
            return hasText ? ": no text" : nil
        case .base64:
            return decodeBase64(element.text, allowingBlanks: true) == nil
                ? ": base64Binary" : nil
        }
    }
}
