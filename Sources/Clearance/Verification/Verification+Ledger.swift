import Ledger
import Storage
import Values

/// The postings, account by account and hold by hold, and the accounts that they make up.
extension Verification {
    /// Answers how many goods entries the stock accounts were granted.
    mutating func checkPostings(_ transaction: borrowing Transaction) throws -> Int {
        var last: VerificationRows.PostingKey?
        var proof: AccountProof?
        var root = ""
        var granted = 0
        var sum: Int128 = 0
        var page: [Posting]
        repeat {
            page = try VerificationRows.postings(
                after: last, limit: Self.page, zone, transaction)
            var holds: [(AccountID, AccountProof.Hold)] = []
            var ended: [AccountProof] = []
            for posting in page {
                let next = String(posting.cause.prefix { $0 != "/" && $0 != "%" })
                // All postings of a hold begin with its consignment and so stand together.
                if posting.account != proof?.id || next != root, let id = proof?.id {
                    holds += (proof?.settle() ?? []).map { (id, $0) }
                    root = next
                }
                if posting.account != proof?.id {
                    if let proof { ended.append(proof) }
                    proof = AccountProof(posting.account)
                    root = next
                }
                proof?.add(posting)
                postings += 1
                if posting.move == .grant, posting.account.kind == .stock { granted += 1 }
                sum += Ledger.trialBalance(of: CollectionOfOne(posting)).sum
            }
            last = page.last.map { .init($0) }
            if page.count < Self.page, var open = proof {
                holds += open.settle().map { (open.id, $0) }
                ended.append(open)
            }
            try end(ended, transaction)
            try check(holds, transaction)
        } while page.count == Self.page
        if sum != 0 {
            fault(.ledgerSum, "全部记账合计不为零", "all postings together do not sum to zero")
        }
        return granted
    }

    private mutating func end(
        _ proofs: [AccountProof], _ transaction: borrowing Transaction
    ) throws {
        let found = try VerificationRows.accounts(proofs.map(\.id), zone, transaction)
        for proof in proofs {
            for (zh, en) in proof.holdFaults { fault(.holdEnds, zh, en) }
            guard let account = found[proof.id] else {
                fault(
                    .ledgerAccount, "\(proof.id)：有记账而无账户",
                    "\(proof.id): postings without an account")
                continue
            }
            for (zh, en) in proof.faults(in: account) { fault(.ledgerBalance, zh, en) }
        }
    }

    /// A list under an officer's eyes holds, a released one has posted, the others have nothing;
    /// nor has a declaration that another one of the same list followed.
    private mutating func check(
        _ holds: [(AccountID, AccountProof.Hold)], _ transaction: borrowing Transaction
    ) throws {
        let ids = Set(holds.map { Self.consignment(of: $0.1.cause) })
        let found = try VerificationRows.consignments(ids, zone, transaction)
        for (account, hold) in holds {
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
            let name = "\(hold.cause) \(state?.rawValue ?? "-") \(account)"
            fault(
                .statePostings,
                "\(name)：状态与记账不符（预占 \(hold.held)，已用 \(hold.used)）",
                "\(name): its postings do not agree (held \(hold.held), posted \(hold.used))")
        }
    }

    private static func consignment(of cause: String) -> String {
        String(cause.prefix { $0 != "/" })
    }

    /// What accounts say of themselves; those that nothing was ever posted on have nothing.
    package mutating func checkAccounts(_ transaction: borrowing Transaction) throws {
        var last = ""
        var page: [Account]
        repeat {
            page = try VerificationRows.accounts(
                after: last, limit: Self.page, zone, transaction)
            last = page.last?.id.text ?? ""
            accounts += page.count
            for account in page { check(account) }
            let moved = page.filter { !$0.held.isZero || !$0.posted.isZero }
            let posted = try VerificationRows.hasPostings(moved.map(\.id), zone, transaction)
            for (account, hasPostings) in zip(moved, posted) where !hasPostings {
                for (zh, en) in AccountProof(account.id).faults(in: account) {
                    fault(.ledgerBalance, zh, en)
                }
            }
        } while page.count == Self.page
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
