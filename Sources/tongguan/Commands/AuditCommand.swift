import ArgumentParser
import Clearance
import Evidence
import Foundation
import Platform

/// `tongguan audit verify|key`
struct AuditCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "证据 | the evidence of what was recorded",
        subcommands: [AuditVerify.self, AuditKey.self])
}

/// `tongguan audit verify`
struct AuditVerify: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "审计 | compares every row with the signed checkpoints",
        discussion: """
            Leaves from the events, the tree from the leaves, every checkpoint against the tree, \
            and what was recorded of every row against the row. Works beside a running platform. \
            Exit 1 and a list where something differs.
            """)

    @OptionGroup var options: DataOptions
    @Option(
        help: "检查点目录 | directory of the checkpoints (default: checkpoints in the data directory)")
    var checkpoints: String?
    @Option(help: "公钥 | the public key as `audit key` prints it (default: the one beside them)")
    var key: String?
    @Flag(help: "以 JSON 输出 | print JSON") var json = false

    func run() throws {
        let data = try options.open()
        let directory = checkpoints ?? EvidenceFiles.directory(data.settings.data)
        let text = try key ?? read(CheckpointLog.keyPath(in: directory))
        guard
            let verifier = CheckpointKey(text.trimmingCharacters(in: .whitespacesAndNewlines))
        else { throw CommandFailure.usage("公钥无效", "The public key is not valid.") }
        let work = try Self.workFolder()
        defer { try? FileManager.default.removeItem(at: work) }
        let found = try EvidenceAudit(
            of: data.storage, migrations: Schema.migrations, zone: data.zone.id,
            journalKey: data.journalKey,
            checkpoints: read(CheckpointLog.path(in: directory)), key: verifier,
            isShared: !data.settings.database.isEmpty, temporary: work)
        if json {
            try Output.json(found)
        } else {
            for fault in found.faults { print("\(fault.code.rawValue) \(fault.zh) | \(fault.en)") }
            print(
                """
                \(found.events) 事件 events, \(found.rows) 行 rows, \
                \(found.checkpoints) 检查点 checkpoints, \(found.unsigned) 未签 not yet signed: \
                \(found.faultCount == 0
                    ? "全部一致 all agree" : "\(found.faultCount) 处不符 differences")
                """)
        }
        if found.faultCount > 0 { throw ExitCode(1) }
    }

    /// A directory of nobody else's, under a name that nobody could make before.
    private static func workFolder() throws -> URL {
        let pattern = FileManager.default.temporaryDirectory.path + "/tongguan-audit-XXXXXX"
        var name = Array(pattern.utf8CString)
        let path = name.withUnsafeMutableBufferPointer { name in
            name.baseAddress.flatMap { mkdtemp($0) }.map { String(cString: $0) }
        }
        guard let path else {
            throw CommandFailure.failed(
                "无法建立临时目录 \(pattern)", "The temporary directory \(pattern) cannot be made.")
        }
        return URL(filePath: path)
    }

    private func read(_ path: String) throws -> String {
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
            throw CommandFailure.usage(
                "无法读取 \(path)；请用 --checkpoints 指明目录",
                "\(path) cannot be read; name its directory with --checkpoints")
        }
        return text
    }
}

/// `tongguan audit key`
struct AuditKey: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "key",
        abstract: "公钥 | prints the public key that checkpoints are verified with")

    @OptionGroup var options: DataOptions

    func run() throws {
        print(try EvidenceFiles(try options.settings()).publicKey.text)
    }
}
