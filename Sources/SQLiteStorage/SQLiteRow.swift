import GRDBSQLite
import Storage

/// The row at which a statement stands. One object serves all rows of a query.
final class SQLiteRow: Row {
    private var statement: SQLiteStatement?
    private let columns: Int
    /// What was read as something that it is not, if anything was.
    private var misreading: String?

    init(_ statement: SQLiteStatement) {
        self.statement = statement
        self.columns = Int(sqlite3_column_count(statement.handle))
    }

    func isNull(_ column: Int) -> Bool {
        kind(column) == SQLITE_NULL
    }

    func integer(_ column: Int) -> Int64 {
        guard let handle = handle(column, SQLITE_INTEGER) else { return 0 }
        return sqlite3_column_int64(handle, Int32(column))
    }

    func text(_ column: Int) -> String {
        guard let handle = handle(column, SQLITE_TEXT),
            let start = sqlite3_column_text(handle, Int32(column))
        else { return "" }
        let count = Int(sqlite3_column_bytes(handle, Int32(column)))
        return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    }

    func blob(_ column: Int) -> [UInt8] {
        guard let handle = handle(column, SQLITE_BLOB),
            let start = sqlite3_column_blob(handle, Int32(column))
        else { return [] }
        let count = Int(sqlite3_column_bytes(handle, Int32(column)))
        return [UInt8](UnsafeRawBufferPointer(start: start, count: count))
    }

    /// Ends the loan: whoever kept the row finds out at once.
    func expire() {
        statement = nil
    }

    /// Fails when a column of this row was not what it was read as.
    func refuseMisreading() throws {
        if let misreading { throw StorageProblem.corrupt(misreading) }
    }

    private func handle(_ column: Int, _ expected: Int32) -> OpaquePointer? {
        let found = kind(column)
        guard found == expected else {
            if misreading == nil {
                misreading =
                    "column \(column) holds \(Self.name(found)), \(Self.name(expected)) expected:"
                    + " \(statement?.text ?? "")"
            }
            return nil
        }
        return statement?.handle
    }

    private func kind(_ column: Int) -> Int32 {
        guard let statement else {
            preconditionFailure("a row is read after the callback it was lent to")
        }
        precondition(0..<columns ~= column, "a row is read at a column that its query lacks")
        return sqlite3_column_type(statement.handle, Int32(column))
    }

    private static func name(_ kind: Int32) -> String {
        switch kind {
        case SQLITE_INTEGER: "an integer"
        case SQLITE_TEXT: "text"
        case SQLITE_BLOB: "a blob"
        case SQLITE_FLOAT: "a floating-point number"
        default: "NULL"
        }
    }
}
