import XML

// The fields of the open record: met, judged, stored.

extension MessageReader {
    @inline(__always)
    mutating func startField(_ element: borrowing XMLElement) {
        guard let record else { return }
        row = record.row(of: element.nameID)
        guard row >= 0 else { return startUnknown(element, in: record) }
        if !record.meet(row, at: element.byteOffset) {
            report(.repeatedField, record.shape.fields[row], at: element.byteOffset)
            record.spoil(row)
        }
        if element.attributeCount > 0 { checkNoAttributes(element, row) }
    }

    @inline(__always)
    mutating func endField(_ element: borrowing XMLEnd) {
        guard let record, row >= 0 else { return }
        guard element.isLeaf, place != .extension_ else { return endUnusual(element) }
        guard let rule = record.take(element.text, row) else { return }
        if !rule.isLeniency { record.spoil(row) }
        let field = record.shape.fields[row]
        report(
            rule, field, at: element.byteRange.lowerBound,
            found: field.shown(element.string))
    }

    mutating func endUnusual(_ element: borrowing XMLEnd) {
        guard let record else { return }
        let field = record.shape.fields[row]
        let isContent = place == .extension_ && field.tag == "Message"
        if isContent {
            if element.isMixed || (element.isLeaf && !isAllBlank(element.text)) {
                report(.strayText, field, at: element.byteRange.lowerBound)
            }
        } else if element.isLeaf {
            if let rule = record.take(element.text, row) {
                report(rule, field, at: element.byteRange.lowerBound, found: element.string)
            }
        }
    }

    mutating func startUnknown(
        _ element: borrowing XMLElement, in record: RecordReader
    ) {
        let local = element.local
        skipDepth = element.depth
        if element.namespace != MessageNames.ceb,
            let row = record.shape.fields.firstIndex(where: { $0.tag == local })
        {
            if !record.hasSeen(row) { record.excuse(row, at: element.byteOffset) }
            return report(
                .foreignNamespace, record.shape.fields[row], at: element.byteOffset,
                expected: MessageNames.ceb, found: element.namespace ?? "")
        }
        let meant = record.shape.fields.first {
            $0.tag != local && $0.tag.lowercased() == local.lowercased()
        }
        report(
            .unknownElement, named: local, at: element.byteOffset, expected: meant?.tag,
            found: shortened(local))
    }

    mutating func startInsideField(_ element: borrowing XMLElement) {
        skipDepth = element.depth
        guard let record, row >= 0 else { return }
        let field = record.shape.fields[row]
        if place == .extension_, field.tag == "Message" {
            contentCount += 1
            if contentCount > 1 { report(.unknownElement, field, at: element.byteOffset) }
            return
        }
        record.spoil(row)
        report(
            .elementInField, field, at: element.byteOffset, found: shortened(element.local))
    }

    mutating func checkNoAttributes(_ element: borrowing XMLElement, _ row: Int) {
        for index in 0..<element.attributeCount where !isSchemaHint(element, index) {
            let name = shortened(element.attributeLocal(index))
            if row >= 0, let record {
                record.spoil(row)
                report(
                    .unknownAttribute, record.shape.fields[row], at: element.byteOffset,
                    found: name)
            } else {
                report(
                    .unknownAttribute, named: element.local, at: element.byteOffset, found: name)
            }
        }
    }

    /// XML Schema part 1, 3.2.7: these two may stand on any element.
    func isSchemaHint(_ element: borrowing XMLElement, _ index: Int) -> Bool {
        element.attributeNamespace(index) == MessageNames.schemaInstance
            && ["schemaLocation", "noNamespaceSchemaLocation"]
                .contains(element.attributeLocal(index))
    }
}
