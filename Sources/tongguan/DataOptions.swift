import ArgumentParser
import Clearance
import Evidence
import Foundation
import Platform
import SQLiteStorage
import Sealing
import Storage

/// Where the data of a platform is; the same for every command that touches it.
struct DataOptions: ParsableArguments {
    @Option(help: "数据目录 | data directory (default: ./data)")
    var data: String?

    @Option(help: "数据库地址 | postgresql:// URL; without it SQLite in the data directory")
    var database: String?

    @Option(help: "设置文件 | settings file (default: tongguan.yaml where there is one)")
    var config: String?

    @Option(help: "封存密钥文件 | file of the sealing keys (default: keys/seal.keys in the data)")
    var keyFile: String?

    func settings(_ more: [String: String] = [:]) throws -> Settings {
        var flags = more
        flags["data"] = data
        flags["database"] = database
        flags["sealing.keys"] =
            keyFile ?? ProcessInfo.processInfo.environment["TONGGUAN_KEY_FILE"]
        do {
            return try Settings.load(
                flags: flags, environment: ProcessInfo.processInfo.environment, config: config)
        } catch {
            let lines = error.problems.map {
                "\($0.place)：\($0.message.zh) | \($0.message.en)"
            }
            throw CommandFailure.usage(
                lines.joined(separator: "\n"), "没有启动 | Nothing was started.")
        }
    }

    /// Opens the database, with its tables up to date; `make` allows a new one.
    func open(make: Bool = false) throws -> OpenData {
        let settings = try settings()
        try StorageChoice.prepareDirectory(settings, make: make)
        let engine = try StorageChoice.open(settings)
        try engine.migrate(Schema.migrations)
        let keys = try DataOptions.keys(settings, engine)
        return OpenData(
            settings: settings, zone: settings.zone.unlocked(by: keys), journalKey: keys.journal,
            engine: engine, storage: JournaledStorage(engine, settings, keys))
    }

    /// The keys of a database that is up to date; rows of an earlier version are sealed first.
    static func keys(_ settings: Settings, _ engine: any Storage) throws -> ZoneKeys {
        do {
            return try ZoneKeys.open(
                settings, storage: engine,
                erase: { try (engine as? SQLiteStorage)?.eraseLog() })
        } catch let problem as SealProblem {
            throw CommandFailure.failed(problem.zh, problem.en)
        }
    }
}

/// The data of one zone, opened by a command.
struct OpenData {
    let settings: Settings
    let zone: Zone
    let journalKey: JournalKey
    let engine: any Storage
    /// Records what is written.
    let storage: any Storage

    /// For what only the embedded engine does.
    func sqlite() throws -> SQLiteStorage {
        guard let engine = engine as? SQLiteStorage else {
            throw CommandFailure.usage(
                "PostgreSQL 请用其自带工具备份：pg_basebackup 或 pg_dump",
                "PostgreSQL has tools of its own: pg_basebackup or pg_dump")
        }
        return engine
    }
}
