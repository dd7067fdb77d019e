import Messages

/// 批: up to a hundred orders that become one message of each kind of paper.
///
/// What is written is read back by the reader of the standard: its issues are the ones a person
/// sees at the cells, and a message leaves only after it was read without an error. That is done
/// on another core while the next rows are read.
struct MessageBatch {
    let sheet: String
    let map: HeaderMap
    let transfer: BaseTransfer
    let completion: Completion
    private var orders: [PendingOrder] = []
    private var lines = 0
    private var number = 0
    /// The batch before, in work.
    private var pending: (orders: [PendingOrder], job: BackgroundJob<[PressedMessage]>)?

    /// CEB 2022-05, XSD maxOccurs.
    private static let mostPapers = 100
    /// So that a message of orders with many lines stays below the reader's 20 MiB.
    private static let mostLines = 1_000

    init(sheet: String, map: HeaderMap, transfer: BaseTransfer, completion: Completion) {
        self.sheet = sheet
        self.map = map
        self.transfer = transfer
        self.completion = completion
    }

    var isFull: Bool { orders.count >= Self.mostPapers || lines >= Self.mostLines }

    mutating func append(_ order: PendingOrder) {
        lines += order.rows.count
        orders.append(order)
    }

    /// Begins the messages of this batch and returns those of the one before.
    mutating func turn(
        _ issues: inout CellIssues, using generator: inout some RandomNumberGenerator
    ) throws(SheetProblem) -> [BuiltMessage] {
        let before = try finish(&issues, using: &generator)
        guard !orders.isEmpty else { return before }
        let papers = orders.map(\.consignment)
        let press = press(using: &generator)
        pending = (orders, BackgroundJob { press.messages(of: papers) })
        orders.removeAll(keepingCapacity: true)
        lines = 0
        return before
    }

    /// The messages of the batch before, without the orders that have errors.
    private mutating func finish(
        _ issues: inout CellIssues, using generator: inout some RandomNumberGenerator
    ) throws(SheetProblem) -> [BuiltMessage] {
        guard let before = pending else { return [] }
        pending = nil
        var orders = before.orders
        var pressed = before.job.result()
        for message in pressed {
            if let problem = message.problem { throw CommonSheet.problem(problem) }
            for (index, issue) in message.issues {
                place(issue, of: index, in: &orders, &issues)
            }
        }
        if orders.contains(where: \.isWrong) {
            orders.removeAll(where: \.isWrong)
            if orders.isEmpty { return [] }
            pressed = press(using: &generator).messages(of: orders.map(\.consignment))
        }
        number += 1
        return pressed.map {
            BuiltMessage(
                paper: $0.paper, number: number, papers: orders.count, bytes: $0.bytes)
        }
    }

    private func press(using generator: inout some RandomNumberGenerator) -> MessagePress {
        MessagePress(
            transfer: transfer, guids: SheetPaper.allCases.map { _ in completion.guid(&generator) })
    }

    /// Rules of fields against each other: not asked where a number is missing.
    private static let sums: Set = [
        MessageRule.orderSum.code, MessageRule.itemTotal.code, MessageRule.netAboveGross.code,
        MessageRule.zeroQuantity.code, MessageRule.secondUnit.code,
    ]

    private func place(
        _ issue: Issue, of index: Int, in orders: inout [PendingOrder], _ issues: inout CellIssues
    ) {
        guard orders.indices.contains(index) else { return }
        if issue.severity == .error { orders[index].isWrong = true }
        let order = orders[index]
        if order.hasUnreadNumber, Self.sums.contains(issue.code) { return }
        let parts = issue.path.split(separator: "/")
        let tag = parts.count == 3 ? String(parts[2]) : "orderNo"
        let line = parts.count == 3 ? PathIndex.of(parts[1]) : nil
        let row = line.flatMap { order.rows.indices.contains($0) ? order.rows[$0] : nil }
        let key = map.columns.key(of: tag, isLine: line != nil)
        let index = map.columns.index(of: ColumnPolicy.shownAt[key] ?? key)
        let (other, place) = map.place(
            of: key, row: row ?? order.rows.first ?? 0,
            isFromCommon: index.map { order.isCommon[$0] } ?? false)
        // One cell, one word: what could not be read or is missing was said.
        if issue.severity == .error, order.isWrong,
            issues.hasError(sheet: other ?? sheet, place: place)
        {
            return
        }
        var shown = issue
        (shown.line, shown.column) = (nil, nil)
        issues.add(shown, sheet: other ?? sheet, place: place)
    }
}

/// `InventoryList[2]` says 2.
private enum PathIndex {
    static func of(_ part: Substring) -> Int? {
        guard let open = part.firstIndex(of: "["), part.last == "]" else { return nil }
        return Int(part[part.index(after: open)...].dropLast())
    }
}
