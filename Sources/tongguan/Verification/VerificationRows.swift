import Clearance
import Ledger
import Messages
import Storage
import Values

/// Reads everything a platform keeps, row by row, for those who check it.
enum VerificationRows {
    static func accounts(
        _ zone: Zone, _ transaction: borrowing Transaction
    ) throws -> [String: Account] {
        var accounts: [String: Account] = [:]
        try transaction.forEach(
            "SELECT account_id, allowance, held, posted FROM account WHERE zone_id = \(zone.id)"
        ) { row in
            let text = row.text(0)
            guard let id = AccountID(text: text) else {
                throw StorageProblem.corrupt("account \(text)")
            }
            accounts[text] = Account(
                id: id, allowance: Amount(raw: row.integer(1)), held: Amount(raw: row.integer(2)),
                posted: Amount(raw: row.integer(3)))
        }
        return accounts
    }

    /// All postings, those of one account together.
    static func postings(
        _ zone: Zone, _ transaction: borrowing Transaction,
        _ visit: (_ account: String, Posting) throws -> Void
    ) throws {
        try transaction.forEach(
            """
            SELECT account_id, cause, move, amount FROM posting
            WHERE zone_id = \(zone.id) ORDER BY account_id, cause, move
            """
        ) { row in
            guard let id = AccountID(text: row.text(0)), let move = Move(rawValue: row.text(2))
            else { throw StorageProblem.corrupt("posting \(row.text(0)) \(row.text(1))") }
            try visit(
                row.text(0),
                Posting(
                    account: id, cause: row.text(1), move: move, amount: Amount(raw: row.integer(3))
                ))
        }
    }

    /// Every message; `bytes` is nil where its seal is broken.
    static func messages(
        _ zone: Zone, _ transaction: borrowing Transaction,
        _ visit: (_ guid: String, _ digest: String, _ bytes: [UInt8]?) throws -> Void
    ) throws {
        try transaction.forEach(
            "SELECT guid, digest, bytes FROM message WHERE zone_id = \(zone.id)"
        ) { row in
            let bytes = try? zone.opened(row.blob(2), .messageBytes, row.text(0))
            try visit(row.text(0), row.text(1), bytes)
        }
    }

    /// Every paper; its body is nil where its seal is broken, and `isKept` tells whether the message
    /// it points to is there.
    static func papers(
        _ zone: Zone, _ transaction: borrowing Transaction,
        _ visit: (_ kind: Int, _ key: String, [UInt8]?, _ isKept: Bool) throws
            -> Void
    ) throws {
        try transaction.forEach(
            """
            SELECT paper.kind, paper.business_key, paper.body, message.guid FROM paper
            LEFT JOIN message ON message.zone_id = paper.zone_id
                AND message.guid = paper.message_guid
            WHERE paper.zone_id = \(zone.id)
            """
        ) { row in
            let (kind, key) = (row.integer(0), row.text(1))
            let body = try? zone.opened(row.blob(2), .paperBody, String(kind), key)
            try visit(Int(kind), key, body, !row.isNull(3))
        }
    }

    static func consignments(
        _ zone: Zone, _ transaction: borrowing Transaction, _ visit: (Consignment) throws -> Void
    ) throws {
        try transaction.forEach(
            SQL(
                text: "SELECT \(ConsignmentRows.columns) FROM consignment WHERE zone_id = ?",
                values: [.text(zone.id)])
        ) { row in try visit(try ConsignmentRows.read(row, zone)) }
    }

    static func events(
        _ zone: Zone, _ transaction: borrowing Transaction, _ visit: (Event) throws -> Void
    ) throws {
        try transaction.forEach(
            SQL(
                text: "SELECT \(EventRows.columns) FROM event WHERE zone_id = ? ORDER BY seq",
                values: [.text(zone.id)])
        ) { row in try visit(try EventRows.read(row, zone)) }
    }

    /// Consignments that something waits for although they wait for nothing.
    static func idleWaits(
        _ zone: Zone, _ transaction: borrowing Transaction
    ) throws -> [String] {
        try transaction.rows(
            """
            SELECT DISTINCT waiting.consignment_id FROM waiting
            LEFT JOIN consignment ON consignment.zone_id = waiting.zone_id
                AND consignment.consignment_id = waiting.consignment_id
            WHERE waiting.zone_id = \(zone.id)
                AND (consignment.state IS NULL OR consignment.state <> 'waiting')
            """
        ) { $0.text(0) }
    }
}
