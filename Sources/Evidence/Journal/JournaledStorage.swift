import Storage
import Synchronization

/// 存证存储: a storage that records every change of every row, in the transaction of the change.
///
/// Each event gets its leaf as it is written; it, and every other row that a transaction writes or
/// deletes, is noted in a journal, and the transaction ends with a link that carries it. So nothing
/// that writes needs to know of it, and what is written round it is found by an audit.
package final class JournaledStorage: Storage {
    private let engine: any Storage
    private let tables: [String: TableShape]
    private let zone: String
    private let key: JournalKey
    private let now: @Sendable () -> Int64
    private let statements = Mutex<[String: WriteStatement]>([:])

    /// `now` is in epoch milliseconds.
    package init(
        _ engine: any Storage, tables: [TableShape], zone: String, key: JournalKey,
        now: @escaping @Sendable () -> Int64
    ) {
        // What is recorded already is not recorded twice.
        self.engine = (engine as? JournaledStorage)?.engine ?? engine
        self.zone = zone
        self.now = now
        self.key = key
        self.tables = Dictionary(uniqueKeysWithValues: tables.map { ($0.name, $0) })
            .filter { EventTable.exempt[$0.key] == nil }
    }

    package var isShared: Bool { engine.isShared }

    package func read<T: Sendable>(_ body: (borrowing Transaction) throws -> T) throws -> T {
        try engine.read(body)
    }

    @discardableResult
    package func write<T: Sendable>(_ body: (borrowing Transaction) throws -> T) throws -> T {
        try engine.write { transaction in
            let connection = JournaledConnection(transaction.connection, statement)
            let result = try body(Transaction(connection))
            try connection.flush(zone, key, at: now(), tables)
            return result
        }
    }

    package func close() throws { try engine.close() }

    private func statement(_ text: String) -> WriteStatement {
        statements.withLock { known in
            if let statement = known[text] { return statement }
            // Texts are our own and few; a limit all the same.
            if known.count > 1_000 { known.removeAll() }
            let statement = WriteStatement(text, tables)
            known[text] = statement
            return statement
        }
    }
}
