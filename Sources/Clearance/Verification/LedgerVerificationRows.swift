import Ledger
import Storage
import Values

/// The accounts and postings for those who check them.
extension VerificationRows {
    /// Where a page of postings ended.
    struct PostingKey {
        var cause: String
        var account: String
        var move: String

        init(_ posting: Posting) {
            cause = posting.cause
            account = posting.account.text
            move = posting.move.rawValue
        }
    }

    static func postings(
        after last: PostingKey?, limit: Int, _ zone: Zone, _ transaction: borrowing Transaction
    ) throws -> [Posting] {
        try transaction.rows(
            """
            SELECT account_id, cause, move, amount FROM posting
            WHERE zone_id = \(zone.id) AND (cause, account_id, move)
                > (\(last?.cause ?? ""), \(last?.account ?? ""), \(last?.move ?? ""))
            ORDER BY cause, account_id, move LIMIT \(limit)
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

    enum AccountPart {
        case account(Account)
        case posting(Move, Amount)
    }

    /// Account after account, its row before its postings; the engine sorts them, on its disk
    /// where they are many.
    static func accountsWithPostings(
        _ zone: Zone, _ transaction: borrowing Transaction,
        _ visit: (AccountID, AccountPart) throws -> Void
    ) throws {
        try transaction.forEach(
            """
            SELECT account_id, 0, '', allowance, held, posted FROM account
            WHERE zone_id = \(zone.id)
            UNION ALL
            SELECT account_id, 1, move, amount, 0, 0 FROM posting
            WHERE zone_id = \(zone.id)
            ORDER BY 1, 2
            """
        ) { row in
            guard let id = AccountID(text: row.text(0)) else {
                throw StorageProblem.corrupt("account \(row.text(0))")
            }
            if row.integer(1) == 0 {
                let account = Account(
                    id: id, allowance: Amount(raw: row.integer(3)),
                    held: Amount(raw: row.integer(4)), posted: Amount(raw: row.integer(5)))
                try visit(id, .account(account))
            } else {
                guard let move = Move(rawValue: row.text(2)) else {
                    throw StorageProblem.corrupt("posting of \(id)")
                }
                try visit(id, .posting(move, Amount(raw: row.integer(3))))
            }
        }
    }
}
