/// 库表变更: one step of the schema's history. Steps are appended, never edited or removed.
package struct Migration: Sendable, Hashable {
    package var name: String
    /// Statements in the portable subset, one in each string.
    package var sql: [String]

    package init(name: String, sql: [String]) {
        self.name = name
        self.sql = sql
    }

    /// The statements as they are recorded, so that an edited step is noticed.
    fileprivate var record: String { sql.joined(separator: ";\n") }

    /// The table in which the steps taken are recorded.
    static let table = """
        CREATE TABLE IF NOT EXISTS migration (
            position INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL, sql TEXT NOT NULL)
        """
}

extension Storage {
    /// Brings the schema up to the last step, all or nothing; steps already taken are not repeated.
    ///
    /// A database whose history differs from `migrations`, or goes beyond it, is refused.
    package func migrate(_ migrations: [Migration]) throws {
        // A platform that is up to date starts on a full disk too, so that it can be read from.
        guard try !isUpToDate(migrations) else { return }
        try write { transaction in
            try transaction.execute(SQL(text: Migration.table))
            let taken = try transaction.rows(
                "SELECT name, sql FROM migration ORDER BY position"
            ) { row in (name: row.text(0), record: row.text(1)) }

            for (position, step) in taken.enumerated() {
                guard position < migrations.count else {
                    throw StorageProblem.history("step \(position) '\(step.name)' is not ours")
                }
                let ours = migrations[position]
                guard ours.name == step.name, ours.record == step.record else {
                    throw StorageProblem.history(
                        "step \(position) is '\(step.name)' there, '\(ours.name)' here")
                }
            }
            for (position, step) in migrations.enumerated().dropFirst(taken.count) {
                for statement in step.sql { try transaction.execute(SQL(text: statement)) }
                try transaction.execute(
                    """
                    INSERT INTO migration (position, name, sql)
                    VALUES (\(position), \(step.name), \(step.record))
                    """)
            }
        }
    }

    private func isUpToDate(_ migrations: [Migration]) throws -> Bool {
        do {
            return try read { try $0.recordsExactly(migrations) }
        } catch is StorageProblem {
            // There is no such table yet; where it is something else, writing says what.
            return false
        }
    }
}

extension Transaction {
    /// Whether the steps that the database records are these, word for word.
    package func recordsExactly(_ migrations: [Migration]) throws -> Bool {
        let taken = try rows("SELECT position, name, sql FROM migration ORDER BY position") {
            [String($0.integer(0)), $0.text(1), $0.text(2)]
        }
        return taken == migrations.enumerated().map { [String($0), $1.name, $1.record] }
    }
}
