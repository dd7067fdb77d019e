import Synchronization

/// 备份指标: how far the archive is behind, asked for whenever somebody looks.
///
/// A figure that the archive itself kept up to date would stand still when the archive hangs.
package final class BackupFigures: Sendable {
    package struct Lag: Sendable {
        /// Since the moment of which everything is in the archive.
        package var milliseconds: Int64
        package var waitingBytes: Int

        package init(milliseconds: Int64, waitingBytes: Int) {
            self.milliseconds = milliseconds
            self.waitingBytes = waitingBytes
        }
    }

    package let failures = Counter()
    private let source = Mutex<(@Sendable () -> Lag)?>(nil)

    /// From now on there is an archive.
    package func watch(_ lag: @escaping @Sendable () -> Lag) {
        source.withLock { $0 = lag }
    }

    /// Nothing where nothing is archived.
    var all: [(name: String, kind: String, help: String, value: Int)] {
        guard let lag = source.withLock({ $0 })?() else { return [] }
        return [
            (
                "tongguan_backup_age_seconds", "gauge",
                "Seconds since the moment up to which every commit is archived.",
                Int(max(0, lag.milliseconds) / 1_000)
            ),
            (
                "tongguan_backup_waiting_bytes", "gauge",
                "Bytes of the log that wait for the archive.", lag.waitingBytes
            ),
            (
                "tongguan_backup_failures_total", "counter",
                "Steps of the archive that failed.", failures.value
            ),
        ]
    }
}
