import XML

/// 共享字符串: the texts that the cells of a workbook point to, one after another in one array.
struct SharedStrings {
    private var bytes: [UInt8] = []
    private var ends: [UInt32] = []

    init() {}

    init(_ part: ArchivePart, limits: SheetLimits) throws(SheetProblem) {
        var pieces = XMLPieces(part, container: "sst", record: "si", limits: limits)
        var visitor = SharedStringVisitor(limits: limits)
        while let piece = try pieces.next() {
            let problem = parseXML(
                piece, names: SpreadsheetName.table, limits: pieceLimits(piece, limits),
                visitor: &visitor)
            if let problem { throw SheetProblem(problem, at: part.name) }
        }
        self = visitor.strings
    }

    var count: Int { ends.count }
    var size: Int { bytes.count }

    mutating func append(_ text: [UInt8]) {
        bytes += text
        ends.append(UInt32(bytes.count))
    }

    subscript(index: Int) -> String? {
        guard ends.indices.contains(index) else { return nil }
        let start = index == 0 ? 0 : Int(ends[index - 1])
        return String(decoding: bytes[start..<Int(ends[index])], as: UTF8.self)
    }
}

/// Pieces are bounded already; the reader's own limits only have to let them pass.
func pieceLimits(_ piece: [UInt8], _ limits: SheetLimits) -> XMLLimits {
    XMLLimits(bytes: piece.count, textBytes: limits.cellCharacters * 4)
}

/// Joins the runs of a text; how it is pronounced is not part of it.
private struct SharedStringVisitor: XMLVisitor {
    let limits: SheetLimits
    var strings = SharedStrings()
    private var text: [UInt8] = []
    private var isPhonetic = false

    init(limits: SheetLimits) { self.limits = limits }

    mutating func start(_ element: borrowing XMLElement) throws(XMLStop) {
        switch SpreadsheetName(id: element.nameID) {
        case .si: text.removeAll(keepingCapacity: true)
        case .rPh: isPhonetic = true
        default: break
        }
    }

    mutating func end(_ element: borrowing XMLEnd) throws(XMLStop) {
        switch SpreadsheetName(id: element.nameID) {
        case .t where !isPhonetic: text += element.text
        case .rPh: isPhonetic = false
        case .si:
            guard strings.size + text.count <= limits.sharedBytes,
                strings.count < limits.sharedStrings
            else {
                throw XMLStop(
                    chinese: "共享字符串过多", english: "too many shared strings",
                    expected: "<= \(limits.sharedBytes) bytes", found: "more shared strings")
            }
            strings.append(text)
        default: break
        }
    }
}
