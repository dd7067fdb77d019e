import GRDBSQLite
import Storage

/// One prepared statement: binds values where they lie, and steps.
struct SQLiteStatement {
    let handle: OpaquePointer
    let connection: OpaquePointer

    /// Binds all values, runs `body`, and resets the statement.
    ///
    /// Texts and blobs are not copied: the engine reads them in place, and only while `body` runs.
    /// The caller clears the bindings before the statement is lent to anybody else.
    func withBound(_ values: [SQLValue], _ body: () throws -> Void) throws {
        let expected = Int(sqlite3_bind_parameter_count(handle))
        guard values.count == expected else {
            throw StorageProblem.other(
                "statement takes \(expected) values, \(values.count) given: \(text)")
        }
        defer { sqlite3_reset(handle) }
        try bind(values, from: 0, body)
    }

    /// Each text or blob lends its storage to a nested call, so all are alive when `body` runs.
    private func bind(
        _ values: [SQLValue], from start: Int, _ body: () throws -> Void
    ) throws {
        for index in start..<values.count {
            let parameter = Int32(index + 1)
            switch values[index] {
            case .null:
                try check(sqlite3_bind_null(handle, parameter))
            case .integer(let number):
                try check(sqlite3_bind_int64(handle, parameter, number))
            case .text(var text):
                return try text.withUTF8 { bytes in
                    try check(bindText(parameter, bytes))
                    try bind(values, from: index + 1, body)
                }
            case .blob(let blob):
                return try blob.withUnsafeBytes { bytes in
                    try check(bindBlob(parameter, bytes))
                    try bind(values, from: index + 1, body)
                }
            }
        }
        try body()
    }

    /// Without a destructor the engine neither copies nor frees. A nil pointer would mean NULL.
    private func bindText(_ parameter: Int32, _ bytes: UnsafeBufferPointer<UInt8>) -> Int32 {
        guard let start = bytes.baseAddress else {
            return sqlite3_bind_text(handle, parameter, "", 0, nil)
        }
        return start.withMemoryRebound(to: CChar.self, capacity: bytes.count) {
            sqlite3_bind_text64(
                handle, parameter, $0, UInt64(bytes.count), nil, UInt8(SQLITE_UTF8))
        }
    }

    private func bindBlob(_ parameter: Int32, _ bytes: UnsafeRawBufferPointer) -> Int32 {
        guard let start = bytes.baseAddress, !bytes.isEmpty else {
            return sqlite3_bind_zeroblob(handle, parameter, 0)
        }
        return sqlite3_bind_blob64(handle, parameter, start, UInt64(bytes.count), nil)
    }

    /// Goes on to the next row; false when there is none.
    func step() throws -> Bool {
        switch sqlite3_step(handle) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        case let code: throw StorageProblem(code: code, connection: connection)
        }
    }

    var text: String {
        sqlite3_sql(handle).map { String(cString: $0) } ?? ""
    }

    private func check(_ code: Int32) throws {
        if code != SQLITE_OK { throw StorageProblem(code: code, connection: connection) }
    }
}
