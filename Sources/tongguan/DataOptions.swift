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

    @Option(help: "数据库地址 | database URL; without it SQLite in the data directory")
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
            let settings = try Settings.load(
                flags: flags, environment: ProcessInfo.processInfo.environment, config: config)
            guard settings.database.isEmpty else {
                throw CommandFailure.usage(
                    "本版本只支持内嵌的 SQLite，请去掉 --database；PostgreSQL 将由后续版本支持",
                    "This version knows the embedded SQLite only: leave --database out. "
                        + "PostgreSQL comes with a later version.")
            }
            return settings
        } catch let problems as SettingsProblems {
            let lines = problems.problems.map {
                "\($0.place)：\($0.message.zh) | \($0.message.en)"
            }
            throw CommandFailure.usage(
                lines.joined(separator: "\n"), "没有启动 | Nothing was started.")
        }
    }

    /// Opens the database, with its tables up to date; `make` allows a new one.
    func open(make: Bool = false) throws -> OpenData {
        let settings = try settings()
        let path = settings.databasePath
        if make {
            try FileManager.default.createDirectory(
                atPath: settings.data, withIntermediateDirectories: true)
        } else if !FileManager.default.fileExists(atPath: path) {
            throw CommandFailure.usage(
                "\(path) 不存在；请用 --data 指明数据目录", "\(path) does not exist; name it with --data")
        }
        let engine = try SQLiteStorage(path: path)
        let storage = JournaledStorage(
            engine, tables: Schema.tables, zone: settings.zone.id,
            now: { SystemClock().now.milliseconds })
        try storage.migrate(Schema.migrations)
        let keys = try DataOptions.keys(settings, engine)
        return OpenData(
            settings: settings, zone: settings.zone.unlocked(by: keys), engine: engine,
            storage: storage)
    }

    /// The keys of a database that is up to date; rows of an earlier version are sealed first.
    static func keys(_ settings: Settings, _ storage: SQLiteStorage) throws -> ZoneKeys {
        do {
            return try ZoneKeys.open(settings, storage: storage, erase: storage.eraseLog)
        } catch let problem as SealProblem {
            throw CommandFailure.failed(problem.zh, problem.en)
        }
    }
}

/// The data of one zone, opened by a command.
struct OpenData {
    let settings: Settings
    let zone: Zone
    let engine: SQLiteStorage
    /// Records what is written.
    let storage: any Storage
}
