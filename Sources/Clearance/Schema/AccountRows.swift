import Ledger
import Storage
import Values

/// The ledger's accounts and postings.
package enum AccountRows {
    private static let columns = "allowance, held, posted, names"

    static func load(
        _ ids: Set<AccountID>, _ zone: Zone, _ docket: inout Docket,
        _ transaction: borrowing Transaction
    ) throws {
        let ids = Array(ids)
        var found: [Account] = []
        var names: [AccountID: BuyerNames] = [:]
        try transaction.rowsEach(
            "SELECT \(columns) FROM account WHERE zone_id = ? AND account_id = ?",
            ids.map { [.text(zone.id), .text($0.text)] }
        ) { index, row in
            found.append(account(ids[index], row))
            if !row.isNull(3) { names[ids[index]] = BuyerNames(text: row.text(3)) }
        }
        for account in found { docket.ledger.load(account) }
        docket.names.merge(names) { $1 }
    }

    static func account(_ id: AccountID, _ row: any Row) -> Account {
        Account(
            id: id, allowance: Amount(raw: row.integer(0)), held: Amount(raw: row.integer(1)),
            posted: Amount(raw: row.integer(2)))
    }

    /// One account as it stands; nil where nothing was ever held on it.
    package static func find(
        _ id: AccountID, _ zone: Zone, _ transaction: borrowing Transaction
    ) throws -> Account? {
        try find(id, zone, transaction) { account, _ in account }
    }

    /// One account, and under which names lists drew on it.
    package static func find<T>(
        _ id: AccountID, _ zone: Zone, _ transaction: borrowing Transaction,
        _ map: (Account, BuyerNames) throws -> T
    ) throws -> T? {
        try transaction.first(
            """
            SELECT \(SQL(text: columns)) FROM account
            WHERE zone_id = \(zone.id) AND account_id = \(id.text)
            """
        ) { try map(account(id, $0), BuyerNames(text: $0.isNull(3) ? "" : $0.text(3))) }
    }

    /// The postings of consignments that are there already; a new one has none.
    static func loadPostings(
        of consignments: some Collection<Consignment>, _ zone: Zone, _ docket: inout Docket,
        _ transaction: borrowing Transaction
    ) throws {
        var keys: [(AccountID, String)] = []
        for consignment in consignments where consignment.detail.assessment != nil {
            for id in docket.accounts(of: consignment) {
                keys.append((id, consignment.cause))
            }
        }
        var found: [Posting] = []
        func keep(_ index: Int, _ row: any Row) throws {
            guard let move = Move(rawValue: row.text(0)) else {
                throw StorageProblem.corrupt("posting of \(keys[index].1)")
            }
            found.append(
                Posting(
                    account: keys[index].0, cause: row.text(2), move: move,
                    amount: Amount(raw: row.integer(1))))
        }
        // Two statements: with an OR the engine would go through all that an account ever moved.
        try transaction.rowsEach(
            """
            SELECT move, amount, cause FROM posting
            WHERE zone_id = ? AND account_id = ? AND cause = ?
            """,
            keys.map { [.text(zone.id), .text($0.0.text), .text($0.1)] }, keep)
        try transaction.rowsEach(
            """
            SELECT move, amount, cause FROM posting
            WHERE zone_id = ? AND account_id = ? AND cause >= ? AND cause < ?
            """,
            keys.map {
                // Restores carry their hold's cause and a slash; `0` is the sign after it.
                let prefix = Posting.restoreCause(hold: $0.1, own: "")
                return [
                    .text(zone.id), .text($0.0.text), .text(prefix), .text(prefix.dropLast() + "0"),
                ]
            }, keep)
        for posting in found { docket.ledger.load(posting) }
    }

    static func write(
        _ docket: inout Docket, _ zone: Zone, _ transaction: borrowing Transaction
    ) throws {
        try transaction.executeEach(
            """
            INSERT INTO account (zone_id, account_id, \(columns)) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (zone_id, account_id) DO UPDATE SET
                allowance = excluded.allowance, held = excluded.held, posted = excluded.posted,
                names = excluded.names
            """,
            docket.ledger.takeAccounts().map { account in
                [
                    .text(zone.id), .text(account.id.text), .integer(account.allowance.raw),
                    .integer(account.held.raw), .integer(account.posted.raw),
                    docket.names[account.id].map { .text($0.text) } ?? .null,
                ]
            })
    }

    static let insertPosting = """
        INSERT INTO posting (zone_id, account_id, cause, move, amount, at)
        VALUES (?, ?, ?, ?, ?, ?)
        """

    static func values(_ posting: Posting, at now: Instant, _ zone: Zone) -> [SQLValue] {
        [
            .text(zone.id), .text(posting.account.text), .text(posting.cause),
            .text(posting.move.rawValue), .integer(posting.amount.raw),
            .integer(now.milliseconds),
        ]
    }
}

extension Docket {
    /// Every account that a consignment's declaration may have moved.
    package func accounts(of consignment: Consignment) -> [AccountID] {
        var ids: [AccountID] = [.guarantee(enterprise: consignment.assureCode)]
        if let year = consignment.detail.quotaYear {
            ids.append(.quota(person: consignment.person, year: year))
        }
        if case .importList(let list) = papers[PaperKey(621, consignment.orderKey)]?.paper,
            let emsNo = list.emsNo, !emsNo.isEmpty
        {
            for record in Set(list.items.compactMap(\.itemRecordNo)).sorted() {
                ids.append(.stock(emsNo: emsNo, itemRecordNo: record))
            }
        }
        return ids
    }
}
