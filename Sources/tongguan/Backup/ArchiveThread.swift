import Foundation
import Logging
import Platform
import SQLiteStorage

/// 归档线程: has every commit archived, and says so loudly when it is not.
///
/// A thread of its own, as a directory on a network may hang. It ends when the storage is closed.
enum ArchiveThread {
    /// What may be lost with the disk, by the promise; a longer lag is logged.
    private static let promise: Int64 = 5_000
    /// Between two complaints.
    private static let pause: Int64 = 60_000

    static func start(
        _ settings: BackupSettings, of storage: SQLiteStorage, _ platform: RunningPlatform
    ) throws {
        let clock = SystemClock()
        let rules = ArchiveRules(
            directory: settings.directory, seconds: settings.seconds,
            baseHours: settings.baseHours, keepDays: settings.keepDays)
        let archive = try storage.startArchive(rules) { clock.now.milliseconds }
        let figures = platform.metrics.backup
        figures.watch {
            BackupFigures.Lag(
                milliseconds: clock.now.milliseconds - archive.archivedThrough,
                waitingBytes: archive.waitingBytes)
        }
        let logger = platform.logger
        let thread = Thread {
            var complained: Int64?
            while archive.isOpen {
                var problem: String?
                do {
                    try archive.step()
                } catch {
                    problem = "\(error)"
                    figures.failures.add(1)
                }
                let now = clock.now.milliseconds
                let lag = now - archive.archivedThrough
                if lag > promise || problem != nil, now - (complained ?? 0) >= pause {
                    complained = now
                    logger.error(
                        "the archive is late: what it lacks would be lost with this disk",
                        metadata: [
                            "seconds": "\(lag / 1_000)", "error": "\(problem ?? "slow")",
                            "directory": "\(settings.directory)",
                        ])
                } else if lag <= promise, problem == nil, complained != nil {
                    complained = nil
                    logger.warning("the archive is complete again")
                }
                Thread.sleep(forTimeInterval: TimeInterval(settings.seconds))
            }
        }
        thread.name = "archive"
        thread.start()
    }
}
