import Foundation
import GRDBSQLite
import Storage

extension SQLiteStorage {
    /// Brings an archive up to date that no platform writes to; answers the bytes it grew by.
    /// It is the last thing done with this storage, which is closed then.
    ///
    /// A read transaction keeps the log from being started anew meanwhile. It cannot where the
    /// log was wholly copied when it began, so then it is tried again.
    package func archiveOnce(_ rules: ArchiveRules) throws -> Int {
        try refuseIfClosed()
        let archive = try LogArchive(rules: rules, of: engine.path)
        defer { withExtendedLifetime(archive) { try? close() } }
        for _ in 0..<5 {
            let isWhole = try reporting {
                try engine.read { database in
                    let connection = try SQLiteConnection(database)
                    try connection.visit("SELECT count(*) FROM sqlite_schema", []) { _ in true }
                    try archive.step(patience: 0)
                    return archive.isWhole
                }
            }
            if isWhole { return archive.writtenBytes }
        }
        throw StorageProblem.busy
    }

    /// Nil where the database is sound, otherwise the engine's first words about it.
    package func integrityProblem() throws -> String? {
        let said = try read { transaction in
            try transaction.rows("PRAGMA integrity_check(10)") { $0.text(0) }
        }
        return said == ["ok"] ? nil : said.joined(separator: "; ")
    }
}
