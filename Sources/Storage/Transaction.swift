/// 事务: what a body may do with the tables, lent for the length of one call.
///
/// It cannot be copied, so it cannot outlive the body; pass it on as `borrowing Transaction`.
package struct Transaction: ~Copyable {
    /// What the statements run on; also for those who watch over what is written.
    package let connection: any Connection

    /// For engines only: the domain is lent transactions, it never makes one.
    package init(_ connection: any Connection) {
        self.connection = connection
    }

    /// The same transaction seen through a layer between body and engine, such as one that fails.
    package func through(_ layer: (any Connection) -> any Connection) -> Transaction {
        Transaction(layer(connection))
    }

    /// Runs one statement and answers how many rows it changed.
    @discardableResult
    package func execute(_ sql: SQL) throws -> Int {
        try connection.run(sql.text, sql.values)
    }

    /// Runs one prepared statement once for each row of parameters, in their order.
    ///
    /// The text writes each parameter as `?`. Answers how many rows were changed altogether.
    @discardableResult
    package func executeEach(_ sql: String, _ rows: [[SQLValue]]) throws -> Int {
        guard !rows.isEmpty else { return 0 }
        return try connection.runEach(sql, rows)
    }

    /// All rows of a query, mapped in the order in which the query gives them.
    package func rows<T>(_ sql: SQL, _ map: (any Row) throws -> T) throws -> [T] {
        var found: [T] = []
        try connection.visit(sql.text, sql.values) { row in
            found.append(try map(row))
            return true
        }
        return found
    }

    /// The first row of a query, or nil when it has none.
    ///
    /// An engine may receive the others too and drop them: a query for one of many has a LIMIT.
    package func first<T>(_ sql: SQL, _ map: (any Row) throws -> T) throws -> T? {
        var found: T?
        try connection.visit(sql.text, sql.values) { row in
            found = try map(row)
            return false
        }
        return found
    }

    /// Hands every row of a query to `visit` without keeping any, for results of any length.
    ///
    /// A statement that runs inside `visit` may make the engine keep all rows that are to come.
    package func forEach(_ sql: SQL, _ visit: (any Row) throws -> Void) throws {
        try connection.visit(sql.text, sql.values) { row in
            try visit(row)
            return true
        }
    }

    /// Runs one prepared query for each row of keys; `visit` gets the position of the key first.
    ///
    /// Rows arrive grouped by key, keys in their order: this is how a batch loads its docket.
    package func rowsEach(
        _ sql: String, _ keys: [[SQLValue]], _ visit: (Int, any Row) throws -> Void
    ) throws {
        guard !keys.isEmpty else { return }
        try connection.visitEach(sql, keys, visit)
    }
}
