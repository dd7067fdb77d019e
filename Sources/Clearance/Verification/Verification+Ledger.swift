import Ledger
import Storage
import Values

/// The postings, hold by hold, and the accounts that they make up.
extension Verification {
    /// Answers how many goods entries the stock accounts were granted.
    mutating func checkPostings(_ transaction: borrowing Transaction) throws -> Int {
        var last: VerificationRows.PostingKey?
        var proof = HoldProof()
        var root = ""
        var granted = 0
        var page: [Posting]
        repeat {
            page = try VerificationRows.postings(
                after: last, limit: Self.page, zone, transaction)
            var holds: [HoldProof.Hold] = []
            for posting in page {
                let next = String(posting.cause.prefix { $0 != "/" && $0 != "%" })
                // All postings of a hold begin with its consignment and so stand together.
                if next != root { holds += proof.settle() }
                root = next
                proof.add(posting)
                postings += 1
                if posting.move == .grant, posting.account.kind == .stock { granted += 1 }
            }
            last = page.last.map { .init($0) }
            if page.count < Self.page { holds += proof.settle() }
            for (zh, en) in holds.flatMap(\.faults) { fault(.holdEnds, zh, en) }
            try check(holds, transaction)
        } while page.count == Self.page
        return granted
    }

    /// What accounts say of themselves, and what their postings say of them.
    package mutating func checkAccounts(_ transaction: borrowing Transaction) throws {
        // Both sides of the books: what the accounts say, and what moved in and out of them.
        var sum: Int128 = 0
        var open: (account: Account?, proof: AccountProof)?
        func end(_ verification: inout Verification) {
            guard let (account, proof) = open else { return }
            sum -= proof.balance[.held] + proof.balance[.posted]
            if let account { sum += Int128(account.held.raw) + Int128(account.posted.raw) }
            verification.check(account, proof)
        }
        try VerificationRows.accountsWithPostings(zone, transaction) { id, part in
            if open?.proof.id != id {
                end(&self)
                open = (nil, AccountProof(id))
            }
            switch part {
            case .account(let account):
                accounts += 1
                open?.account = account
            case .posting(let move, let amount): open?.proof.add(move, amount)
            }
        }
        end(&self)
        if sum != 0 {
            fault(
                .ledgerSum, "全部账户余额与全部记账相差 \(sum) 个 0.00001",
                "all accounts and all postings are \(sum) units of 0.00001 apart")
        }
    }

    private mutating func check(_ account: Account?, _ proof: AccountProof) {
        guard let account else {
            fault(
                .ledgerAccount, "\(proof.id)：有记账而无账户",
                "\(proof.id): postings without an account")
            return
        }
        for (zh, en) in proof.faults(in: account) { fault(.ledgerBalance, zh, en) }
        check(account)
    }

    /// A list under an officer's eyes holds, a released one has posted, the others have nothing;
    /// nor has a declaration that another one of the same list followed.
    private mutating func check(
        _ holds: [HoldProof.Hold], _ transaction: borrowing Transaction
    ) throws {
        let ids = Set(holds.map { Self.consignment(of: $0.cause) })
        let found = try VerificationRows.consignments(ids, zone, transaction)
        for hold in holds {
            let consignment = found[Self.consignment(of: hold.cause)]
            let state = consignment?.cause == hold.cause ? consignment?.state : nil
            let agrees =
                switch state {
                case .review, .inspection, .detained: hold.isHeld && !hold.isPosted
                case .released, .closed: hold.held == 0 && hold.isPosted
                case .drafted, .waiting, .rejected, .cancelled, .deleted, nil:
                    hold.held == 0 && hold.used == 0
                }
            guard !agrees else { continue }
            let name = "\(hold.cause) \(state?.rawValue ?? "-") \(hold.account)"
            fault(
                .statePostings,
                "\(name)：状态与记账不符（预占 \(hold.held)，已用 \(hold.used)）",
                "\(name): its postings do not agree (held \(hold.held), posted \(hold.used))")
        }
    }

    private static func consignment(of cause: String) -> String {
        String(cause.prefix { $0 != "/" })
    }

    private mutating func check(_ account: Account) {
        let id = account.id
        if id.kind != .guarantee || !guaranteesMayBeLowered, account.available.isNegative {
            fault(.ledgerAllowance, "\(id)：已用超过额度", "\(id): more is used than was allowed")
        }
        if case .quota(_, let year) = id, let first = Day(year: year, month: 1, day: 1),
            let end = Day(year: year, month: 12, day: 31)
        {
            let limits = [first, end].compactMap { policy.limits(on: $0)?.annual }
            if let limit = limits.max(), account.allowance > limit {
                fault(
                    .ledgerAllowance, "\(id)：额度超过年度限值", "\(id): its allowance exceeds the limit")
            }
        }
    }
}
