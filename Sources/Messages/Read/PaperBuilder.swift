import XML

/// 单证装配: one paper of one type while it is being read, its type forgotten by the reader.
class PaperBuilder {
    let element: String
    let elementID: Int32
    /// -1 where the fields stand in the paper's own element.
    let headID: Int32
    let itemID: Int32
    let itemLimits: ClosedRange<Int>
    let head: RecordReader
    /// Nil for papers without lines.
    let item: RecordReader?

    fileprivate init<P: Paper>(_ type: P.Type, head: RecordReader, item: RecordReader?) {
        element = P.element
        elementID = MessageNames.id(P.element)
        headID = P.headElement.map(MessageNames.id) ?? XMLNames.unknown
        itemID = P.itemElement.map(MessageNames.id) ?? XMLNames.unknown
        itemLimits = P.itemLimits
        self.head = head
        self.item = item
    }

    var isFlat: Bool { headID == XMLNames.unknown }

    func begin() {}
    func beginItem() {}
    func finishItem() {}
    /// The rules that the paper breaks, and the paper itself.
    func finish(_ marks: PaperMarks) -> (paper: AnyPaper, broken: [BrokenPaperRule]) {
        preconditionFailure("a builder knows its paper")
    }
}

/// The paper and the line being read, and the lines read before.
final class TypedPaperBuilder<P: Paper>: PaperBuilder {
    private let paper: RecordCell<P>
    private let line: RecordCell<P.Item>?
    private let rules: (inout PaperCheck, borrowing P) -> Void
    private let wrap: (consuming P) -> AnyPaper
    private var items: [P.Item] = []

    init(
        _ shapes: PaperShapes, _ edition: Edition?,
        rules: @escaping (inout PaperCheck, borrowing P) -> Void = { _, _ in },
        wrap: @escaping (consuming P) -> AnyPaper
    ) {
        paper = RecordCell(shapes.head, edition)
        line = shapes.item.map { RecordCell($0, edition) }
        self.rules = rules
        self.wrap = wrap
        super.init(P.self, head: paper.reader, item: line?.reader)
    }

    override func begin() {
        paper.clear()
        items = []
    }

    override func beginItem() { line?.clear() }
    override func finishItem() { if let line { items.append(line.take()) } }

    override func finish(
        _ marks: PaperMarks
    ) -> (paper: AnyPaper, broken: [BrokenPaperRule]) {
        var whole = paper.take()
        if !items.isEmpty { whole.items = items }
        items = []
        var check = PaperCheck(head: head, item: item?.shape, marks: marks)
        rules(&check, whole)
        return (wrap(whole), check.broken)
    }
}

/// A record in memory that does not move, and the reader that fills it.
final class RecordCell<R: Record> {
    private let memory: UnsafeMutablePointer<R>
    let reader: RecordReader

    init(_ shape: RecordShape, _ edition: Edition? = nil) {
        memory = .allocate(capacity: 1)
        memory.initialize(to: R())
        reader = RecordReader(
            shape, into: UnsafeMutableRawPointer(memory), edition: edition)
    }

    deinit {
        memory.deinitialize(count: 1)
        memory.deallocate()
    }

    var value: R { memory.pointee }
    func clear() { memory.pointee = R() }

    /// Moves the record out and leaves an empty one.
    func take() -> R {
        let record = memory.move()
        memory.initialize(to: R())
        return record
    }
}

/// The shapes of a paper's head and lines.
struct PaperShapes: Sendable {
    let head: RecordShape
    let item: RecordShape?

    private static let all: [MessageType: PaperShapes] = Dictionary(
        uniqueKeysWithValues: MessageType.allCases.map { ($0, $0.visit(MakeShapes())) })

    static func of(_ type: MessageType) -> PaperShapes {
        guard let shapes = all[type] else { preconditionFailure("every message type has a paper") }
        return shapes
    }

    static let baseTransfer = RecordShape(BaseTransfer.self, element: "BaseTransfer")
    static let baseSubscribe = RecordShape(BaseSubscribe.self, element: "BaseSubscribe")
    static let extendMessage = RecordShape(ExtendMessage.self, element: "ExtendMessage")
}

private struct MakeShapes: PaperTypeVisitor {
    func visit<P: Paper>(
        _ type: P.Type, wrap: @escaping @Sendable (consuming P) -> AnyPaper
    ) -> PaperShapes {
        PaperShapes(
            head: RecordShape(
                P.self, element: P.headElement ?? P.element, isOfExport: P.messageType.isExport),
            item: P.itemElement.map {
                RecordShape(P.Item.self, element: $0, isOfExport: P.messageType.isExport)
            })
    }
}

/// The builder for a type; nothing is read before the root says which.
func makeBuilder(_ type: MessageType, _ edition: Edition?) -> PaperBuilder {
    switch type {
    case .ceb311: ruled({ $0.order($1) }, edition) { .order($0) }
    case .ceb621: ruled({ $0.importList($1) }, edition) { .importList($0) }
    case .ceb623: ruled({ $0.cancelRequest($1) }, edition) { .cancelRequest($0) }
    case .ceb625: ruled({ $0.returnRequest($1) }, edition) { .returnRequest($0) }
    case .ceb711: ruled({ $0.delivery($1) }, edition) { .delivery($0) }
    case .ceb303: ruled({ $0.exportOrder($1) }, edition) { .exportOrder($0) }
    case .ceb507: ruled({ $0.arrival($1) }, edition) { .exportArrival($0) }
    case .ceb509: ruled({ $0.departure($1) }, edition) { .exportDeparture($0) }
    case .ceb603: ruled({ $0.exportList($1) }, edition) { .exportList($0) }
    case .ceb607: ruled({ $0.masterBill($1) }, edition) { .exportMasterBill($0) }
    case .ceb701: ruled({ $0.summaryRequest($1) }, edition) { .summaryRequest($0) }
    case .ceb213: ruled({ $0.exportReturn($1) }, edition) { .exportReturnRequest($0) }
    // The tables of the others say everything.
    default: type.visit(MakeBuilder(edition: edition))
    }
}

private func ruled<P: Paper>(
    _ rules: @escaping (inout PaperCheck, borrowing P) -> Void, _ edition: Edition?,
    wrap: @escaping (consuming P) -> AnyPaper
) -> PaperBuilder {
    TypedPaperBuilder<P>(PaperShapes.of(P.messageType), edition, rules: rules, wrap: wrap)
}

private struct MakeBuilder: PaperTypeVisitor {
    let edition: Edition?

    func visit<P: Paper>(
        _ type: P.Type, wrap: @escaping @Sendable (consuming P) -> AnyPaper
    ) -> PaperBuilder {
        TypedPaperBuilder<P>(PaperShapes.of(P.messageType), edition, wrap: wrap)
    }
}
