import Clearance
import Storage

/// 裸引擎: the rows that a run left, written again by prepared inserts and nothing else.
enum BareEngineRows {
    /// The copies stand in a zone of their own, so that they fit beside the rows they are made of.
    static let zone = "bare-engine"

    /// The tables that every consignment adds rows to, in the order in which the flow writes them.
    private static let names = [
        "message", "paper", "consignment", "reliance", "account", "posting", "event", "journal",
    ]

    private static let tables = names.compactMap { name in
        TableShape.all(after: Schema.migrations).first { $0.name == name }
    }

    /// Rows of every table, as many as `consignments` made.
    struct Rows: Sendable {
        fileprivate var byTable: [[[SQLValue]]] = []
        var consignments = 0
        var count: Int { byTable.reduce(0) { $0 + $1.count } }
    }

    /// Rows of a database, in the share that `limit` consignments have in all of it.
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
                var found: [[SQLValue]] = []
                try MoveRows.forEach(
                    table, limit: count * rows.consignments / total, transaction
                ) { row in found.append([.text(zone)] + row.dropFirst()) }
                rows.byTable.append(found)
            }
            return rows
        }
    }

    /// Writes the rows in `batches` durable transactions; answers the seconds they took.
    static func write(_ rows: Rows, to storage: any Storage, batches: Int) throws -> Double {
        let begin = ContinuousClock.now
        for batch in 0..<batches {
            try storage.write { transaction in
                for (table, rows) in zip(tables, rows.byTable) {
                    let from = rows.count * batch / batches
                    let to = rows.count * (batch + 1) / batches
                    try MoveRows.insert(Array(rows[from..<to]), table, transaction)
                }
            }
        }
        return (ContinuousClock.now - begin).seconds
    }
}
