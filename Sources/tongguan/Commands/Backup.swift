import ArgumentParser
import Foundation
import SQLiteStorage

/// `tongguan backup FILE`: a consistent copy while the platform runs.
struct Backup: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "备份 | writes one consistent copy of the database while the platform runs")

    @Argument(help: "新文件 | a new file; an existing one is never overwritten") var file: String
    @OptionGroup var options: DataOptions

    func run() throws {
        guard !FileManager.default.fileExists(atPath: file) else {
            throw CommandFailure.refused("\(file) 已存在", "\(file) exists already")
        }
        let data = try options.open()
        guard let storage = data.storage as? SQLiteStorage else {
            throw CommandFailure.usage(
                "PostgreSQL 请用其自带工具备份：pg_basebackup 或 pg_dump",
                "PostgreSQL has tools of its own: pg_basebackup or pg_dump")
        }
        try storage.backUp(to: file)
        print("已备份 | backed up: \(file)")
    }
}
