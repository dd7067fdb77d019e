import Storage

/// One transaction's connection, which notes what passes.
final class JournaledConnection: Connection {
    private let inner: any Connection
    private let statement: (String) -> WriteStatement
    private var journal = Journal()
    private var buffer = RowBytes()

    init(_ inner: any Connection, _ statement: @escaping (String) -> WriteStatement) {
        self.inner = inner
        self.statement = statement
    }

    func run(_ text: String, _ values: [SQLValue]) throws -> Int {
        try runEach(text, [values])
    }

    func runEach(_ text: String, _ rows: [[SQLValue]]) throws -> Int {
        switch statement(text) {
        case .other: return try inner.runEach(text, rows)
        case .rows(let table, let parameters):
            let changes = try inner.runEach(text, rows)
            // Most statements give the columns in their order.
            let isInOrder = parameters.elementsEqual(table.columns.indices.map(Optional.some))
            for values in rows {
                journal.note(
                    isInOrder ? values : parameters.map { $0.map { values[$0] } ?? .null },
                    of: table)
            }
            return changes
        case .deletion(let table, let parameters):
            let changes = try inner.runEach(text, rows)
            for values in rows {
                journal.noteDeletion(of: parameters.map { values[$0] }, in: table)
            }
            return changes
        case .event(let table, let text, let parameters):
            let leaves = rows.map { values in
                EventTable.leaf(table, &buffer) { column in
                    parameters[column].map { values[$0] } ?? .null
                }
            }
            let changes = try inner.runEach(
                text, zip(rows, leaves).map { $0 + [.blob($1.bytes)] })
            for leaf in leaves { journal.note(leaf) }
            return changes
        case .asking(let table, let text, let deletes):
            return try rows.reduce(0) { try $0 + ask(table, text, $1, deletes: deletes) }
        case .unknown:
            throw StorageProblem.other("a statement that cannot be recorded: \(text)")
        }
    }

    func visit(
        _ text: String, _ values: [SQLValue], _ visit: (any Row) throws -> Bool
    ) throws {
        try refuseWriting(text)
        try inner.visit(text, values, visit)
    }

    func visitEach(
        _ text: String, _ keys: [[SQLValue]], _ visit: (Int, any Row) throws -> Void
    ) throws {
        try refuseWriting(text)
        try inner.visitEach(text, keys, visit)
    }

    /// A query is cheap to tell by its first letter.
    private func refuseWriting(_ text: String) throws {
        guard text.utf8.first != UInt8(ascii: "S") else { return }
        if case .other = statement(text) { return }
        throw StorageProblem.other("a query that writes cannot be recorded: \(text)")
    }

    private func ask(
        _ table: TableShape, _ text: String, _ values: [SQLValue], deletes: Bool
    ) throws -> Int {
        var changes = 0
        let columns = deletes ? table.key : Array(table.columns.indices)
        try inner.visit(text, values) { row in
            let found = columns.enumerated().map { row.value($0, table.columns[$1].kind) }
            if deletes {
                journal.noteDeletion(of: found, in: table)
            } else {
                journal.note(found, of: table)
            }
            changes += 1
            return true
        }
        return changes
    }

    // MARK: The end of the transaction

    /// Writes the journal as links of the chain; the first one of a zone lists all that is there.
    func flush(
        _ zone: String, _ key: JournalKey, at instant: Int64, _ tables: [String: TableShape]
    ) throws {
        guard journal.count > 0 else { return }
        let rows = JournalRows(connection: inner, zone: zone)
        var last = try rows.last()
        func append() throws {
            let link = JournalLink(
                after: last, zone: zone, at: instant, entries: journal.encoded, key: key, &buffer)
            try rows.append(link)
            last = link
            journal.removeAll()
        }
        if last == nil {
            journal.removeAll()
            try rows.addLeaves(EventTable.shape(in: Array(tables.values))) { leaf in
                journal.note(leaf)
                if journal.count == JournalRows.most { try append() }
            }
            for table in tables.values.sorted(by: { $0.name < $1.name })
            where table.name != EventTable.name {
                try TableRows(table: table, zone: zone).forEach(inner) { values in
                    journal.note(values, of: table)
                    if journal.count == JournalRows.most { try append() }
                }
            }
        }
        if journal.count > 0 { try append() }
    }
}

extension Row {
    /// The column as what it is declared to be.
    package func value(_ column: Int, _ kind: TableShape.Kind) -> SQLValue {
        if isNull(column) { return .null }
        switch kind {
        case .integer: return .integer(integer(column))
        case .text: return .text(text(column))
        case .blob: return .blob(blob(column))
        }
    }
}
