import XML

// Heads and lines: opened, closed, judged as a whole.

extension MessageReader {
    mutating func open(_ reader: RecordReader, at offset: Int, fieldsAt depth: Int) {
        reader.begin(at: offset)
        record = reader
        fieldDepth = depth
        row = -1
    }

    /// What only shows when a record is complete: text between fields, order, absence.
    mutating func close(_ element: borrowing XMLEnd) {
        guard let record else { return }
        if element.isMixed || (element.isLeaf && !isAllBlank(element.text)) {
            report(.strayText, named: nil, at: element.byteRange.lowerBound)
        }
        for row in record.misplaced {
            report(.misplacedField, record.shape.fields[row], at: record.offset(of: row))
        }
        for row in record.missing {
            report(record.ruleOfAbsence(row), record.shape.fields[row], at: record.offset)
        }
        self.record = nil
        fieldDepth = -1
        row = -1
    }

    mutating func startPart(_ element: borrowing XMLElement) {
        guard let builder else { return }
        if element.nameID == builder.headID, element.nameID >= 0 {
            marks.headCount += 1
            guard marks.headCount == 1 else {
                skipDepth = element.depth
                return report(.headOrder, named: element.local, at: element.byteOffset)
            }
            if marks.lineCount > 0 {
                report(.headOrder, named: element.local, at: element.byteOffset)
            }
            place = .head
            open(builder.head, at: element.byteOffset, fieldsAt: 3)
        } else if element.nameID == builder.itemID, element.nameID >= 0, let item = builder.item {
            marks.lineCount += 1
            let most = min(builder.itemLimits.upperBound, limits.unboundedItems)
            guard marks.lineCount <= most else {
                skipDepth = element.depth
                if marks.lineCount == most + 1 { reportTooManyLines(element, most) }
                return
            }
            place = .line
            builder.beginItem()
            open(item, at: element.byteOffset, fieldsAt: 3)
        } else {
            skipDepth = element.depth
            let local = element.local
            let isKnown =
                local == builder.head.shape.element || local == builder.item?.shape.element
            if isKnown, local == builder.head.shape.element { marks.headCount += 1 }
            return report(
                isKnown ? .foreignNamespace : .unknownElement, named: local,
                at: element.byteOffset, expected: isKnown ? MessageNames.ceb : nil,
                found: isKnown ? element.namespace ?? "" : shortened(local))
        }
        if element.attributeCount > 0 { checkNoAttributes(element, -1) }
    }

    mutating func reportTooManyLines(_ element: borrowing XMLElement, _ most: Int) {
        let isOurs = most < (builder?.itemLimits.upperBound ?? most)
        report(
            isOurs ? .beyondOurLimit : .tooManyItems, named: element.local,
            at: element.byteOffset, expected: "<= \(most)")
    }

    mutating func endPart(_ element: borrowing XMLEnd) {
        let isLine = place == .line
        if isLine, let item = builder?.item {
            close(element)
            marks.addLine(item)
            builder?.finishItem()
        } else {
            close(element)
        }
        place = .paper
    }
}
