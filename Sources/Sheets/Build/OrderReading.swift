import Messages
import Values

/// 订单读取: turns rows into orders, one row a line; rows of one order stand together.
struct OrderReading {
    let sheet: String
    let from1904: Bool
    let map: HeaderMap
    let completion: Completion
    private let headColumns: [Int]
    private let lineColumns: [Int]
    private let orderIndex: Int
    private let includesExamples: Bool
    private var values: [String?]
    private var isCommon: [Bool]
    private var current: PendingOrder?
    /// What the Common sheet says, set once for all orders, and by which columns.
    private var base = Consignment()
    private var isInBase: [Bool]
    private var seen: Set<String> = []
    private(set) var rowsRead = 0
    private(set) var examples = 0

    /// Rows whose order number begins so are the template's and are passed over.
    static let example = "EXAMPLE-"
    /// One more than a paper may have lines, so that the rule of the standard speaks.
    private static let mostLines = Order.itemLimits.upperBound + 1

    init(
        sheet: String, from1904: Bool, map: HeaderMap, completion: Completion,
        includesExamples: Bool
    ) {
        self.sheet = sheet
        self.from1904 = from1904
        self.map = map
        self.completion = completion
        self.includesExamples = includesExamples
        let all = map.columns.all
        let used = all.indices.filter { map.sheetColumn[$0] != nil || map.common[$0] != nil }
        headColumns = used.filter { !all[$0].isLine }
        lineColumns = used.filter { all[$0].isLine }
        orderIndex = map.columns.index(of: "orderNo") ?? 0
        values = Array(repeating: nil, count: all.count)
        isCommon = Array(repeating: false, count: all.count)
        isInBase = Array(repeating: false, count: all.count)
        for index in headColumns {
            guard let text = map.common[index], ColumnPolicy.derived[all[index].key] == nil else {
                continue
            }
            isInBase[index] = all[index].places.allSatisfy { $0.set(text, in: &base) == nil }
        }
    }

    /// The order that the row ends by beginning the next one, if it does.
    mutating func take(
        _ row: SheetRow, issues: inout CellIssues, using generator: inout some RandomNumberGenerator
    ) -> PendingOrder? {
        let wrong = read(row, &issues)
        guard let wrong else { return nil }
        rowsRead += 1
        let number = values[orderIndex]
        var finished: PendingOrder?
        if let current, let number, current.orderNo == number {
            compare(row.number, &issues)
        } else {
            finished = finish(&issues, using: &generator)
            begin(row.number, number, &issues)
        }
        if wrong.isWrong { current?.isWrong = true }
        if wrong.isNumber { current?.hasUnreadNumber = true }
        addLine(row.number, &issues)
        return finished
    }

    /// The last order.
    mutating func finish(
        _ issues: inout CellIssues, using generator: inout some RandomNumberGenerator
    ) -> PendingOrder? {
        guard var order = current else { return nil }
        current = nil
        let isSum = completion.complete(
            head: &order.consignment, given: order.given, using: &generator)
        if !isSum, let row = order.rows.first {
            report(.beyondAmount, "price", row, &issues)
            order.isWrong = true
        }
        return order
    }

    /// Reads the cells into `values`; nil for a row of examples or without any known cell.
    private mutating func read(
        _ row: SheetRow, _ issues: inout CellIssues
    ) -> (isWrong: Bool, isNumber: Bool)? {
        for index in headColumns { values[index] = nil }
        for index in lineColumns { values[index] = nil }
        var problems: [(Int, CellProblem)] = []
        var isEmpty = true
        for cell in row.cells {
            guard let index = map.ours[cell.column] else { continue }
            switch map.columns.all[index].text(of: cell.content, from1904: from1904) {
            case .success(let text):
                values[index] = text
                if text != nil { isEmpty = false }
            case .failure(let problem):
                problems.append((index, problem))
                isEmpty = false
            }
        }
        if isEmpty { return nil }
        if !includesExamples, values[orderIndex]?.hasPrefix(Self.example) == true {
            examples += 1
            return nil
        }
        var isNumber = false
        for (index, problem) in problems {
            let column = map.columns.all[index]
            add(Issue(problem, column), column.key, row.number, &issues)
            if column.format == .decimal { isNumber = true }
        }
        for index in headColumns + lineColumns {
            isCommon[index] = values[index] == nil && map.common[index] != nil
            let isUnread = problems.contains { $0.0 == index }
            if values[index] == nil, !isUnread { values[index] = map.common[index] }
        }
        return (!problems.isEmpty, isNumber)
    }

