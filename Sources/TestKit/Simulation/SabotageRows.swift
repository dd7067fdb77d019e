import Clearance
import Ledger
import Storage
import Values

/// What each bug on purpose does to the tables, in the transaction of the batch that it spoils.
enum SabotageRows {
    /// What was there before the batch: the number of its last event.
    static func prepare(
        _ sabotage: Sabotage, _ zone: Zone, _ transaction: borrowing Transaction
    ) throws -> Int64 {
        try transaction.first("SELECT MAX(seq) FROM event WHERE zone_id = \(zone.id)") {
            $0.integerOrNil(0) ?? 0
        } ?? 0
    }

    static func spoil(
        _ sabotage: Sabotage, _ zone: Zone, _ before: Int64, _ transaction: borrowing Transaction
    ) throws {
        switch sabotage {
        case .answersBeforeCommit, .losesReplies, .swapsReplies, .decidesResendsAnew,
            .forgetsWaiting:
            break
        case .forgetsFirstAnswer:
            try transaction.execute(
                """
                UPDATE message SET answer = (SELECT MIN(answer) FROM message
                    WHERE zone_id = \(zone.id)) WHERE zone_id = \(zone.id)
                """)
        case .altersBytes:
            try transaction.execute(
                """
                UPDATE message SET bytes = \(Array("<a/>".utf8))
                WHERE zone_id = \(zone.id) AND type = 'CEB411Message'
                """)
        case .altersPaper: try copyPaper(zone, transaction)
        case .dropsPosting:
            try transaction.execute(
                "DELETE FROM posting WHERE zone_id = \(zone.id) AND move = 'post'")
        case .dropsAccount:
            try transaction.execute(
                "DELETE FROM account WHERE zone_id = \(zone.id) AND account_id LIKE 'guarantee%'")
        case .countsTwice:
            try transaction.execute(
                """
                UPDATE account SET posted = posted * 2
                WHERE zone_id = \(zone.id) AND account_id LIKE 'quota%'
                """)
        case .raisesQuota:
            try transaction.execute(
                """
                UPDATE account SET allowance = allowance + 1
                WHERE zone_id = \(zone.id) AND account_id LIKE 'quota%'
                """)
        case .keepsHold: try keepHolds(zone, transaction)
        case .releasesUnmatched:
            try transaction.execute(
                """
                UPDATE consignment SET state = 'released'
                WHERE zone_id = \(zone.id) AND state = 'waiting'
                """)
        case .releasesUnsecured: try unsecure(zone, transaction)
        case .entersBookTwice: try enterTwice(zone, transaction)
        case .releasesTwice, .losesEvent, .losesReceipt, .misdeliversReceipt, .swapsReceipts:
            try spoilEvents(sabotage, zone, after: before, transaction)
        }
    }

    /// Every order says what the first one says, under seals that are whole.
    private static func copyPaper(_ zone: Zone, _ transaction: borrowing Transaction) throws {
        let orders = try transaction.rows(
            """
            SELECT business_key, body FROM paper
            WHERE zone_id = \(zone.id) AND kind = 311 ORDER BY business_key
            """
        ) { (key: $0.text(0), body: $0.blob(1)) }
        guard let first = orders.first else { return }
        let body = try zone.opened(first.body, .paperBody, "311", first.key)
        for order in orders {
            try transaction.execute(
                """
                UPDATE paper SET body = \(try zone.sealed(body, .paperBody, "311", order.key))
                WHERE zone_id = \(zone.id) AND kind = 311 AND business_key = \(order.key)
                """)
        }
    }

    /// Two events change places, each receipt sealed anew for its own.
    private static func swapEvents(
        _ first: Int64, _ last: Int64, _ zone: Zone, _ transaction: borrowing Transaction
    ) throws {
        for (seq, other) in [(-1, first), (first, last), (last, -1)] {
            try transaction.execute(
                "UPDATE event SET seq = \(seq) WHERE zone_id = \(zone.id) AND seq = \(other)")
        }
        for (seq, before) in [(first, last), (last, first)] {
            let sealed = try transaction.first(
                "SELECT receipt FROM event WHERE zone_id = \(zone.id) AND seq = \(seq)"
            ) { $0.blob(0) }
            let receipt = try zone.opened(sealed ?? [], .eventReceipt, String(before))
            try transaction.execute(
                """
                UPDATE event SET receipt = \(try zone.sealed(receipt, .eventReceipt, String(seq)))
                WHERE zone_id = \(zone.id) AND seq = \(seq)
                """)
        }
    }

