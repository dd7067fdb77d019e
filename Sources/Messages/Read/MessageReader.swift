import Values
import XML

/// 报文读取: follows one message from its root to its signature and collects papers and issues.
struct MessageReader: XMLVisitor {
    let limits: ReadingLimits

    private(set) var type: MessageType?
    private(set) var guid: String?
    private(set) var version = ""
    private(set) var papers: [PaperInProgress] = []
    private(set) var transfer: BaseTransfer?
    private(set) var subscriptions: [BaseSubscribe] = []
    private(set) var signatureRange: Range<Int>?
    private(set) var extensionRange: Range<Int>?
    /// On the message as a whole.
    private(set) var whole: [IssueDraft] = []

    /// A paper as read, its issues not yet placed.
    struct PaperInProgress {
        let index: Int
        let paper: AnyPaper
        let drafts: [IssueDraft]
    }

    /// What is open around the next element.
    enum Place { case message, paper, head, line, transfer, subscription, extension_ }

    private(set) var place = Place.message
    private(set) var builder: PaperBuilder?
    private var record: RecordReader?
    /// The depth at which fields are expected now; -1 where none are.
    private var fieldDepth = -1
    /// The field that is open; -1 when none is.
    private var row = -1
    /// Everything from this depth on is passed over; -1 when nothing is.
    private var skipDepth = -1
    private var signature: SignatureShape?
    private var contentCount = 0
    private var stage = TopStage.papers
    private(set) var paperIndex = -1
    private(set) var marks = PaperMarks()
    private var log = PaperLog()
    private var issueCount = 0

    private let transferCell = RecordCell<BaseTransfer>(PaperShapes.baseTransfer)
    private lazy var subscriptionCell = RecordCell<BaseSubscribe>(PaperShapes.baseSubscribe)
    private lazy var extensionCell = RecordCell<ExtendMessage>(PaperShapes.extendMessage)

    init(limits: ReadingLimits) { self.limits = limits }

    mutating func start(_ element: borrowing XMLElement) throws(XMLStop) {
        if skipDepth >= 0 {
            signature?.start(element)
        } else if element.depth == fieldDepth {
            startField(element)
        } else {
            switch element.depth {
            case 0: startRoot(element)
            case 1: startTop(element)
            case 2 where place == .paper: startPart(element)
            default: startInsideField(element)
            }
        }
    }

    mutating func end(_ element: borrowing XMLEnd) throws(XMLStop) {
        if skipDepth >= 0 {
            signature?.end(element)
            if element.depth == skipDepth { endSkipped(element) }
        } else if element.depth == fieldDepth {
            endField(element)
        } else {
            switch element.depth {
            case 0: endRoot(element)
            case 1: endTop(element)
            default: endPart(element)
            }
        }
    }
}

// MARK: - Fields

extension MessageReader {
    @inline(__always)
    private mutating func startField(_ element: borrowing XMLElement) {
        guard let record else { return }
        row = record.shape.row(of: element.nameID)
        guard row >= 0 else { return startUnknown(element, in: record) }
        if !record.meet(row, at: element.byteOffset) {
            report(.repeatedField, record.shape.fields[row], at: element.byteOffset)
            record.spoil(row)
        }
        if element.attributeCount > 0 { checkNoAttributes(element, row) }
    }

    @inline(__always)
    private mutating func endField(_ element: borrowing XMLEnd) {
        guard let record, row >= 0 else { return }
        guard element.isLeaf, place != .extension_ else { return endUnusual(element) }
        guard let rule = record.take(element.text, row) else { return }
        if !rule.isLeniency { record.spoil(row) }
        let field = record.shape.fields[row]
        report(
            rule, field, at: element.byteRange.lowerBound,
            found: field.shown(element.string))
    }

