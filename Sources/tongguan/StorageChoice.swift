import Foundation
import Platform
import PostgresStorage
import SQLiteStorage
import Storage

/// 存储选择: which engine the settings ask for; the only place that names both.
enum StorageChoice {
    static func isURL(_ text: String) -> Bool {
        text.hasPrefix("postgres://") || text.hasPrefix("postgresql://")
    }

    /// `archive` says where the embedded engine copies its log to, if anywhere.
    static func open(_ settings: Settings, archive: ArchiveRules? = nil) throws -> any Storage {
        guard !settings.database.isEmpty else {
            return try SQLiteStorage(path: settings.databasePath, archive: archive)
        }
        // The address may hold a password, so it is not repeated.
        guard isURL(settings.database) else {
            throw CommandFailure.usage(
                "--database 应为 postgresql:// 地址；不给出时使用数据目录中的 SQLite",
                "--database is a postgresql:// URL; without it SQLite in the data directory is used"
            )
        }
        return try PostgresStorage(url: settings.database, zone: settings.zone.id)
    }

    /// Makes the data directory, or sees that there is something in it.
    static func prepareDirectory(_ settings: Settings, make: Bool) throws {
        if make {
            try FileManager.default.createDirectory(
                atPath: settings.data, withIntermediateDirectories: true)
        } else if settings.database.isEmpty,
            !FileManager.default.fileExists(atPath: settings.databasePath)
        {
            throw CommandFailure.usage(
                "\(settings.databasePath) 不存在；请用 --data 指明数据目录",
                "\(settings.databasePath) does not exist; name it with --data")
        }
    }
}
