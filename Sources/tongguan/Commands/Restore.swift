import ArgumentParser
import Clearance
import Foundation
import Platform
import SQLiteStorage
import Storage
import Values

/// `tongguan restore --from ARCHIVE --to DIR [--at INSTANT]`
struct Restore: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "恢复 | makes a data directory from an archive, as it was at a moment",
        discussion: """
            Every digest is proven while it is read; then the engine checks the file and \
            `verify` the data. Without --at everything that was archived is restored.
            边读边核对摘要，随后检查文件并核验数据；不给 --at 则恢复到归档的最后时刻。
            """)

    @Option(help: "归档目录 | the archive") var from: String
    @Option(help: "新数据目录 | a new or empty data directory") var to: String
    @Option(help: "时刻 | RFC 3339: up to which commits are restored") var at: String?
    @Option(help: "封存密钥文件 | file of the sealing keys, which no archive holds; copied")
    var keyFile: String?
    @Option(help: "设置文件 | settings file, for the zone") var config: String?
    @Flag(help: "以 JSON 输出 | print JSON") var json = false

    func run() throws {
        let instant = try at.map { text in
            guard let instant = Instant(rfc3339: text) else {
                throw CommandFailure.usage(
                    "--at 应为 RFC 3339 时刻", "--at takes an RFC 3339 instant")
            }
            return instant.milliseconds
        }
        let files = FileManager.default
        try files.createDirectory(atPath: to, withIntermediateDirectories: true)
        guard try files.contentsOfDirectory(atPath: to).isEmpty else {
            throw CommandFailure.refused("\(to) 不是空目录", "\(to) is not empty")
        }
        let options = try DataOptions.parse(
            ["--data", to] + (config.map { ["--config", $0] } ?? []))
        let path = try options.settings().databasePath
        let restored: ArchiveRestore
        do {
            restored = try ArchiveRestore(from: from, to: path, at: instant)
        } catch let refusal as ArchiveRestore.Refusal {
            throw Self.failure(refusal)
        }
        if let keyFile { try takeKeys(keyFile) }
        let data = try options.open()
        if let problem = try data.sqlite().integrityProblem() {
            throw CommandFailure.failed(
                "恢复出的数据库有误，请勿使用 \(to)：\(problem)",
                "The restored database is not sound, do not use \(to): \(problem)")
        }
        let found = try Verification(zone: data.zone, in: data.storage)
        try data.storage.close()
        try report(restored, found)
    }

    /// The restored directory has its keys where a platform looks for them, readable by us alone.
    private func takeKeys(_ keyFile: String) throws {
        let files = FileManager.default
        try files.createDirectory(
            atPath: to + "/keys", withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700])
        try files.copyItem(atPath: keyFile, toPath: to + "/keys/seal.keys")
        try files.setAttributes(
            [.posixPermissions: 0o600], ofItemAtPath: to + "/keys/seal.keys")
    }

    private struct Report: Encodable {
        var until: String
        var transactions: Int
        var segments: Int
        var bytes: Int
        var events: Int
        var faults: Int
        var gapUntil: String?
        var damaged: [String]
    }

    private func report(_ restored: ArchiveRestore, _ found: Verification) throws {
        let until = Instant(milliseconds: restored.until).rfc3339
        let gap = restored.gapUntil.map { Instant(milliseconds: $0).rfc3339 }
        if json {
            try Output.json(
                Report(
                    until: until, transactions: restored.transactions,
                    segments: restored.segments, bytes: restored.bytes, events: found.events,
                    faults: found.faults.count, gapUntil: gap, damaged: restored.damaged))
        } else {
            print(
                """
                恢复到 restored until \(until)：\(to)
                \(restored.transactions) 次提交 commits，\(restored.segments) 段 segments，\
                \(restored.bytes) 字节 bytes，末号事件 last event \(found.events)
                """)
            for file in restored.damaged {
                print("副本损坏，已改用更早的一份 damaged, an earlier base was used: \(file)")
            }
            if let gap {
                print("此后归档中断，到 \(gap) 才又可恢复 | after this the archive has a gap until then")
            }
            for fault in found.faults { print("\(fault.invariant) \(fault.zh) | \(fault.en)") }
        }
        if !found.faults.isEmpty { throw ExitCode(1) }
    }

    private static func failure(_ refusal: ArchiveRestore.Refusal) -> CommandFailure {
        func time(_ milliseconds: Int64) -> String {
            Instant(milliseconds: milliseconds).rfc3339
        }
        switch refusal {
        case .noArchive(let path):
            return .refused("\(path) 不是归档", "\(path) is no archive")
        case .tooEarly(nil):
            return .refused("归档中还没有完整的副本", "The archive has no whole base yet")
        case .tooEarly(let first?):
            return .refused(
                "最早可恢复到 \(time(first))", "The first moment that can be restored is \(time(first))")
        case .damaged(let file, nil):
            return .refused(
                "\(file) 损坏或缺失，无法由此恢复",
                "\(file) is damaged or missing, and nothing can be restored without it")
        case .damaged(let file, let last?):
            return .refused(
                "\(file) 损坏或缺失；其前的内容可用 --at \(time(last)) 恢复",
                "\(file) is damaged or missing; what came before it can be restored with "
                    + "--at \(time(last))")
        }
    }
}
