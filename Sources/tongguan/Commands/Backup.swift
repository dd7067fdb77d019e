import ArgumentParser
import Foundation
import Platform
import SQLiteStorage
import Values

/// `tongguan backup FILE`, `--to ARCHIVE`, `--list ARCHIVE`: copies while the platform runs.
struct Backup: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "备份 | copies the database while the platform runs",
        discussion: """
            FILE gets one whole copy. --to brings an archive up to date: only what was committed \
            since, where the log still has it. A platform with backup.directory does so by itself.
            FILE：一份完整副本。--to：把归档更新到现在，能增量则增量；设置 backup.directory 后平台自行归档。
            """)

    @Argument(help: "新文件 | a new file; an existing one is never overwritten") var file: String?
    @Option(help: "归档目录 | the archive to bring up to date") var to: String?
    @Option(help: "列出归档 | the archive to list, each segment proven") var list: String?
    @Option(help: "保留天数 | with --to: days for which the archive is kept") var keep = 14
    @Flag(help: "以 JSON 输出 | with --list: print JSON") var json = false
    @OptionGroup var options: DataOptions

    func validate() throws {
        guard [file, to, list].compactMap({ $0 }).count == 1 else {
            throw ValidationError("FILE, --to 或 --list 选一 | give one of FILE, --to and --list")
        }
        guard (1...3_650).contains(keep) else {
            throw ValidationError("--keep 1...3650")
        }
    }

    func run() throws {
        if let list { return try show(list) }
        if let to { return try bringUpToDate(to) }
        let file = file ?? ""
        guard !FileManager.default.fileExists(atPath: file) else {
            throw CommandFailure.refused("\(file) 已存在", "\(file) exists already")
        }
        let data = try options.open()
        try data.sqlite().backUp(to: file)
        print("已备份 | backed up: \(file)")
    }

    private func bringUpToDate(_ archive: String) throws {
        let data = try options.open()
        let clock = SystemClock()
        let bytes = try data.sqlite().archiveOnce(
            ArchiveRules(directory: archive, keepDays: keep, now: { clock.now.milliseconds }))
        print("已归档 \(bytes) 字节 | archived \(bytes) bytes: \(archive)")
    }

    private func show(_ archive: String) throws {
        let listing = try ArchiveListing(of: archive)
        if json {
            try Output.json(listing.chains)
        } else {
            print(
                Output.table(
                    ["从 from", "到 until", "副本 bases", "段 segments", "字节 bytes"],
                    listing.chains.map { chain in
                        [chain.from, chain.until].map(Self.time)
                            + [chain.bases, chain.segments, chain.bytes].map(String.init)
                    }))
            for file in listing.chains.flatMap(\.damaged) {
                print("损坏或缺失 damaged or missing: \(file)")
            }
        }
        if listing.chains.contains(where: { !$0.damaged.isEmpty }) { throw ExitCode(1) }
    }

    private static func time(_ milliseconds: Int64?) -> String {
        milliseconds.map { Instant(milliseconds: $0).rfc3339 } ?? "-"
    }
}
