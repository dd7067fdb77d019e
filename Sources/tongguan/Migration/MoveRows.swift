import Storage

/// Any table, row by row, as the migrations describe it.
enum MoveRows {
    static func hasRows(_ table: TableShape, _ transaction: borrowing Transaction) throws -> Bool {
        try transaction.first(SQL(text: "SELECT 1 FROM \(table.name) LIMIT 1")) { _ in true }
            ?? false
    }

    /// In the order of the key, which both engines know alike.
    static func forEach(
        _ table: TableShape, limit: Int = .max, _ transaction: borrowing Transaction,
        _ visit: ([SQLValue]) throws -> Void
    ) throws {
        let kinds = table.columns.map(\.kind)
        try transaction.forEach(
            SQL(
                text: """
                    SELECT \(columns(table)) FROM \(table.name)
                    ORDER BY \(table.names(of: table.key)) LIMIT ?
                    """, values: [.integer(Int64(limit))])
        ) { row in try visit(kinds.enumerated().map { value(row, $0.offset, $0.element) }) }
    }

    static func insert(
        _ rows: [[SQLValue]], _ table: TableShape, _ transaction: borrowing Transaction
    ) throws {
        let marks = table.columns.map { _ in "?" }.joined(separator: ", ")
        try transaction.executeEach(
            "INSERT INTO \(table.name) (\(columns(table))) VALUES (\(marks))", rows)
    }

    private static func columns(_ table: TableShape) -> String {
        table.columns.map(\.name).joined(separator: ", ")
    }

    private static func value(_ row: any Row, _ column: Int, _ kind: TableShape.Kind) -> SQLValue {
        if row.isNull(column) { return .null }
        return switch kind {
        case .integer: .integer(row.integer(column))
        case .text: .text(row.text(column))
        case .blob: .blob(row.blob(column))
        }
    }
}
