import Clearance
import SQLiteStorage
import Storage

/// 裸引擎: the rows that a run left, written again by prepared inserts and nothing else.
enum BareEngineRows {
    /// The tables that every consignment adds rows to, in the order in which the flow writes them.
    private static let tables: [(name: String, columns: String)] = [
        ("message", "zone_id, guid, sender, type, digest, received_at, bytes, answer"),
        (
            "paper",
            """
            zone_id, kind, business_key, join_key, sender, message_guid, message_index, state, \
            body, received_at, consignment_id, answer
            """
        ),
        ("consignment", "zone_id, " + ConsignmentRows.columns),
        ("account", "zone_id, account_id, allowance, held, posted"),
        ("posting", "zone_id, account_id, cause, move, amount, at"),
        ("event", "zone_id, " + EventRows.columns),
    ]

    /// Rows of every table, as many as `consignments` made.
    struct Rows: Sendable {
        fileprivate var byTable: [[[SQLValue]]] = []
        var consignments = 0
        var count: Int { byTable.reduce(0) { $0 + $1.count } }
    }

    /// The first rows of a database, in the share that `limit` consignments have in all of it.
    static func read(from storage: any Storage, limit: Int) throws -> Rows {
        try storage.read { transaction in
            var rows = Rows()
            let all = try transaction.first("SELECT COUNT(*) FROM consignment") { $0.integer(0) }
            let total = Int(all ?? 0)
            rows.consignments = min(limit, total)
            guard total > 0 else { return rows }
            for table in tables {
                let count =
                    try transaction.first(SQL(text: "SELECT COUNT(*) FROM \(table.name)")) {
                        Int($0.integer(0))
                    } ?? 0
                let share = Int64(count * rows.consignments / total)
                let width = table.columns.split(separator: ",").count
                let kinds = try kinds(of: table, transaction)
                rows.byTable.append(
                    try transaction.rows(
                        SQL(
                            text: """
                                SELECT \(table.columns) FROM \(table.name) ORDER BY rowid LIMIT ?
                                """,
                            values: [.integer(share)])
                    ) { row in (0..<width).map { value(row, $0, kinds[$0]) } })
            }
            return rows
        }
    }

    /// Writes the rows in `batches` durable transactions; answers the seconds they took.
    static func write(_ rows: Rows, to storage: any Storage, batches: Int) throws -> Double {
        let inserts = tables.map { table in
            let marks = table.columns.split(separator: ",").map { _ in "?" }.joined(separator: ", ")
            return "INSERT INTO \(table.name) (\(table.columns)) VALUES (\(marks))"
        }
        let begin = ContinuousClock.now
        for batch in 0..<batches {
            try storage.write { transaction in
                for (insert, rows) in zip(inserts, rows.byTable) {
                    let from = rows.count * batch / batches
                    let to = rows.count * (batch + 1) / batches
                    try transaction.executeEach(insert, Array(rows[from..<to]))
                }
            }
        }
        return (ContinuousClock.now - begin).seconds
    }

    /// How each column is declared, so that a value is bound as the flow bound it.
    private static func kinds(
        of table: (name: String, columns: String), _ transaction: borrowing Transaction
    ) throws -> [String] {
        let declared = try transaction.rows(
            SQL(text: "SELECT name, type FROM pragma_table_info('\(table.name)')")
        ) { ($0.text(0), $0.text(1)) }
        let byName = Dictionary(uniqueKeysWithValues: declared)
        return table.columns.split(separator: ",").map { name in
            byName[String(name.drop { $0.isWhitespace }.prefix { !$0.isWhitespace })] ?? "TEXT"
        }
    }

    private static func value(_ row: any Row, _ column: Int, _ kind: String) -> SQLValue {
        if row.isNull(column) { return .null }
        return switch kind {
        case "INTEGER": .integer(row.integer(column))
        case "BLOB": .blob(row.blob(column))
        default: .text(row.text(column))
        }
    }
}
