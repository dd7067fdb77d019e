import GRDBSQLite
import Storage

import class GRDB.Database

/// One SQLite connection inside one transaction, on the C interface where speed is needed.
///
/// GRDB owns the connection, its queue and the cache of prepared statements; values are bound
/// and read here without passing through its own value type.
struct SQLiteConnection: Connection {
    private let database: Database
    let handle: OpaquePointer

    init(_ database: Database) throws {
        guard let handle = database.sqliteConnection else { throw StorageProblem.closed }
        self.database = database
        self.handle = handle
    }

    func run(_ text: String, _ values: [SQLValue]) throws -> Int {
        try runEach(text, CollectionOfOne(values))
    }

    func runEach(_ text: String, _ rows: [[SQLValue]]) throws -> Int {
        try runEach(text, rows[...])
    }

    private func runEach(_ text: String, _ rows: some Collection<[SQLValue]>) throws -> Int {
        let before = sqlite3_total_changes64(handle)
        try withStatement(text) { statement in
            for values in rows {
                try statement.withBound(values) {
                    while try statement.step() {}
                }
            }
        }
        return Int(sqlite3_total_changes64(handle) - before)
    }

    func visit(
        _ text: String, _ values: [SQLValue], _ visit: (any Row) throws -> Bool
    ) throws {
        try withStatement(text) { statement in
            let row = SQLiteRow(statement)
            defer { row.expire() }
            try statement.withBound(values) {
                while try statement.step() {
                    let goesOn = try visit(row)
                    try row.refuseMisreading()
                    guard goesOn else { break }
                }
            }
        }
    }

    func visitEach(
        _ text: String, _ keys: [[SQLValue]], _ visit: (Int, any Row) throws -> Void
    ) throws {
        try withStatement(text) { statement in
            let row = SQLiteRow(statement)
            defer { row.expire() }
            for (position, values) in keys.enumerated() {
                try statement.withBound(values) {
                    while try statement.step() {
                        try visit(position, row)
                        try row.refuseMisreading()
                    }
                }
            }
        }
    }

    /// Runs `body` between BEGIN IMMEDIATE and COMMIT; any error rolls back.
    ///
    /// IMMEDIATE, because a transaction that reads before it writes could otherwise find at its
    /// first write that another process was faster, and would fail without waiting.
    func commit<T>(_ body: (borrowing Transaction) throws -> T) throws -> T {
        _ = try run("BEGIN IMMEDIATE", [])
        do {
            let result = try body(Transaction(self))
            try finish()
            return result
        } catch {
            // A full disk or a failed write has already rolled back on its own.
            if sqlite3_get_autocommit(handle) == 0 { _ = try run("ROLLBACK", []) }
            throw error
        }
    }

    /// What fails in the body is known not to be there. What fails here may be on the disk whole:
    /// the frame that ends the commit could have been written before the error.
    private func finish() throws {
        do {
            _ = try run("COMMIT", [])
        } catch StorageProblem.io(let detail) {
            throw StorageProblem.unflushed(detail)
        }
    }

    /// Lends the cached statement of this text, and takes it back reset and without values.
    private func withStatement(_ text: String, _ use: (SQLiteStatement) throws -> Void) throws {
        var source = try database.cachedStatement(sql: text)
        if sqlite3_stmt_busy(source.sqliteStatement) != 0 {
            // The same text is running further up the stack, as in a query inside its own rows.
            source = try database.makeStatement(sql: text)
        }
        let statement = SQLiteStatement(handle: source.sqliteStatement, connection: handle)
        try withExtendedLifetime(source) {
            defer { sqlite3_clear_bindings(statement.handle) }
            try use(statement)
        }
    }
}
