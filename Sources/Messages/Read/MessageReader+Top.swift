import XML

// The message's own children: papers, transfer, subscriptions, extension, signature.

extension MessageReader {
    mutating func startRoot(_ element: borrowing XMLElement) {
        type = MessageNames.types[element.nameID].flatMap { isKnown($0) ? $0 : nil }
        guard let type else {
            skipDepth = 0
            let isMisplaced = MessageType(rawValue: element.local).map(isKnown) ?? false
            return report(
                isMisplaced ? .wrongNamespace : .unknownMessageType, named: element.local,
                at: element.byteOffset, expected: isMisplaced ? MessageNames.ceb : nil,
                found: shortened(isMisplaced ? element.namespace ?? "" : element.local))
        }
        builder = makeBuilder(type, edition)
        readRootAttributes(element)
    }

    private func isKnown(_ type: MessageType) -> Bool {
        edition != .announcement113 || type.since == .announcement113
    }

    mutating func readRootAttributes(_ element: borrowing XMLElement) {
        for index in 0..<element.attributeCount {
            switch (element.attributeNamespace(index), element.attributeLocal(index)) {
            case (nil, "guid"): guid = element.attributeValue(index)
            case (nil, "version"): version = element.attributeValue(index)
            default:
                if !isSchemaHint(element, index) {
                    report(
                        .unknownAttribute, named: nil, at: element.byteOffset,
                        found: shortened(element.attributeLocal(index)))
                }
            }
        }
        if guid?.unicodeScalars.count != 36 {
            report(
                .messageGUID, named: "@guid", at: element.byteOffset, expected: "C36",
                found: guid.map(shortened))
        }
        if !(1...10).contains(version.unicodeScalars.count) {
            report(
                .messageVersion, named: "@version", at: element.byteOffset, expected: "C1..10",
                found: shortened(version))
        }
    }

    mutating func startTop(_ element: borrowing XMLElement) {
        guard let builder, let type else { return }
        let next: TopStage? =
            switch element.nameID {
            case builder.elementID: .papers
            case MessageNames.baseTransfer where type.isRequest: .transfer
            case MessageNames.baseSubscribe where type.isRequest: .subscription
            case MessageNames.extendMessage where type.isRequest: .extension_
            case MessageNames.dsSignature where type.isRequest: .signature
            default: nil
            }
        guard let next else {
            skipDepth = 1
            return report(
                .unknownTopElement, named: element.local, at: element.byteOffset,
                found: shortened(element.namespace ?? ""))
        }
        let place = next.place(in: type)
        if place < stage {
            report(.topElementOrder, named: element.local, at: element.byteOffset)
        }
        stage = max(stage, place)
        marks.count(next)
        let most = next.most(of: type, limits)
        guard marks.count(of: next) <= most else {
            skipDepth = 1
            if marks.count(of: next) == most + 1 {
                report(
                    next.tooMany(of: type), named: element.local, at: element.byteOffset,
                    expected: "<= \(most)")
            }
            return
        }
        startTop(next, element, builder)
        // A signature has attributes of its own.
        if next != .signature, element.attributeCount > 0 { checkNoAttributes(element, -1) }
    }

    mutating func startTop(
        _ next: TopStage, _ element: borrowing XMLElement, _ builder: PaperBuilder
    ) {
        switch next {
        case .papers:
            paperIndex += 1
            place = .paper
            log = PaperLog()
            marks.beginPaper()
            builder.begin()
            if builder.isFlat {
                place = .head
                open(builder.head, at: element.byteOffset, fieldsAt: 2)
            }
        case .transfer:
            place = .transfer
            open(transferCell.reader, at: element.byteOffset, fieldsAt: 2)
        case .subscription:
            place = .subscription
            subscriptionCell.clear()
            open(subscriptionCell.reader, at: element.byteOffset, fieldsAt: 2)
        case .extension_:
            place = .extension_
            open(extensionCell.reader, at: element.byteOffset, fieldsAt: 2)
        case .signature:
            skipDepth = 1
            signature = SignatureShape(element)
        }
    }

    mutating func endTop(_ element: borrowing XMLEnd) {
        switch place {
        case .message: return
        case .paper, .head, .line: endPaper(element)
        case .transfer:
            close(element)
            transfer = transferCell.value
        case .subscription:
            close(element)
            subscriptions.append(subscriptionCell.value)
        case .extension_:
            close(element)
            extensionRange = element.byteRange
        }
        place = .message
    }

    mutating func endPaper(_ element: borrowing XMLEnd) {
        guard let builder else { return }
        let offset = element.byteRange.lowerBound
        if builder.isFlat {
            close(element)
        } else {
            if element.isMixed || (element.isLeaf && !isAllBlank(element.text)) {
                report(.strayText, named: nil, at: offset)
            }
            place = .paper
            if marks.headCount == 0 {
                report(.missingHead, named: builder.head.shape.element, at: offset)
            }
            if let item = builder.item, marks.lineCount < builder.itemLimits.lowerBound {
                report(.noItems, named: item.shape.element, at: offset)
            }
        }
        let (paper, broken) = builder.finish(marks)
        for broken in broken {
            place = broken.line == nil ? .head : .line
            marks.reportedLine = broken.line
            report(
                broken.rule, broken.field, at: broken.offset, expected: broken.expected,
                found: broken.found)
        }
        marks.reportedLine = nil
        issueCount += log.drafts.count
        papers.append(
            PaperInProgress(
                index: paperIndex, paper: paper, drafts: log.finished(path: paperPath, at: offset)))
    }

    mutating func endSkipped(_ element: borrowing XMLEnd) {
        skipDepth = -1
        guard let shape = signature, element.depth == 1 else { return }
        if let broken = shape.problem {
            report(
                .signatureShape, named: "Signature", at: element.byteRange.lowerBound,
                expected: broken)
        }
        signatureRange = element.byteRange
        signature = nil
    }

    mutating func endRoot(_ element: borrowing XMLEnd) {
        guard let type else { return }
        place = .message
        if element.isMixed || (element.isLeaf && !isAllBlank(element.text)) {
            report(.strayText, named: nil, at: element.byteRange.lowerBound)
        }
        if marks.count(of: .papers) == 0 {
            report(
                .noPaper, named: nil, at: element.byteRange.lowerBound,
                expected: builder?.element)
        }
        if type.isRequest, marks.count(of: .transfer) == 0 {
            report(.noTransfer, named: nil, at: element.byteRange.lowerBound)
        }
    }
}
