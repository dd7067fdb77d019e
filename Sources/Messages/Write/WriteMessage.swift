import Values

/// Writes papers of one type as a message: bytes that validate against the official schema of
/// 2022-05 when the papers do.
///
/// Requests need `transfer`. CEB621, 623, 625 and 711 without a `signature` are invalid by nature:
/// the schema requires one, and only the holder of a key can make it. `signature` and `extension_`
/// are verbatim elements as a reader kept them; the prefixes `ceb`, `ds` and `xsi` are declared.
/// Requests carry the prefix `ceb:`, receipts the default namespace, unless `prefix` says so.
public func writeMessage<P: Paper>(
    _ papers: [P], guid: String, version: String = "1.0", transfer: BaseTransfer? = nil,
    subscriptions: [BaseSubscribe] = [], prefix: Bool? = nil, signature: [UInt8]? = nil,
    extension_: [UInt8]? = nil
) -> [UInt8] {
    let isPrefixed = prefix ?? P.messageType.isRequest
    var writer = XMLWriter(
        prefixed: isPrefixed,
        capacity: 1024 + papers.count * 2_048 + (signature?.count ?? 0))
    writer.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
    writer.tag("<", P.messageType.rawValue)
    if isPrefixed {
        writer.raw(" xmlns:ceb=\"http://www.chinaport.gov.cn/ceb\"")
    } else {
        writer.raw(" xmlns=\"http://www.chinaport.gov.cn/ceb\"")
        if extension_ != nil { writer.raw(" xmlns:ceb=\"http://www.chinaport.gov.cn/ceb\"") }
    }
    if signature != nil {
        writer.raw(" xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"")
        writer.raw(" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"")
    }
    writer.attribute("guid", guid)
    writer.attribute("version", version)
    writer.raw(">\n")

    let shapes = PaperShapes.of(P.messageType)
    for paper in papers { writer.paper(paper, shapes) }
    if let transfer { writer.record(transfer, PaperShapes.baseTransfer) }
    for subscription in subscriptions { writer.record(subscription, PaperShapes.baseSubscribe) }
    // Export has the signature before the extension (XSD 2022-05).
    let isExport = P.messageType.isExport
    for fragment in isExport ? [signature, extension_] : [extension_, signature] {
        if let fragment {
            writer.verbatim(fragment)
            writer.raw("\n")
        }
    }
    writer.close(P.messageType.rawValue)
    return writer.bytes
}

/// Writes papers whose type is known only at run time; all must be of the first one's type.
public func writeMessage(
    _ papers: [AnyPaper], guid: String, version: String = "1.0", transfer: BaseTransfer? = nil,
    subscriptions: [BaseSubscribe] = [], prefix: Bool? = nil, signature: [UInt8]? = nil,
    extension_: [UInt8]? = nil
) -> [UInt8] {
    guard let first = papers.first else {
        preconditionFailure("a message is written from one paper at least")
    }
    return first.type.visit(
        WritingMessage(
            papers: papers, guid: guid, version: version, transfer: transfer,
            subscriptions: subscriptions, prefix: prefix, signature: signature,
            extension_: extension_))
}

private struct WritingMessage: PaperTypeVisitor {
    let papers: [AnyPaper]
    let guid: String
    let version: String
    let transfer: BaseTransfer?
    let subscriptions: [BaseSubscribe]
    let prefix: Bool?
    let signature: [UInt8]?
    let extension_: [UInt8]?

    func visit<P: Paper>(
        _ type: P.Type, wrap: @escaping @Sendable (consuming P) -> AnyPaper
    ) -> [UInt8] {
        writeMessage(
            papers.map { paper in
                guard let paper = paper.opened as? P else {
                    preconditionFailure("a message carries papers of one type")
                }
                return paper
            }, guid: guid, version: version,
            transfer: transfer, subscriptions: subscriptions, prefix: prefix,
            signature: signature, extension_: extension_)
    }
}

extension XMLWriter {
    mutating func paper<P: Paper>(_ paper: P, _ shapes: PaperShapes) {
        open(P.element)
        if let head = P.headElement { open(head) }
        fields(paper, shapes.head)
        if let head = P.headElement { close(head) }
        if let shape = shapes.item {
            for item in paper.items { record(item, shape) }
        }
        close(P.element)
    }

    mutating func record<R: Record>(_ record: R, _ shape: RecordShape) {
        open(shape.element)
        fields(record, shape)
        close(shape.element)
    }

    /// The fields that are there, in the order of the table.
    private mutating func fields<R: Record>(_ record: R, _ shape: RecordShape) {
        withUnsafePointer(to: record) { pointer in
            let memory = UnsafeRawPointer(pointer)
            for (row, field) in shape.quick.enumerated() {
                guard let text = field.slot.text(in: memory) else { continue }
                let tag = shape.fields[row].tag
                if tag == "oriBizMessage" { quotation(tag, text) } else { leaf(tag, text) }
            }
        }
    }
}

extension Slot {
    /// The value as a paper carries it, amounts in their shortest form; nil where there is none.
    fileprivate func text(in record: UnsafeRawPointer) -> String? {
        switch kind {
        case .text: value(of: String.self, in: record).pointee
        case .optionalText: value(of: String?.self, in: record).pointee
        case .decimal: value(of: Amount.self, in: record).pointee.plain
        case .optionalDecimal: value(of: Amount?.self, in: record).pointee?.plain
        case .integer: String(value(of: Int.self, in: record).pointee)
        }
    }
}
