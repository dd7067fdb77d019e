import Clearance
import Ledger
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
                        AND account_id >= 'stock/' AND account_id < 'stock0'
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

    /// Who asked for whose quota when; the person is a keyed hash.
    static func recordQuotaInquiry(
        person: String, actor: String, at instant: Instant, _ zone: Zone,
        _ transaction: borrowing Transaction
    ) throws {
        try EventRows.record(
            "quota.asked", at: instant, actor: actor, detail: person, zone, transaction)
    }
}
