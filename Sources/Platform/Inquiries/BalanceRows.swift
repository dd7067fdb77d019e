import Clearance
import Ledger
import Messages
import Storage
import Values

/// The registers as inquiries read them.
enum BalanceRows {
    static func guarantee(
        of enterprise: String, _ zone: String, _ transaction: borrowing Transaction
    ) throws -> Amount? {
        try transaction.first(
            "SELECT guarantee FROM enterprise WHERE zone_id = \(zone) AND code = \(enterprise)"
        ) { Amount(raw: $0.integer(0)) }
    }

    static func book(
        _ emsNo: String, _ zone: String, _ transaction: borrowing Transaction
    ) throws -> [BookItem] {
        try transaction.rows(
            """
            SELECT item_record_no, hs, name, unit, area_code, opening FROM book_item
            WHERE zone_id = \(zone) AND ems_no = \(emsNo) ORDER BY item_record_no LIMIT 10000
            """
        ) { row in
            BookItem(
                emsNo: emsNo, itemRecordNo: row.text(0), hs: row.text(1), name: row.text(2),
                unit: row.text(3), areaCode: row.text(4), opening: Amount(raw: row.integer(5)))
        }
    }

    /// Whether a merchant's lists drew on any of these stock accounts.
    static func hasSold(
        _ merchant: String, from accounts: [String], _ zone: String,
        _ transaction: borrowing Transaction
    ) throws -> Bool {
        for account in accounts {
            // A cause begins with the 32 characters of the consignment, and those with its time:
            // the last 5,000 movements are looked at, so that a large book stays cheap to ask.
            let found: Bool? = try transaction.first(
                """
                SELECT 1 FROM (
                    SELECT zone_id, cause FROM posting
                    WHERE zone_id = \(zone) AND account_id = \(account)
                    ORDER BY cause DESC LIMIT 5000) p
                JOIN consignment c ON c.zone_id = p.zone_id
                    AND c.consignment_id = substr(p.cause, 1, 32)
                WHERE c.ebc_code = \(merchant)
                LIMIT 1
                """
            ) { _ in true }
            if found == true { return true }
        }
        return false
    }

    /// The buyer's names on the newest lists that moved a person's account.
    static func buyerNames(
        of account: AccountID, _ zone: Zone, _ transaction: borrowing Transaction
    ) throws -> Set<String> {
        let orders = try transaction.rows(
            """
            SELECT c.ebc_code, c.order_no FROM (
                SELECT DISTINCT zone_id, substr(cause, 1, 32) AS consignment_id FROM posting
                WHERE zone_id = \(zone.id) AND account_id = \(account.text)
                ORDER BY 2 DESC LIMIT 20) p
            JOIN consignment c ON c.zone_id = p.zone_id AND c.consignment_id = p.consignment_id
            """
        ) { BusinessKey.join($0.text(0), $0.text(1)) }
        var names: Set<String> = []
        for order in orders {
            let body = try transaction.first(
                """
                SELECT body FROM paper
                WHERE zone_id = \(zone.id) AND kind = 621 AND business_key = \(order)
                """
            ) { try zone.opened($0.blob(0), .paperBody, "621", order) }
            if let body, case .importList(let list) = AnyPaper(type: .ceb621, packed: body) {
                names.insert(list.buyerName.filter { !$0.isWhitespace })
            }
        }
        return names
    }

    /// Who asked for whose quota when; the person is a keyed hash.
    static func recordQuotaInquiry(
        person: String, actor: String, at instant: Instant, _ zone: Zone,
        _ transaction: borrowing Transaction
    ) throws {
        try EventRows.record(
            "quota.asked", at: instant, actor: actor, detail: person, zone, transaction)
    }
}
