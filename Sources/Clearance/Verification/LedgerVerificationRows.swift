import Ledger
import Storage
import Values

/// The accounts and postings for those who check them, page by page in the order of their keys.
extension VerificationRows {
    /// Where a page of postings ended.
    struct PostingKey {
        var account: String
        var cause: String
        var move: String

        init(_ posting: Posting) {
            account = posting.account.text
            cause = posting.cause
            move = posting.move.rawValue
        }
    }

    static func postings(
        after last: PostingKey?, limit: Int, _ zone: Zone, _ transaction: borrowing Transaction
    ) throws -> [Posting] {
        try transaction.rows(
            """
            SELECT account_id, cause, move, amount FROM posting
            WHERE zone_id = \(zone.id) AND (account_id, cause, move)
                > (\(last?.account ?? ""), \(last?.cause ?? ""), \(last?.move ?? ""))
            ORDER BY account_id, cause, move LIMIT \(limit)
            """
        ) { row in
            guard let id = AccountID(text: row.text(0)), let move = Move(rawValue: row.text(2))
            else { throw StorageProblem.corrupt("posting \(row.text(0)) \(row.text(1))") }
            return Posting(
                account: id, cause: row.text(1), move: move, amount: Amount(raw: row.integer(3)))
        }
    }

    /// What was moved for each cause; nil where nothing was.
    static func amounts(
        _ moves: [(AccountID, String, Move)], _ zone: Zone, _ transaction: borrowing Transaction
    ) throws -> [Amount?] {
        var found = [Amount?](repeating: nil, count: moves.count)
        try transaction.rowsEach(
            """
            SELECT amount FROM posting
            WHERE zone_id = ? AND account_id = ? AND cause = ? AND move = ?
            """,
            moves.map {
                [.text(zone.id), .text($0.0.text), .text($0.1), .text($0.2.rawValue)]
            }
        ) { index, row in found[index] = Amount(raw: row.integer(0)) }
        return found
    }

    static func accounts(
        after id: String, limit: Int, _ zone: Zone, _ transaction: borrowing Transaction
    ) throws -> [Account] {
        try transaction.rows(
            """
            SELECT allowance, held, posted, account_id FROM account
            WHERE zone_id = \(zone.id) AND account_id > \(id) ORDER BY account_id LIMIT \(limit)
            """
        ) { row in
            guard let id = AccountID(text: row.text(3)) else {
                throw StorageProblem.corrupt("account \(row.text(3))")
            }
            return AccountRows.account(id, row)
        }
    }

    static func accounts(
        _ ids: [AccountID], _ zone: Zone, _ transaction: borrowing Transaction
    ) throws -> [AccountID: Account] {
        var found: [AccountID: Account] = [:]
        try transaction.rowsEach(
            "SELECT allowance, held, posted FROM account WHERE zone_id = ? AND account_id = ?",
            ids.map { [.text(zone.id), .text($0.text)] }
        ) { index, row in found[ids[index]] = AccountRows.account(ids[index], row) }
        return found
    }

    static func hasPostings(
        _ ids: [AccountID], _ zone: Zone, _ transaction: borrowing Transaction
    ) throws -> [Bool] {
        var found = [Bool](repeating: false, count: ids.count)
        try transaction.rowsEach(
            "SELECT cause FROM posting WHERE zone_id = ? AND account_id = ? LIMIT 1",
            ids.map { [.text(zone.id), .text($0.text)] }
        ) { index, _ in found[index] = true }
        return found
    }
}
