import Foundation
import GRDBSQLite
import Storage

extension SQLiteStorage {
    /// Begins to archive every commit; the caller's thread then calls ``LogArchive/step()``.
    ///
    /// A mark beside the database tells other processes that only this one starts the log anew;
    /// it stays when the platform ends, so that nothing between two runs is lost to the archive.
    package func startArchive(
        _ rules: ArchiveRules, now: @escaping @Sendable () -> Int64
    ) throws -> LogArchive {
        try refuseIfClosed()
        let path = engine.path
        guard FileManager.default.createFile(atPath: Self.mark(path), contents: nil) else {
            throw ArchiveFile.problem("create", Self.mark(path))
        }
        let archive = try LogArchive(
            rules: rules, database: path, log: path + "-wal", now: now)
        try own(archive)
        return archive
    }

    /// Brings an archive up to date that no platform writes to; answers the bytes it grew by.
    ///
    /// A read transaction keeps the log from being started anew meanwhile. It cannot where the
    /// log was wholly copied when it began, so then it is tried again.
    package func archiveOnce(
        _ rules: ArchiveRules, now: @escaping @Sendable () -> Int64
    ) throws -> Int {
        try refuseIfClosed()
        let path = engine.path
        let archive = try LogArchive(rules: rules, database: path, log: path + "-wal", now: now)
        defer { try? close() }
        for _ in 0..<5 {
            let isWhole = try reporting {
                try engine.read { database in
                    let connection = try SQLiteConnection(database)
                    try connection.visit("SELECT count(*) FROM sqlite_schema", []) { _ in true }
                    try archive.step()
                    return archive.isWhole
                }
            }
            if isWhole { return archive.writtenBytes }
        }
        throw StorageProblem.busy
    }

    /// Lets every process start the log anew again.
    package static func endArchive(of path: String) {
        try? FileManager.default.removeItem(atPath: mark(path))
    }

    /// Whether a platform archives this database.
    static func isArchived(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: mark(path))
    }

    private static func mark(_ path: String) -> String { path + "-archived" }

    /// Nil where the database is sound, otherwise the engine's first words about it.
    package func integrityProblem() throws -> String? {
        let said = try read { transaction in
            try transaction.rows("PRAGMA integrity_check(10)") { $0.text(0) }
        }
        return said == ["ok"] ? nil : said.joined(separator: "; ")
    }
}