    private mutating func begin(_ row: Int, _ number: String?, _ issues: inout CellIssues) {
        var order = PendingOrder()
        order.orderNo = number ?? ""
        order.first = values
        order.isCommon = isCommon
        order.consignment = base
        for index in headColumns where !(isCommon[index] && isInBase[index]) {
            set(index, row, in: &order, &issues)
        }
        for (index, column) in map.columns.all.enumerated()
        where !column.isLine && values[index] == nil && map.columns.isNeeded(column) {
            missing(column, row, in: &order, &issues)
        }
        if let number, !seen.insert(number).inserted {
            report(.scatteredOrder, "orderNo", row, &issues, found: number)
            order.isWrong = true
        }
        current = order
    }

    /// Later rows of an order may leave its common columns empty.
    private mutating func compare(_ row: Int, _ issues: inout CellIssues) {
        guard var order = current else { return }
        for index in headColumns where !isCommon[index] {
            guard let value = values[index], value != order.first[index] else { continue }
            let column = map.columns.all[index]
            report(
                .differsInOrder, column.key, row, &issues,
                expected: order.first[index].map(column.meaning.masked),
                found: column.meaning.masked(value))
            order.isWrong = true
        }
        current = order
    }

    private mutating func addLine(_ row: Int, _ issues: inout CellIssues) {
        guard var order = current else { return }
        current = nil
        defer { current = order }
        guard order.rows.count < Self.mostLines else { return }
        order.rows.append(row)
        order.consignment.orderItem = OrderItem()
        order.consignment.listItem = ImportListItem()
        var given = order.given
        (given.totalPrice, given.gname) = (false, false)
        order.given = given
        for index in lineColumns { set(index, row, in: &order, &issues) }
        for (index, column) in map.columns.all.enumerated()
        where column.isLine && values[index] == nil && map.columns.isNeeded(column) {
            missing(column, row, in: &order, &issues)
        }
        let isTotal = completion.complete(
            line: &order.consignment, number: order.rows.count, given: order.given)
        if !isTotal {
            report(.beyondAmount, "price", row, &issues)
            order.isWrong = true
        }
        order.consignment.order.items.append(order.consignment.orderItem)
        order.consignment.list.items.append(order.consignment.listItem)
    }

    private func set(
        _ index: Int, _ row: Int, in order: inout PendingOrder, _ issues: inout CellIssues
    ) {
        guard let text = values[index] else { return }
        let column = map.columns.all[index]
        if ColumnPolicy.derived[column.key] != nil { order.given.note(column.key) }
        for place in column.places {
            guard let rule = place.set(text, in: &order.consignment) else { continue }
            add(Issue(rule, column, found: text), column.key, row, &issues)
            order.isWrong = true
            order.hasUnreadNumber = true
        }
    }

    /// What was there and could not be read was reported already.
    private func missing(
        _ column: Column, _ row: Int, in order: inout PendingOrder, _ issues: inout CellIssues
    ) {
        let (other, place) = map.place(of: column.key, row: row, isFromCommon: false)
        order.isWrong = true
        if column.format == .decimal { order.hasUnreadNumber = true }
        guard !issues.hasError(sheet: other ?? sheet, place: place) else { return }
        issues.add(Issue(.missingField, column), sheet: other ?? sheet, place: place)
    }

    private func report(
        _ rule: SheetRule, _ key: String, _ row: Int, _ issues: inout CellIssues,
        expected: String? = nil, found: String? = nil
    ) {
        let subject = map.columns[key].map {
            Bilingual("\($0.chinese)（\(key)）", "\($0.english) (\(key))")
        }
        let issue = Issue(
            rule, at: key, subject: subject ?? Bilingual(key, key), expected: expected,
            found: found.map { String($0.prefix(60)) })
        add(issue, key, row, &issues)
    }

    private func add(_ issue: Issue, _ key: String, _ row: Int, _ issues: inout CellIssues) {
        let index = map.columns.index(of: key)
        let (other, place) = map.place(
            of: key, row: row, isFromCommon: index.map { isCommon[$0] } ?? false)
        issues.add(issue, sheet: other ?? sheet, place: place)
    }
}
