import Clearance
import Sealing
import Storage

/// Goes through a sealed table in the order of its key, some rows at a time.
enum SealedTableRows {
    /// Enough to share a commit, and a few megabytes where every row is a whole message.
    static let limit = 64

    struct Stored {
        /// The primary key after `zone_id`, as text.
        var key: [String]
        /// One for each column; nil where it is NULL.
        var values: [[UInt8]?]
    }

    static func next(
        of table: SealedTable, after key: [String]?, _ zone: Zone,
        _ transaction: borrowing Transaction
    ) throws -> [Stored] {
        let keys = table.keys.joined(separator: ", ")
        let columns = table.columns.map(SealedTable.name).joined(separator: ", ")
        let marks = table.keys.map { _ in "?" }.joined(separator: ", ")
        return try transaction.rows(
            SQL(
                text: """
                    SELECT \(keys), \(columns) FROM \(table.name) WHERE zone_id = ?
                    \(key == nil ? "" : "AND (\(keys)) > (\(marks))")
                    ORDER BY \(keys) LIMIT ?
                    """,
                values: [.text(zone.id)] + (key.map { bound($0, table) } ?? [])
                    + [.integer(Int64(limit))])
        ) { row in
            Stored(
                key: table.keys.indices.map {
                    $0 == 0 && table.startsWithNumber ? String(row.integer(0)) : row.text($0)
                },
                values: table.columns.indices.map { row.blobOrNil(table.keys.count + $0) })
        }
    }

    /// Writes what changed, unless somebody else changed the row meanwhile; how many rows it was.
    static func replace(
        _ rows: [(old: Stored, new: [[UInt8]?])], of table: SealedTable, _ zone: Zone,
        _ transaction: borrowing Transaction
    ) throws -> Int {
        let columns = table.columns.map(SealedTable.name)
        // The first column of each table is enough to know a row by, where it is not NULL.
        let same = columns.map { "\($0) = ?" }
        var count = 0
        for row in rows {
            let changed = columns.indices.filter { row.new[$0] != row.old.values[$0] }
            guard !changed.isEmpty else { continue }
            count += try transaction.execute(
                SQL(
                    text: """
                        UPDATE \(table.name) SET \(changed.map { same[$0] }.joined(separator: ", "))
                        WHERE zone_id = ?
                        AND \(table.keys.map { "\($0) = ?" }.joined(separator: " AND "))
                        AND \(changed.map { same[$0] }.joined(separator: " AND "))
                        """,
                    values: changed.map { SQLValue(row.new[$0]) } + [.text(zone.id)]
                        + bound(row.old.key, table)
                        + changed.map { SQLValue(row.old.values[$0]) }))
        }
        return count
    }

    /// Whether a value of a column begins with one of these.
    static func holds(
        _ beginnings: [[UInt8]], in column: SealedColumn, of table: SealedTable, _ zone: Zone,
        _ transaction: borrowing Transaction
    ) throws -> Bool {
        let name = SQL(text: SealedTable.name(of: column))
        let count = beginnings.first?.count ?? 0
        return try transaction.first(
            """
            SELECT 1 FROM \(SQL(text: table.name)) WHERE zone_id = \(zone.id)
                AND substr(\(name), 1, \(SQL(text: String(count)))) IN (\(each: beginnings)) LIMIT 1
            """
        ) { _ in true } ?? false
    }

    private static func bound(_ key: [String], _ table: SealedTable) -> [SQLValue] {
        key.enumerated().map { index, part in
            if index == 0, table.startsWithNumber, let number = Int64(part) {
                return .integer(number)
            }
            return .text(part)
        }
    }
}
