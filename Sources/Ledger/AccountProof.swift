import Values

/// 账户试算: what the postings of one account come to, beside what the account says of itself.
package struct AccountProof {
    package let id: AccountID
    package private(set) var balance = TrialBalance()
    private var negative = 0

    package init(_ id: AccountID) { self.id = id }

    package mutating func add(_ move: Move, _ amount: Amount) {
        balance.add(move, amount)
        if amount.isNegative { negative += 1 }
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
        if negative > 0 {
            faults.append(("\(id)：\(negative)笔记账金额为负", "\(negative) postings are below zero"))
        }
        if account.held.isNegative || account.posted.isNegative {
            faults.append(("\(id)：余额为负", "a balance is below zero"))
        }
        return faults
    }
}