    private mutating func endUnusual(_ element: borrowing XMLEnd) {
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

    private mutating func startUnknown(
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
        let meant = record.shape.fields.first { $0.tag.lowercased() == local.lowercased() }
        report(
            .unknownElement, named: local, at: element.byteOffset, expected: meant?.tag,
            found: shortened(local))
    }

    private mutating func startInsideField(_ element: borrowing XMLElement) {
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

    private mutating func checkNoAttributes(_ element: borrowing XMLElement, _ row: Int) {
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
    private func isSchemaHint(_ element: borrowing XMLElement, _ index: Int) -> Bool {
        element.attributeNamespace(index) == MessageNames.schemaInstance
            && ["schemaLocation", "noNamespaceSchemaLocation"]
                .contains(element.attributeLocal(index))
    }
}

// MARK: - Records

extension MessageReader {
    private mutating func open(_ reader: RecordReader, at offset: Int, fieldsAt depth: Int) {
        reader.begin(at: offset)
        record = reader
        fieldDepth = depth
        row = -1
    }

    /// What only shows when a record is complete: text between fields, order, absence.
    private mutating func close(_ element: borrowing XMLEnd) {
        guard let record else { return }
        if element.isMixed || (element.isLeaf && !isAllBlank(element.text)) {
            report(.strayText, named: nil, at: element.byteRange.lowerBound)
        }
        for row in record.misplaced {
            report(.misplacedField, record.shape.fields[row], at: record.offset(of: row))
        }
        for row in record.missing {
            report(.missingField, record.shape.fields[row], at: record.offset)
        }
        self.record = nil
        fieldDepth = -1
        row = -1
    }

    private mutating func startPart(_ element: borrowing XMLElement) {
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
            let isKnown = local == builder.head.shape.element || local == builder.item?.shape.element
            if isKnown, local == builder.head.shape.element { marks.headCount += 1 }
            return report(
                isKnown ? .foreignNamespace : .unknownElement, named: local,
                at: element.byteOffset, expected: isKnown ? MessageNames.ceb : nil,
                found: isKnown ? element.namespace ?? "" : shortened(local))
        }
        if element.attributeCount > 0 { checkNoAttributes(element, -1) }
    }

    private mutating func reportTooManyLines(_ element: borrowing XMLElement, _ most: Int) {
        let isOurs = most < (builder?.itemLimits.upperBound ?? most)
        report(
            isOurs ? .beyondOurLimit : .tooManyItems, named: element.local,
            at: element.byteOffset, expected: "<= \(most)")
    }

    private mutating func endPart(_ element: borrowing XMLEnd) {
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

// MARK: - The message's own children

extension MessageReader {
    private mutating func startRoot(_ element: borrowing XMLElement) {
        type = MessageNames.types[element.nameID]
        guard let type else {
            skipDepth = 0
            let isMisplaced = MessageType(rawValue: element.local) != nil
            return report(
                isMisplaced ? .wrongNamespace : .unknownMessageType, named: element.local,
                at: element.byteOffset, expected: isMisplaced ? MessageNames.ceb : nil,
                found: shortened(isMisplaced ? element.namespace ?? "" : element.local))
        }
        builder = makeBuilder(type)
        readRootAttributes(element)
    }

    private mutating func readRootAttributes(_ element: borrowing XMLElement) {
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

    private mutating func startTop(_ element: borrowing XMLElement) {
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
        if next < stage {
            report(.topElementOrder, named: element.local, at: element.byteOffset)
        }
        stage = max(stage, next)
        marks.count(next)
        if marks.count(of: next) == (next.most(of: type, limits) ?? .max) + 1 {
            report(
                next == .papers ? .tooManyPapers : .tooManyOfTopElement, named: element.local,
                at: element.byteOffset, expected: "<= \(marks.count(of: next) - 1)")
        }
        if marks.count(of: next) > next.most(of: type, limits) ?? .max {
            skipDepth = 1
            return
        }
        startTop(next, element, builder)
        // A signature has attributes of its own.
        if next != .signature, element.attributeCount > 0 { checkNoAttributes(element, -1) }
    }

    private mutating func startTop(
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

    private mutating func endTop(_ element: borrowing XMLEnd) {
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

    private mutating func endPaper(_ element: borrowing XMLEnd) {
        guard let builder, let type else { return }
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
        let paper = builder.finish()
        for broken in brokenRules(of: paper, type, builder, marks) {
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

    private mutating func endSkipped(_ element: borrowing XMLEnd) {
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

    private mutating func endRoot(_ element: borrowing XMLEnd) {
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

// MARK: - Reporting

extension MessageReader {
    private var isInPaper: Bool {
        switch place {
        case .paper, .head, .line: true
        case .message, .transfer, .subscription, .extension_: false
        }
    }

    private var paperPath: String { "\(builder?.element ?? "")[\(paperIndex)]" }

    /// The path of the element that is open.
    private var path: String {
        switch place {
        case .message: type?.rawValue ?? ""
        case .paper: paperPath
        case .head:
            builder?.isFlat == true
                ? paperPath : "\(paperPath)/\(builder?.head.shape.element ?? "")"
        case .line:
            "\(paperPath)/\(builder?.item?.shape.element ?? "")"
                + "[\(marks.reportedLine ?? marks.lineCount - 1)]"
        case .transfer: "BaseTransfer"
        case .subscription: "BaseSubscribe[\(subscriptions.count)]"
        case .extension_: "ExtendMessage"
        }
    }

    private mutating func report(
        _ rule: MessageRule, _ field: FieldShape, at offset: Int, expected: String? = nil,
        found: String? = nil
    ) {
        let element: String =
            switch place {
            case .line: builder?.item?.shape.element ?? ""
            case .head, .paper: builder?.head.shape.element ?? ""
            default: path
            }
        let text = rule.text
        add(
            Issue(
                severity: rule.severity, code: rule.code, path: "\(path)/\(field.tag)",
                message: Bilingual(
                    "\(field.chinese)（\(field.tag)）\(text.says.zh)",
                    "\(field.english) (\(field.tag)) \(text.says.en)"),
                expected: expected ?? field.expected(by: rule), found: found,
                citation: "CEB 2022-05, \(typeName) \(element)/\(field.tag)", fix: text.fix),
            rule, at: offset)
    }

    private mutating func report(
        _ rule: MessageRule, named name: String?, at offset: Int, expected: String? = nil,
        found: String? = nil
    ) {
        let place = name.map { path.isEmpty ? shortened($0) : "\(path)/\(shortened($0))" } ?? path
        let subject = name.map(shortened) ?? path
        let text = rule.text
        add(
            Issue(
                severity: rule.severity, code: rule.code, path: place,
                message: Bilingual("\(subject) \(text.says.zh)", "\(subject) \(text.says.en)"),
                expected: expected, found: found, citation: text.citation, fix: text.fix),
            rule, at: offset)
    }

    private var typeName: String { String((type?.rawValue ?? "").prefix(6)) }

    private mutating func add(_ issue: Issue, _ rule: MessageRule, at offset: Int) {
        guard isInPaper else {
            // A flood of top-level elements must not become a flood of issues.
            if whole.count < limits.issuesPerPaper {
                whole.append(IssueDraft(issue: issue, offset: offset))
            }
            return
        }
        var issue = issue
        if let type, rule.severity == .error {
            issue.official = OfficialFamily(type)?.code(for: rule)
        }
        let left = max(1, limits.issuesPerMessage - issueCount)
        log.add(issue, at: offset, most: min(limits.issuesPerPaper, left))
    }
}
