import Values

/// 账户试算: recomputes one account from its postings as they stream by.
///
/// `settle` judges the holds seen so far and forgets them, so an account with millions of postings
/// is proven in the room of those that lie between two calls. It is called where no posting of
/// those holds can follow: postings ordered by cause, at a change of what causes begin with.
package struct AccountProof {
    /// 预占始末: what became of one hold.
    package struct Hold: Sendable {
        package var cause: String
        /// Whether it was held at all, and whether it was posted; void where neither is left.
        package var isHeld: Bool
        package var isPosted: Bool
        /// What is still held, and what of the posted amount was not given back.
        package var held: Int128
        package var used: Int128
    }

    package let id: AccountID
    package private(set) var balance = TrialBalance()
    /// Chinese and English sentences, each about the account.
    package private(set) var holdFaults: [(zh: String, en: String)] = []
    private var stories: [String: Story] = [:]

    package init(_ id: AccountID) { self.id = id }

    package mutating func add(_ posting: Posting) {
        if posting.account != id {
            fault(
                "混入账户\(posting.account)的记账",
                "a posting of account \(posting.account) stands among these")
        }
        if posting.amount.isNegative {
            fault("\(posting.cause)金额为负", "\(posting.cause) has a negative amount")
        }
        balance.add(posting)
        guard let cause = posting.holdCause else { return }
        stories[cause, default: Story()].add(posting)
    }

    /// What became of every hold since the last call.
    package mutating func settle() -> [Hold] {
        defer { stories.removeAll(keepingCapacity: true) }
        return stories.sorted { $0.key < $1.key }.map { cause, story in
            for (zh, en) in story.faults { fault("\(cause)\(zh)", "\(cause) \(en)") }
            return story.outcome(of: cause)
        }
    }

    /// Where the balances of the account are not what all its postings come to.
    package func faults(in account: Account) -> [(zh: String, en: String)] {
        var faults: [(zh: String, en: String)] = []
        for (bucket, chinese, stored) in [
            (Bucket.held, "预占", account.held), (.posted, "已用", account.posted),
        ] where balance[bucket] != Int128(stored.raw) {
            let computed = Int64(exactly: balance[bucket]).map { "\($0)" } ?? "?"
            faults.append(
                (
                    "\(id)：\(chinese)余额\(stored)与记账合计不符（\(computed)个0.00001）",
                    "\(bucket) is \(stored), but the postings give "
                        + "\(computed) units of 0.00001"
                ))
        }
        // A grant enters the allowance; an opening stock or a yearly limit needs no posting.
        if -balance[.outside] > Int128(account.allowance.raw) {
            faults.append(("\(id)：核增合计超过额度", "the grants exceed the allowance"))
        }
        if account.held.isNegative || account.posted.isNegative {
            faults.append(("\(id)：余额为负", "a balance is below zero"))
        }
        return faults
    }

    private mutating func fault(_ zh: String, _ en: String) {
        holdFaults.append(("\(id)：\(zh)", en))
    }

    /// The postings of one hold.
    private struct Story {
        var amounts: [Move: [Amount]] = [:]

        mutating func add(_ posting: Posting) {
            amounts[posting.move, default: []].append(posting.amount)
        }

        var faults: [(String, String)] {
            let hold = amounts[.hold] ?? []
            let post = amounts[.post] ?? []
            let void = amounts[.void] ?? []
            let restored = (amounts[.restore] ?? []).total()
            var faults: [(String, String)] = []
            if hold.count != 1 || post.count > 1 || void.count > 1 {
                faults.append(("的预占、核销或释放不是一次", "is not held, posted or voided once"))
            }
            if !post.isEmpty, !void.isEmpty {
                faults.append(("既核销又释放", "is both posted and voided"))
            }
            if (post + void).contains(where: { $0 != hold.first }) {
                faults.append(("核销或释放的金额与预占不同", "moved another amount than it held"))
            }
            guard let restored, restored <= (post.first ?? .zero) else {
                faults.append(("返还超过已用", "restored more than it posted"))
                return faults
            }
            return faults
        }

        func outcome(of cause: String) -> Hold {
            func sum(_ move: Move) -> Int128 {
                (amounts[move] ?? []).reduce(0) { $0 + Int128($1.raw) }
            }
            let posted = sum(.post)
            return Hold(
                cause: cause, isHeld: amounts[.hold] != nil, isPosted: amounts[.post] != nil,
                held: sum(.hold) - posted - sum(.void), used: posted - sum(.restore))
        }
    }
}
