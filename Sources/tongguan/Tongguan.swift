import ArgumentParser
import CProcess
import Foundation
import Platform
import Storage

/// 通关: the one binary; prints help when it is given nothing to do.
@main
struct Tongguan: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tongguan",
        abstract: "综试区线上综合服务平台 | The online service platform of a CBEC pilot zone",
        discussion: """
            Exit codes: 0 done, 1 refused or issues found, 2 wrong usage, 70 failure,
            74 a write to the disk was not confirmed: start again.
            退出码：0 完成，1 被拒绝或发现问题，2 用法错误，70 运行失败，74 写盘未确认，请重新启动。
            """,
        subcommands: [
            Serve.self, Demo.self, MessageCommand.self, Registry.self, TariffCommand.self,
            Book.self, Watch.self, KeyCommand.self, KeysCommand.self, Keygen.self, CertCommand.self,
            PaymentDataCommand.self, Bench.self, Verify.self, AuditCommand.self, Backup.self,
            Restore.self, Migrate.self,
        ])

    static func main() async {
        // What is written holds personal data and the zone's secret: for its owner only.
        umask(0o077)
        // What it holds opened in memory must not reach the disk when it crashes.
        _ = tg_leave_no_core()
        do {
            var command = try parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch {
            end(with: error)
        }
    }

    /// Exit codes are part of the contract; the argument parser's own for wrong usage is another.
    private static func end(with error: any Error) -> Never {
        if let failure = error as? CommandFailure {
            writeError("\(failure)")
            Foundation.exit(failure.code)
        }
        if let problem = error as? StorageProblem {
            writeError("\(problem.zh)\n\(problem.en)")
            // sysexits.h: EX_IOERR and EX_SOFTWARE.
            if case .unflushed = problem { Foundation.exit(74) }
            Foundation.exit(70)
        }
        if let problems = error as? SettingsProblems {
            for problem in problems.problems {
                writeError("\(problem.place)：\(problem.message.zh) | \(problem.message.en)")
            }
            Foundation.exit(2)
        }
        let code = exitCode(for: error)
        switch code {
        case .success:
            print(fullMessage(for: error))
            Foundation.exit(0)
        case .validationFailure:
            writeError(fullMessage(for: error))
            Foundation.exit(2)
        default:
            if !(error is ExitCode) {
                writeError("运行失败：\(error)\nThe command failed: \(error)")
            }
            Foundation.exit(error is ExitCode ? code.rawValue : 70)
        }
    }
}
