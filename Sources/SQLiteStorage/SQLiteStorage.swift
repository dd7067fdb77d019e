import Storage
import Synchronization

import struct GRDB.Configuration
import class GRDB.Database
import struct GRDB.DatabaseError
import class GRDB.DatabasePool
import class GRDB.DatabaseQueue
import protocol GRDB.DatabaseWriter

/// 嵌入式存储: the storage that needs no server, one SQLite file with a write-ahead log.
///
/// Several processes may hold the same file open (an import from the command line beside the
/// server): readers see commits, writers wait for each other up to five seconds.
package final class SQLiteStorage: Storage {
    let engine: any DatabaseWriter
    /// Absent in memory, where there is no file to keep short.
    private let log: WriteAheadLog?
    private let isClosed = Atomic<Bool>(false)
    /// Why nothing may be acknowledged any more; once there, it stays.
    private let loss = Mutex<StorageProblem?>(nil)

    /// Opens the file at `path`, or creates it; the folder must exist.
    ///
    /// `logSize` is the length in bytes at which the write-ahead log is started anew. With
    /// `archive` every commit is copied there once somebody calls ``LogArchive/step()``.
    package convenience init(
        path: String, readers: Int = 4, logSize: Int = 16 << 20, archive: ArchiveRules? = nil
    ) throws {
        let pool = try reporting {
            try DatabasePool(path: path, configuration: .tongguan(readers: readers))
        }
        let log = WriteAheadLog(
            size: logSize, isForeign: archive == nil && LogArchive.isArchived(path),
            archive: try archive.map { try LogArchive(rules: $0, of: path) })
        try reporting {
            try pool.writeWithoutTransaction { database in
                // GRDB sets NORMAL while it opens the pool, which loses the last commits in a
                // power failure. It has to be undone here, after opening.
                try database.execute(sql: "PRAGMA synchronous = FULL")
                try database.execute(sql: "PRAGMA cache_size = -65536")
                try log.attach(to: SQLiteConnection(database))
            }
        }
        self.init(engine: pool, log: log)
    }

    private init(engine: any DatabaseWriter, log: WriteAheadLog?) {
        self.engine = engine
        self.log = log
    }

    /// A storage that is gone when it is released: for dry runs, demonstrations and tests.
    package static func inMemory() throws -> SQLiteStorage {
        let queue = try reporting { try DatabaseQueue(configuration: .tongguan(readers: 1)) }
        return SQLiteStorage(engine: queue, log: nil)
    }

    package func read<T: Sendable>(_ body: (borrowing Transaction) throws -> T) throws -> T {
        try refuseIfClosed()
        return try reporting {
            try engine.read { try body(Transaction(SQLiteConnection($0))) }
        }
    }

    @discardableResult
    package func write<T: Sendable>(_ body: (borrowing Transaction) throws -> T) throws -> T {
        try refuseIfClosed()
        if let loss = loss.withLock({ $0 }) { throw loss }
        do {
            return try reporting {
                try engine.writeWithoutTransaction { database in
                    let connection = try SQLiteConnection(database)
                    try log?.restartIfLong(connection)
                    return try connection.commit(body)
                }
            }
        } catch let problem as StorageProblem {
            // The system may have thrown away what it could not flush and call the next flush a
            // success, so only a storage that is opened anew finds out what there is.
            if case .unflushed = problem { loss.withLock { $0 = problem } }
            throw problem
        }
    }

    /// Gives back the write-ahead log, in which rows stand as they once were.
    ///
    /// The file begins anew with the next commit. Fails while somebody still reads the old log.
    package func eraseLog() throws {
        try refuseIfClosed()
        guard let log else { return }
        try reporting {
            try engine.writeWithoutTransaction { try log.erase(SQLiteConnection($0)) }
        }
    }

    package func close() throws {
        guard !isClosed.exchange(true, ordering: .acquiringAndReleasing) else { return }
        log?.archive?.finish()
        try reporting { try engine.close() }
    }

    /// What archives the commits, if anything does.
    package var archive: LogArchive? { log?.archive }

    func refuseIfClosed() throws {
        if isClosed.load(ordering: .acquiring) { throw StorageProblem.closed }
    }
}

extension Configuration {
    fileprivate static func tongguan(readers: Int) -> Configuration {
        var configuration = Configuration()
        configuration.label = "tongguan"
        configuration.maximumReaderCount = max(1, readers)
        configuration.busyMode = .timeout(5)
        configuration.foreignKeysEnabled = false
        configuration.prepareDatabase { database in
            try database.execute(sql: "PRAGMA cache_size = -32768")
            // A reader may have to sort all that is stored, which no memory is large enough for.
            let store = database.configuration.readonly ? "FILE" : "MEMORY"
            try database.execute(sql: "PRAGMA temp_store = \(store)")
            // What is replaced or deleted is overwritten, not only forgotten.
            try database.execute(sql: "PRAGMA secure_delete = ON")
            try WriteAheadLog.keepFile(of: SQLiteConnection(database))
        }
        return configuration
    }
}

/// Runs `work` and translates what the engine throws; every other error passes through unchanged.
func reporting<T>(_ work: () throws -> T) throws -> T {
    do {
        return try work()
    } catch let error as DatabaseError {
        throw StorageProblem(error)
    }
}
