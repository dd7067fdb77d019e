import Clearance
import Storage
import Values

extension Inquiries {
    /// The receipts owed to `enterprise` after `cursor` that may be read by now; at most `limit`.
    ///
    /// One that a sandbox scenario made late holds up those behind it: a cursor never goes back.
    package func receipts(
        for enterprise: String, after cursor: Int64, limit: Int, now: Instant
    ) throws -> ReceiptList {
        let found = try storage.read {
            try ReceiptRows.list(
                recipient: enterprise, after: cursor, limit: limit, zone: zone, $0)
        }
        guard zone.isSandbox else { return ReceiptList(receipts: found, after: cursor) }
        return ReceiptList(receipts: Array(found.prefix { $0.at <= now }), after: cursor)
    }

    /// The same, waiting up to `duration` for the first one to come.
    package func receipts(
        for enterprise: String, after cursor: Int64, limit: Int, waiting duration: Duration,
        for notifier: Notifier, clock: any PlatformClock
    ) async throws -> ReceiptList {
        let end = ContinuousClock.now + duration
        while true {
            let commits = notifier.commits
            let list = try receipts(for: enterprise, after: cursor, limit: limit, now: clock.now)
            let left = end - ContinuousClock.now
            if !list.receipts.isEmpty || left <= .zero || notifier.isClosed || Task.isCancelled {
                return list
            }
            // What is late comes without a commit, so a sandbox looks again by itself.
            let hasSeat = await notifier.wait(
                upTo: zone.isSandbox ? min(left, .milliseconds(500)) : left, after: commits,
                for: enterprise)
            // Who finds no seat looks once a second.
            if !hasSeat { try? await Task.sleep(for: min(left, .seconds(1))) }
        }
    }
}
