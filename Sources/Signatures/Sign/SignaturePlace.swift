import XML

/// 签名位置: where in the bytes of a message the schema wants its Signature.
///
/// CEB 2022-05: import messages and envelopes end with it; export messages have it before
/// ExtendMessage (进口、终端节点与出口业务节点报文定义 XSD).
struct SignaturePlace {
    private let message: [UInt8]
    /// Where the Signature goes once `existing` is out.
    private let offset: Int
    let existing: Range<Int>?

    static func find(
        in message: [UInt8], limits: XMLLimits
    ) throws(SigningProblem) -> SignaturePlace {
        let text: XMLText
        switch XMLText.decode(message, limits: limits) {
        case .success(let decoded): text = decoded
        case .failure(let problem): throw SigningProblem(problem.chinese, problem.english)
        }
        guard text.bytes == message else {
            throw SigningProblem(
                "只能对 UTF-8 报文加签，请先转换编码",
                "only messages in UTF-8 are signed: convert it first")
        }
        var finder = PlaceFinder()
        if let problem = parseXML(text, names: names, limits: limits, visitor: &finder) {
            throw SigningProblem(problem.chinese, problem.english)
        }
        guard let end = finder.end else {
            throw SigningProblem("报文没有内容", "the message is empty")
        }
        return SignaturePlace(message: message, offset: end, existing: finder.signature)
    }

    var bytesWithoutSignature: [UInt8] {
        guard let existing else { return message }
        return Array(message[..<existing.lowerBound] + message[existing.upperBound...])
    }

    func inserting(_ signature: [UInt8]) -> [UInt8] {
        var result = bytesWithoutSignature
        let gone = existing.map { $0.lowerBound < offset ? $0.count : 0 } ?? 0
        result.insert(contentsOf: signature, at: offset - gone)
        return result
    }

    fileprivate static let signatureName: Int32 = 0
    fileprivate static let extensionName: Int32 = 1
    private static let names: XMLNames = {
        var builder = XMLNames.Builder()
        _ = builder.add(namespace: SignatureForm.namespace, local: "Signature")
        _ = builder.add(namespace: "http://www.chinaport.gov.cn/ceb", local: "ExtendMessage")
        return builder.build()
    }()
}

private struct PlaceFinder: XMLVisitor {
    var signature: Range<Int>?
    /// After the last child of the root that stands before the Signature.
    var end: Int?
    private var isExport = false

    mutating func start(_ element: borrowing XMLElement) throws(XMLStop) {
        guard element.depth == 0 else { return }
        isExport = PlaceFinder.exports.contains(String(element.local.dropFirst(3).prefix(3)))
    }

    mutating func end(_ element: borrowing XMLEnd) throws(XMLStop) {
        guard element.depth == 1 else { return }
        if element.nameID == SignaturePlace.signatureName {
            signature = element.byteRange
        } else if !isExport || element.nameID != SignaturePlace.extensionName {
            end = element.byteRange.upperBound
        }
    }

    /// 出口业务节点报文定义 XSD: what enterprises and customs send for exports.
    private static let exports: Set = [
        "213", "214", "215", "216", "303", "304", "403", "404", "505", "506", "507", "508", "509",
        "510", "603", "604", "605", "606", "607", "608", "701", "702", "792",
    ]
}
