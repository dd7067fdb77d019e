import Clearance
import Storage

extension Inquiries {
    /// The receipts owed to `enterprise` after `cursor`; at most `limit`.
    package func receipts(
        for enterprise: String, after cursor: Int64, limit: Int
    ) throws -> ReceiptList {
        let found = try storage.read {
            try ReceiptRows.list(
                recipient: enterprise, after: cursor, limit: limit, zone: zone.id, $0)
        }
        return ReceiptList(receipts: found, after: cursor)
    }

    /// The same, waiting up to `duration` for the first one to come.
    package func receipts(
        for enterprise: String, after cursor: Int64, limit: Int, waiting duration: Duration,
        for notifier: Notifier
    ) async throws -> ReceiptList {
        let end = ContinuousClock.now + duration
        while true {
            let commits = notifier.commits
            let list = try receipts(for: enterprise, after: cursor, limit: limit)
            let left = end - ContinuousClock.now
            if !list.receipts.isEmpty || left <= .zero || notifier.isClosed || Task.isCancelled {
                return list
            }
            await notifier.wait(after: commits, for: left)
            // Most commits concern others: a pause keeps many waiting callers from asking for
            // every one of them.
            try? await Task.sleep(for: min(.milliseconds(20), max(left, .zero)))
        }
    }
}
