import Clearance
import Demonstration
import Ledger
import Messages
import Storage
import Values

/// What the tables of the ground say, read as anybody else would read them.
extension Ground {
    package func consignment(ebcCode: String, orderNo: String) throws -> Consignment? {
        try storage.read { transaction in
            try transaction.rows(
                """
                SELECT \(SQL(text: ConsignmentRows.columns)) FROM consignment
                WHERE zone_id = \(zone.id) AND ebc_code = \(ebcCode) AND order_no = \(orderNo)
                """
            ) { try ConsignmentRows.read($0, zone) }.first
        }
    }

    package func consignment(_ papers: ConsignmentPapers) throws -> Consignment? {
        try consignment(ebcCode: papers.list.ebcCode, orderNo: papers.list.orderNo)
    }

    package func consignments() throws -> [Consignment] {
        try storage.read { transaction in
            try transaction.rows(
                """
                SELECT \(SQL(text: ConsignmentRows.columns)) FROM consignment
                WHERE zone_id = \(zone.id) ORDER BY consignment_id
                """
            ) { try ConsignmentRows.read($0, zone) }
        }
    }

    package func balance(of id: AccountID) throws -> Account? {
        try storage.read { try AccountRows.find(id, zone, $0) }
    }

    package func quota(idNumber: String, year: Int? = nil) throws -> Account? {
        try balance(
            of: .quota(
                person: personKey(idNumber: idNumber, zone: zone), year: year ?? today.year))
    }

    /// Every event, or those of one consignment, in commit order.
    package func events(of consignment: String? = nil) throws -> [Event] {
        let one: SQL = consignment.map { "AND consignment_id = \($0)" } ?? ""
        return try storage.read { transaction in
            try transaction.rows(
                """
                SELECT \(SQL(text: EventRows.columns)) FROM event
                WHERE zone_id = \(zone.id) \(one) ORDER BY seq
                """
            ) { try EventRows.read($0, zone) }
        }
    }

    package func receipts(of consignment: String? = nil) throws -> [AnyPaper] {
        try events(of: consignment).compactMap(\.receipt)
    }

    /// The statuses of the 622 receipts of a list, in commit order.
    package func statuses(of consignment: String) throws -> [String] {
        try receipts(of: consignment).compactMap {
            if case .importListReceipt(let form) = $0 { form.returnStatus } else { nil }
        }
    }

    package func bills(of consignment: String) throws -> [TaxBill] {
        try events(of: consignment).compactMap {
            guard case .taxBill(let bill) = $0.receipt, $0.recipient != nil else { return nil }
            return bill
        }
    }

    /// How many rows a table has; only ever asked for tables of the schema.
    package func count(_ table: String) throws -> Int {
        try storage.read { transaction in
            try transaction.first(SQL(text: "SELECT COUNT(*) FROM \(table)")) { $0.integer(0) }
                .map { Int($0) } ?? 0
        }
    }

    package func allAccounts() throws -> [AccountID: Account] {
        try storage.read { transaction in
            let found = try transaction.rows(
                "SELECT account_id, allowance, held, posted FROM account"
            ) { row in
                AccountID(text: row.text(0)).map {
                    Account(
                        id: $0, allowance: Amount(raw: row.integer(1)),
                        held: Amount(raw: row.integer(2)), posted: Amount(raw: row.integer(3)))
                }
            }
            return try Dictionary(found.compactMap(\.self).map { ($0.id, $0) }) { one, _ in
                throw StorageProblem.corrupt("account \(one.id.text) stands there twice")
            }
        }
    }

    func allPostings() throws -> [Posting] {
        try storage.read { transaction in
            try transaction.rows("SELECT account_id, cause, move, amount FROM posting") { row in
                guard let id = AccountID(text: row.text(0)), let move = Move(rawValue: row.text(2))
                else { throw StorageProblem.corrupt("posting \(row.text(0))") }
                return Posting(
                    account: id, cause: row.text(1), move: move, amount: Amount(raw: row.integer(3))
                )
            }
        }
    }

    /// Which list waits for which paper, as the table has it.
    func waitingRows() throws -> [String] {
        try storage.read { transaction in
            try transaction.rows("SELECT awaited_kind, awaited_key, consignment_id FROM waiting") {
                "\($0.integer(0)) \($0.text(1)) \($0.text(2))"
            }
        }
    }
}
