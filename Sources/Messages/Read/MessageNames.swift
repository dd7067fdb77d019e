import XML

/// 名称: every element name of the standard, numbered once for all parses.
enum MessageNames {
    static let ceb = "http://www.chinaport.gov.cn/ceb"
    static let signature = "http://www.w3.org/2000/09/xmldsig#"
    static let schemaInstance = "http://www.w3.org/2001/XMLSchema-instance"
    static let transport = "http://www.chinaport.gov.cn/dxp"

    static let table: XMLNames = {
        var builder = XMLNames.Builder()
        for type in MessageType.allCases {
            _ = builder.add(namespace: ceb, local: type.rawValue)
            for name in type.visit(NamesOfPaper()) {
                _ = builder.add(namespace: ceb, local: name)
            }
        }
        let envelope =
            tags(of: BaseTransfer.self) + tags(of: BaseSubscribe.self)
            + tags(of: ExtendMessage.self) + ["BaseTransfer", "BaseSubscribe", "ExtendMessage"]
        for name in envelope { _ = builder.add(namespace: ceb, local: name) }
        _ = builder.add(namespace: signature, local: "Signature")
        return builder.build()
    }()

    static let types: [Int32: MessageType] = Dictionary(
        uniqueKeysWithValues: MessageType.allCases.map { (id($0.rawValue), $0) })

    static let baseTransfer = id("BaseTransfer")
    static let baseSubscribe = id("BaseSubscribe")
    static let extendMessage = id("ExtendMessage")
    static let dsSignature = table.id(namespace: signature, local: "Signature")

    static func id(_ local: String) -> Int32 { table.id(namespace: ceb, local: local) }

    static func tags<R: Record>(of type: R.Type) -> [String] { R.fields.map(\.tag) }
}

private struct NamesOfPaper: PaperTypeVisitor {
    func visit<P: Paper>(
        _ type: P.Type, wrap: @escaping @Sendable (consuming P) -> AnyPaper
    ) -> [String] {
        [P.element] + [P.headElement, P.itemElement].compactMap { $0 }
            + MessageNames.tags(of: P.self) + MessageNames.tags(of: P.Item.self)
    }
}

/// 扩展信息 (ExtendMessage): free content; its frame is checked, its content kept verbatim.
struct ExtendMessage: Record {
    var name = ""
    var version = ""
    var message = ""

    // swift-format-ignore
    static let fields: [Field<Self>] = [
        .text("name", \.name, "扩展名称", "name of the extension", 0...30),
        .text("version", \.version, "扩展版本", "version of the extension", 0...30),
        .text("Message", \.message, "扩展内容", "content of the extension", 0...Int.max),
    ]
}