    /// Nothing is ever given back, and the balances agree with that.
    private static func keepHolds(_ zone: Zone, _ transaction: borrowing Transaction) throws {
        try transaction.execute(
            """
            UPDATE account SET held = held + (SELECT COALESCE(SUM(amount), 0) FROM posting
                WHERE posting.zone_id = account.zone_id AND move = 'void'
                    AND posting.account_id = account.account_id)
            WHERE zone_id = \(zone.id)
            """)
        try transaction.execute(
            "DELETE FROM posting WHERE zone_id = \(zone.id) AND move = 'void'")
    }

    /// No guarantee stands for anything, and its balance agrees with that.
    private static func unsecure(_ zone: Zone, _ transaction: borrowing Transaction) throws {
        try transaction.execute(
            "DELETE FROM posting WHERE zone_id = \(zone.id) AND account_id LIKE 'guarantee%'")
        try transaction.execute(
            """
            UPDATE account SET held = 0, posted = 0
            WHERE zone_id = \(zone.id) AND account_id LIKE 'guarantee%'
            """)
    }

    private static func enterTwice(_ zone: Zone, _ transaction: borrowing Transaction) throws {
        let grants = try transaction.rows(
            """
            SELECT account_id, amount FROM posting WHERE zone_id = \(zone.id) AND move = 'grant'
            """
        ) { ($0.text(0), $0.integer(1)) }
        for (account, amount) in grants.prefix(1) {
            let added = try transaction.execute(
                """
                INSERT INTO posting (zone_id, account_id, cause, move, amount, at)
                VALUES (\(zone.id), \(account), 'entry/again/1', 'grant', \(amount), 0)
                ON CONFLICT DO NOTHING
                """)
            guard added > 0 else { continue }
            try transaction.execute(
                """
                UPDATE account SET allowance = allowance + \(amount)
                WHERE zone_id = \(zone.id) AND account_id = \(account)
                """)
        }
    }

    private static func spoilEvents(
        _ sabotage: Sabotage, _ zone: Zone, after before: Int64,
        _ transaction: borrowing Transaction
    ) throws {
        let receipts = try transaction.rows(
            """
            SELECT seq FROM event WHERE zone_id = \(zone.id) AND seq > \(before)
                AND recipient IS NOT NULL AND kind LIKE 'paper.%' ORDER BY seq
            """
        ) { $0.integer(0) }
        guard let first = receipts.first, let last = receipts.last else { return }
        switch sabotage {
        case .losesEvent:
            try transaction.execute(
                "DELETE FROM event WHERE zone_id = \(zone.id) AND seq = \(first)")
        case .losesReceipt:
            try transaction.execute(
                "UPDATE event SET recipient = NULL WHERE zone_id = \(zone.id) AND seq = \(first)")
        case .misdeliversReceipt:
            try transaction.execute(
                """
                UPDATE event SET recipient = '3303961014'
                WHERE zone_id = \(zone.id) AND seq = \(first)
                """)
        case .swapsReceipts where first != last:
            try swapEvents(first, last, zone, transaction)
        default: try releaseAgain(zone, after: before, transaction)
        }
    }

    private static func releaseAgain(
        _ zone: Zone, after before: Int64, _ transaction: borrowing Transaction
    ) throws {
        try transaction.execute(
            """
            INSERT INTO event (zone_id, seq, kind, consignment_id, at, actor)
            SELECT zone_id, (SELECT MAX(seq) + 1 FROM event WHERE zone_id = \(zone.id)), kind,
                consignment_id, at, actor
            FROM event WHERE zone_id = \(zone.id) AND kind = 'list.released' AND seq > \(before)
            ORDER BY seq LIMIT 1
            """)
    }
}
