/// 读取标记: where the lines of the open paper and their fields stand, for the rules that compare.
struct PaperMarks {
    var headCount = 0
    var lineCount = 0
    /// The line that a rule speaks of after all lines were read; nil while they are being read.
    var reportedLine: Int?

    /// One line: which fields were read, which well, and where.
    struct Line {
        let shape: RecordShape
        let seen: UInt64
        let bad: UInt64
        let offset: Int
        fileprivate let firstOffset: Int
    }

    private(set) var lines: [Line] = []
    private var offsets: [Int32] = []
    private var counts = [Int](repeating: 0, count: TopStage.allCases.count)

    mutating func beginPaper() {
        headCount = 0
        lineCount = 0
        lines.removeAll(keepingCapacity: true)
        offsets.removeAll(keepingCapacity: true)
    }

    mutating func addLine(_ reader: RecordReader) {
        lines.append(
            Line(
                shape: reader.shape, seen: reader.seen, bad: reader.bad, offset: reader.offset,
                firstOffset: offsets.count))
        for row in reader.shape.fields.indices {
            offsets.append(Int32(truncatingIfNeeded: reader.offset(of: row)))
        }
    }

    func isSound(_ line: Int, _ mask: UInt64) -> Bool {
        line < lines.count && lines[line].seen & mask == mask && lines[line].bad & mask == 0
    }

    /// Whether none of these fields was reported; they may be absent.
    func isUnspoilt(_ line: Int, _ mask: UInt64) -> Bool {
        line < lines.count && lines[line].bad & mask == 0
    }

    func offset(of row: Int, line: Int) -> Int { Int(offsets[lines[line].firstOffset + row]) }

    mutating func count(_ stage: TopStage) { counts[stage.rawValue] += 1 }
    func count(of stage: TopStage) -> Int { counts[stage.rawValue] }
}

/// The children of a message in the order of the import schema.
enum TopStage: Int, CaseIterable {
    case papers, transfer, subscription, extension_, signature

    /// The place among the children: export has the signature before the extension (XSD 2022-05).
    func place(in type: MessageType) -> Int {
        switch self {
        case .papers, .transfer, .subscription: rawValue
        case .extension_: type.isExport ? 4 : 3
        case .signature: type.isExport ? 3 : 4
        }
    }

    /// How often it may occur (XSD 2022-05 maxOccurs); our own bound where there is none.
    func most(of type: MessageType, _ limits: ReadingLimits) -> Int {
        switch self {
        case .papers:
            switch type {
            case .ceb711, .ceb900: 1
            case .ceb816, .ceb818: limits.unboundedPapers
            default: limits.papers
            }
        case .subscription: 5
        case .transfer, .extension_, .signature: 1
        }
    }

    /// Only where the bound is ours is it a limit and not a violation of the standard.
    func tooMany(of type: MessageType) -> MessageRule {
        switch self {
        case .papers: type == .ceb816 || type == .ceb818 ? .pastLimit : .tooManyPapers
        case .transfer, .subscription, .extension_, .signature: .tooManyOfTopElement
        }
    }
}
