import ArgumentParser
import Clearance
import Foundation
import Platform
import Storage

/// `tongguan migrate --from DIR --to URL`
struct Migrate: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "迁移数据 | copies all data to another engine and proves that both hold the same",
        discussion: """
            --from 与 --to 是数据目录或 postgresql:// 地址。请先停止平台；目标必须是空的。
            --from and --to are a data directory or a postgresql:// URL. Stop the platform first; \
            the target must be empty. Key files beside the database are not copied.
            """)

    @Option(help: "来源：数据目录或地址 | source: data directory or URL") var from: String
    @Option(help: "目标：数据目录或地址 | target: data directory or URL") var to: String
    @Option(help: "综试区代号 | short name of the zone") var zone = Zone().id
    @Flag(help: "以 JSON 输出 | print JSON") var json = false

    func run() throws {
        guard from != to else {
            throw CommandFailure.usage("来源与目标相同", "source and target are the same")
        }
        let source = try open(from, making: false)
        let target = try open(to, making: true)
        var progress = Progress()
        let move = try DataMove(DataMove.shapes, from: source, to: target) { progress.show($0) }
        progress.done()
        try source.close()
        try target.close()
        if json {
            try Output.json(move)
        } else {
            print(
                Output.table(
                    ["表 table", "行 rows", "摘要 digest", "一致 same"],
                    move.tables.map {
                        [
                            $0.name, "\($0.rows)", String($0.source.prefix(16)),
                            $0.agrees ? "✓" : "✗",
                        ]
                    }))
        }
        if !move.agrees { throw ExitCode(1) }
    }

    private func open(_ place: String, making: Bool) throws -> any Storage {
        var settings = Settings()
        settings.zone.id = zone
        if StorageChoice.isURL(place) {
            settings.database = place
        } else {
            settings.data = place
            try StorageChoice.prepareDirectory(settings, make: making)
            try DirectoryLock.take(place)
        }
        let storage = try StorageChoice.open(settings)
        try storage.migrate(Schema.migrations)
        return storage
    }
}
