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

    /// How the settings want the commits archived; nil where they do not.
    static func rules(_ settings: Settings) throws -> ArchiveRules? {
        let backup = settings.backup
        guard !backup.directory.isEmpty else {
            LogArchive.unmark(settings.databasePath)
            return nil
        }
        try LogArchive.mark(settings.databasePath)
        // Moments are of the machine, whatever clock the platform decides by.
        let clock = SystemClock()
        return ArchiveRules(
            directory: backup.directory, seconds: backup.seconds, baseHours: backup.baseHours,
            keepDays: backup.keepDays, now: { clock.now.milliseconds })
    }

    static func start(_ archive: LogArchive, _ platform: RunningPlatform) {
        let clock = SystemClock()
        let settings = platform.settings.backup
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
                archive.rest(seconds: settings.seconds)
            }
        }
        thread.name = "archive"
        thread.start()
    }
}
