import ArgumentParser
import Clearance
import Foundation
import Platform
import Storage

/// Where the data of a platform is; the same for every command that touches it.
struct DataOptions: ParsableArguments {
    @Option(help: "数据目录 | data directory (default: ./data)")
    var data: String?

    @Option(help: "数据库地址 | postgresql:// URL; without it SQLite in the data directory")
    var database: String?

    @Option(help: "设置文件 | settings file (default: tongguan.yaml where there is one)")
    var config: String?

    func settings(_ more: [String: String] = [:]) throws -> Settings {
        var flags = more
        flags["data"] = data
        flags["database"] = database
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
        let storage = try StorageChoice.open(settings)
        try storage.migrate(Schema.migrations)
        return OpenData(settings: settings, zone: settings.zone, storage: storage)
    }
}

/// The data of one zone, opened by a command.
struct OpenData {
    let settings: Settings
    let zone: Zone
    let storage: any Storage
}
