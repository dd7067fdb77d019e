import Values

/// 总账: the accounts and postings that a batch knows, and every rule of moving between them.
///
/// A value: no store, no clock. Load the accounts and, for every cause that will be asked about,
/// its postings; what changed is drained by `takeChanges`. Every move is idempotent by its cause:
/// done again with the same amount it answers nil and changes nothing.
package struct Ledger: Sendable {
    private var accounts: [AccountID: Account] = [:]
    private var holds: [Key: Hold] = [:]
    /// Amounts of grants and restores by the cause they are stored under.
    private var singles: [Key: Amount] = [:]
    package private(set) var newPostings: [Posting] = []
    /// Accounts of the postings taken since the accounts were, in the order of their first.
    private var order: [AccountID] = []
    private var moved: Set<AccountID> = []

    package init() {}

    /// An account as the store knows it, before anything moves on it in this batch.
    package mutating func load(_ account: Account) { accounts[account.id] = account }

    /// A posting as the store knows it, in any order; the account's balances already contain it.
    package mutating func load(_ posting: Posting) { note(posting) }

    package func account(_ id: AccountID) -> Account? { accounts[id] }

    // MARK: - Moves

    /// Adds to the allowance: goods came into the stock, a guarantee was raised.
    package mutating func grant(
        _ amount: Amount, on id: AccountID, cause: String
    ) -> LedgerRefusal? {
        guard let account = accounts[id] else { return .accountUnknown }
        guard !amount.isNegative else { return .amountIsNegative }
        if let other = singles[Key(id, cause, .grant)] {
            return other == amount ? nil : .causeUsedWithOtherAmount(other)
        }
        guard account.allowance.adding(amount) != nil else { return .overflow }
        record(Posting(account: id, cause: cause, move: .grant, amount: amount))
        return nil
    }

    /// Why `hold` would refuse; so a flow can ask all accounts before it moves anything.
    package func refusal(
        holding amount: Amount, on id: AccountID, cause: String
    ) -> LedgerRefusal? {
        guard let account = accounts[id] else { return .accountUnknown }
        guard !amount.isNegative else { return .amountIsNegative }
        if let hold = holds[Key(id, cause)], let other = hold.amount {
            if other != amount { return .causeUsedWithOtherAmount(other) }
            return hold.isVoided ? .alreadyVoided : nil
        }
        // Nothing at all is always there, even on an account whose allowance was lowered.
        guard amount.isZero || amount <= account.available else {
            return .exceedsAvailable(available: account.available)
        }
        return nil
    }

    /// Reserves an amount until the outcome is known.
    package mutating func hold(
        _ amount: Amount, on id: AccountID, cause: String
    ) -> LedgerRefusal? {
        if let refusal = refusal(holding: amount, on: id, cause: cause) { return refusal }
        if holds[Key(id, cause)]?.amount != nil { return nil }
        record(Posting(account: id, cause: cause, move: .hold, amount: amount))
        return nil
    }

    /// Uses all that the cause holds.
    package mutating func post(on id: AccountID, cause: String) -> LedgerRefusal? {
        guard accounts[id] != nil else { return .accountUnknown }
        guard let hold = holds[Key(id, cause)], let amount = hold.amount else {
            return .nothingHeld
        }
        if hold.isVoided { return .alreadyVoided }
        if hold.isPosted { return nil }
        record(Posting(account: id, cause: cause, move: .post, amount: amount))
        return nil
    }

    /// Frees all that the cause holds.
    package mutating func void(on id: AccountID, cause: String) -> LedgerRefusal? {
        guard accounts[id] != nil else { return .accountUnknown }
        guard let hold = holds[Key(id, cause)], let amount = hold.amount else {
            return .nothingHeld
        }
        if hold.isPosted { return .alreadyPosted }
        if hold.isVoided { return nil }
        record(Posting(account: id, cause: cause, move: .void, amount: amount))
        return nil
    }

    /// Gives back a part of what `hold` posted; `cause` is the reason's own, such as a return.
    package mutating func restore(
        _ amount: Amount, on id: AccountID, hold holdCause: String, cause: String
    ) -> LedgerRefusal? {
        guard accounts[id] != nil else { return .accountUnknown }
        guard !amount.isNegative else { return .amountIsNegative }
        let stored = Posting.restoreCause(hold: holdCause, own: cause)
        if let other = singles[Key(id, stored, .restore)] {
            return other == amount ? nil : .causeUsedWithOtherAmount(other)
        }
        guard let hold = holds[Key(id, holdCause)], let held = hold.amount else {
            return .nothingHeld
        }
        if hold.isVoided { return .alreadyVoided }
        guard hold.isPosted else { return .notYetPosted }
        guard let remaining = held.subtracting(hold.restored), amount <= remaining else {
            return .exceedsPosted(remaining: held.subtracting(hold.restored) ?? .zero)
        }
        record(Posting(account: id, cause: stored, move: .restore, amount: amount))
        return nil
    }

    /// What a cause still has of what it posted; nil when it posted nothing.
    package func remaining(on id: AccountID, hold cause: String) -> Amount? {
        guard let hold = holds[Key(id, cause)], hold.isPosted, let amount = hold.amount else {
            return nil
        }
        return amount.subtracting(hold.restored)
    }

    // MARK: - Changes

    /// The new postings, to be written; they never change again, the balances still may.
    package mutating func takePostings() -> [Posting] {
        defer { newPostings = [] }
        for posting in newPostings where moved.insert(posting.account).inserted {
            order.append(posting.account)
        }
        return newPostings
    }

    /// The accounts that the postings taken have moved, as they stand; then none counts as moved.
    package mutating func takeAccounts() -> [Account] {
        defer {
            moved = []
            order = []
        }
        return order.compactMap { accounts[$0] }
    }

    /// 还原点: a point that `rollBack` can return to, valid until `takePostings`.
    package var mark: Int { newPostings.count }

    /// Undoes everything since the mark, as for a dry run or a paper that another rule refused.
    package mutating func rollBack(to mark: Int) {
        while newPostings.count > mark, let posting = newPostings.popLast() {
            move(posting.amount, on: posting.account, from: posting.move.to, to: posting.move.from)
            forget(posting)
        }
    }

    // MARK: -

    private mutating func record(_ posting: Posting) {
        move(posting.amount, on: posting.account, from: posting.move.from, to: posting.move.to)
        note(posting)
        newPostings.append(posting)
    }

    private mutating func move(
        _ amount: Amount, on id: AccountID, from: Bucket, to: Bucket
    ) {
        add(-amount, to: from, of: id)
        add(amount, to: to, of: id)
    }

    /// `available` is the difference of the others, so it needs no field of its own.
    private mutating func add(_ amount: Amount, to bucket: Bucket, of id: AccountID) {
        switch bucket {
        case .outside: accounts[id]?.allowance -= amount
        case .available: break
        case .held: accounts[id]?.held += amount
        case .posted: accounts[id]?.posted += amount
        }
    }

    private mutating func note(_ posting: Posting) {
        let key = Key(posting.account, posting.cause)
        switch posting.move {
        case .hold: holds[key, default: Hold()].amount = posting.amount
        case .post: holds[key, default: Hold()].isPosted = true
        case .void: holds[key, default: Hold()].isVoided = true
        case .grant: singles[Key(posting.account, posting.cause, .grant)] = posting.amount
        case .restore:
            singles[Key(posting.account, posting.cause, .restore)] = posting.amount
            guard let cause = posting.holdCause else { return }
            holds[Key(posting.account, cause), default: Hold()].restored += posting.amount
        }
    }

    private mutating func forget(_ posting: Posting) {
        let key = Key(posting.account, posting.cause)
        switch posting.move {
        case .hold: holds[key] = nil
        case .post: holds[key]?.isPosted = false
        case .void: holds[key]?.isVoided = false
        case .grant: singles[Key(posting.account, posting.cause, .grant)] = nil
        case .restore:
            singles[Key(posting.account, posting.cause, .restore)] = nil
            guard let cause = posting.holdCause else { return }
            holds[Key(posting.account, cause)]?.restored -= posting.amount
        }
    }

    /// What is known of one hold; the parts may be loaded in any order.
    private struct Hold: Sendable {
        var amount: Amount?
        var isPosted = false
        var isVoided = false
        var restored = Amount.zero
    }

    private struct Key: Hashable, Sendable {
        let account: AccountID
        let cause: String
        let move: Move

        init(_ account: AccountID, _ cause: String, _ move: Move = .hold) {
            self.account = account
            self.cause = cause
            self.move = move
        }
    }
}
