import Foundation
import GRDBSQLite

struct DatabaseProblem: Error, CustomStringConvertible { var description: String }

enum Value: Equatable {
    case null
    case integer(Int64)
    case text(Bytes)
    case blob(Bytes)
    case real(Double)  // Which Tongguan never stores.
}

final class Database {
    private var handle: OpaquePointer?

    /// Without a path a file of SQLite's own, which is gone with the connection.
    init(_ path: String?) throws {
        let flags = path == nil ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY
        guard sqlite3_open_v2(path ?? "", &handle, flags, nil) == SQLITE_OK else { throw problem }
        for text in ["PRAGMA trusted_schema = OFF", "BEGIN"] { try rows(text) { _ in } }
    }

    deinit { sqlite3_close_v2(handle) }

    private var problem: DatabaseProblem {
        DatabaseProblem(description: sqlite3_errmsg(handle).map { String(cString: $0) } ?? "")
    }

    func statement(_ text: String) throws -> Statement {
        var statement: OpaquePointer?
        sqlite3_prepare_v2(handle, text, -1, &statement, nil)
        guard let statement else { throw problem }
        return Statement(statement)
    }

    func rows(_ text: String, _ values: [Value] = [], _ visit: ([Value]) throws -> Void) throws {
        try statement(text).run(values, visit)
    }

    final class Statement {
        private let handle: OpaquePointer
        init(_ handle: OpaquePointer) { self.handle = handle }
        deinit { sqlite3_finalize(handle) }

        func run(_ values: [Value], _ visit: ([Value]) throws -> Void = { _ in }) throws {
            sqlite3_reset(handle)
            // The engine copies what it is given (SQLITE_TRANSIENT).
            let copies = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
            for (index, value) in values.enumerated() {
                let place = Int32(index + 1)
                switch value {
                case .null, .real: sqlite3_bind_null(handle, place)
                case .integer(let number): sqlite3_bind_int64(handle, place, number)
                case .text(let bytes):
                    let text = String(decoding: bytes, as: UTF8.self)
                    sqlite3_bind_text(handle, place, text, -1, copies)
                case .blob(let bytes):
                    sqlite3_bind_blob(handle, place, bytes, Int32(bytes.count), copies)
                }
            }
            while true {
                switch sqlite3_step(handle) {
                case SQLITE_ROW: try visit((0..<sqlite3_column_count(handle)).map(value))
                case SQLITE_DONE: return
                case let code:
                    throw DatabaseProblem(description: String(cString: sqlite3_errstr(code)))
                }
            }
        }

        private func value(_ column: Int32) -> Value {
            let kind = sqlite3_column_type(handle, column)
            switch kind {
            case SQLITE_INTEGER: return .integer(sqlite3_column_int64(handle, column))
            case SQLITE_FLOAT: return .real(sqlite3_column_double(handle, column))
            case SQLITE_TEXT, SQLITE_BLOB:
                let start = sqlite3_column_blob(handle, column)
                let count = Int(sqlite3_column_bytes(handle, column))
                let bytes = Bytes(UnsafeRawBufferPointer(start: start, count: count))
                return kind == SQLITE_TEXT ? .text(bytes) : .blob(bytes)
            default: return .null
            }
        }
    }
}

/// A table as the database itself describes it.
struct Table {
    var name: String
    var columns: [String] = []
    var key: [Int] = []

    init(_ name: String, in database: Database) throws {
        self.name = name
        let named = Value.text(Bytes(name.utf8))
        try database.rows("SELECT name, pk FROM pragma_table_info(?) ORDER BY cid", [named]) {
            if case .text(let column) = $0[0], case .integer(let order) = $0[1] {
                if order > 0 { key.append(columns.count) }
                columns.append(String(decoding: column, as: UTF8.self))
            }
        }
    }

    var source: String { "SELECT * FROM main.\"\(name.replacing("\"", with: "\"\""))\"" }

    /// The bytes that are hashed: prefix, name, and each column that is not NULL.
    func bytes(_ prefix: UInt8, _ values: [Value], _ columns: some Sequence<Int>) -> Bytes {
        var bytes: Bytes = [prefix, UInt8(truncatingIfNeeded: name.utf8.count)] + name.utf8
        for column in columns {
            let head: Bytes = [UInt8(truncatingIfNeeded: column)]
            switch values[column] {
            case .null: continue
            case .integer(let number): bytes += head + [1] + bigEndian(number)
            case .text(let text): bytes += head + [2] + bigEndian(UInt32(text.count)) + text
            case .blob(let blob): bytes += head + [3] + bigEndian(UInt32(blob.count)) + blob
            case .real(let number): bytes += head + [4] + bigEndian(number.bitPattern)
            }
        }
        return bytes
    }

    func keyHash(_ values: [Value]) -> Bytes { Bytes(sha256(bytes(3, values, key)).prefix(16)) }
    /// Of an event, over all but the column of the leaf itself.
    func leaf(_ values: [Value]) -> Bytes {
        sha256(bytes(0, values, columns.indices.filter { columns[$0] != "leaf" }))
    }
    func rowHash(_ values: [Value]) -> Bytes {
        Bytes(sha256(bytes(2, values, columns.indices)).prefix(16))
    }
}
