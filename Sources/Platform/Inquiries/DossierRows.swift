import Clearance
import Ledger
import Messages
import Storage
import Values

/// The rows of one consignment.
enum DossierRows {
    /// More than any consignment has; a bound, so that no answer grows without end.
    static let limit = 2_000

    static func consignment(
        id: String, _ zone: Zone, _ transaction: borrowing Transaction
    ) throws -> Consignment? {
        try transaction.first(
            """
            SELECT \(SQL(text: ConsignmentRows.columns)) FROM consignment
            WHERE zone_id = \(zone.id) AND consignment_id = \(id)
            """
        ) { try ConsignmentRows.read($0, zone) }
    }

    /// Any one.
    static func first(
        _ zone: Zone, _ transaction: borrowing Transaction
    ) throws -> Consignment? {
        try transaction.first(
            """
            SELECT \(SQL(text: ConsignmentRows.columns)) FROM consignment
            WHERE zone_id = \(zone.id) ORDER BY consignment_id LIMIT 1
            """
        ) { try ConsignmentRows.read($0, zone) }
    }

    static func consignment(
        ebcCode: String, orderNo: String, _ zone: Zone, _ transaction: borrowing Transaction
    ) throws -> Consignment? {
        try transaction.first(
            """
            SELECT \(SQL(text: ConsignmentRows.columns)) FROM consignment
            WHERE zone_id = \(zone.id) AND ebc_code = \(ebcCode) AND order_no = \(orderNo)
            """
        ) { try ConsignmentRows.read($0, zone) }
    }

    static func paper(
        _ kind: Int, _ key: String, _ zone: Zone, _ transaction: borrowing Transaction
    ) throws -> StoredPaper? {
        try transaction.first(
            """
            SELECT \(SQL(text: PaperRows.columns)) FROM paper
            WHERE zone_id = \(zone.id) AND kind = \(kind) AND business_key = \(key)
            """
        ) { try PaperRows.read($0, zone) }
    }

    static func payment(
        order key: String, _ zone: Zone, _ transaction: borrowing Transaction
    ) throws -> StoredPaper? {
        try transaction.first(
            """
            SELECT \(SQL(text: PaperRows.columns)) FROM paper
            WHERE zone_id = \(zone.id) AND kind = 411 AND join_key = \(key)
            """
        ) { try PaperRows.read($0, zone) }
    }

    /// The postings of every declaration of the consignment, and of what came back.
    static func postings(
        of consignment: String, on account: AccountID, _ zone: String,
        _ transaction: borrowing Transaction
    ) throws -> [DossierPosting] {
        // A cause is the consignment, a slash or its escape `%2F`, and more: all of them lie
        // between these two.
        let (from, to) = (consignment + "%", consignment + "0")
        return try transaction.rows(
            """
            SELECT move, amount, at FROM posting
            WHERE zone_id = \(zone) AND account_id = \(account.text)
                AND cause >= \(from) AND cause < \(to)
            ORDER BY at, cause LIMIT \(limit)
            """
        ) { row in
            DossierPosting(
                account: account.kind.rawValue, subject: account.subject, move: row.text(0),
                amount: Amount(raw: row.integer(1)).description,
                at: Instant(milliseconds: row.integer(2)).rfc3339)
        }
    }
}

extension AccountID {
    /// What the account counts, without the person.
    fileprivate var subject: String {
        switch self {
        case .quota(_, let year): String(year)
        case .guarantee(let enterprise): enterprise
        case .stock(let emsNo, let itemRecordNo): "\(emsNo)/\(itemRecordNo)"
        }
    }
}
