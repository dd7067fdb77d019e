import Values

/// 试算: what all postings together put into each bucket; every total sums to zero.
package struct TrialBalance: Sendable, Equatable {
    /// In units of 0.00001, wide enough for every ledger that can be stored.
    package private(set) var totals: [Bucket: Int128] = [:]

    package subscript(bucket: Bucket) -> Int128 { totals[bucket, default: 0] }
    package var sum: Int128 { totals.values.reduce(0, +) }

    fileprivate mutating func add(_ posting: Posting) {
        totals[posting.move.from, default: 0] -= Int128(posting.amount.raw)
        totals[posting.move.to, default: 0] += Int128(posting.amount.raw)
    }
}

extension Ledger {
    package static func trialBalance(of postings: some Sequence<Posting>) -> TrialBalance {
        postings.reduce(into: TrialBalance()) { $0.add($1) }
    }

    /// Recomputes an account from all its postings and names whatever does not agree, in both
    /// languages; an empty answer is the proof that the balances were never edited.
    package static func verify(_ account: Account, postings: [Posting]) -> [String] {
        var faults: [String] = []
        let id = account.id.text
        func fault(_ chinese: String, _ english: String) {
            faults.append("\(id)：\(chinese) | \(english)")
        }

        var causes: [String: Story] = [:]
        for posting in postings {
            if posting.account != account.id {
                fault(
                    "混入账户\(posting.account)的记账",
                    "a posting of account \(posting.account) stands among these")
            }
            if posting.amount.isNegative {
                fault("\(posting.cause)金额为负", "\(posting.cause) has a negative amount")
            }
            guard let cause = posting.holdCause else { continue }
            causes[cause, default: Story()].add(posting)
        }
        for (cause, story) in causes.sorted(by: { $0.key < $1.key }) {
            for (chinese, english) in story.faults {
                fault("\(cause)\(chinese)", "\(cause) \(english)")
            }
        }

        let balance = trialBalance(of: postings)
        for (bucket, chinese, stored) in [
            (Bucket.held, "预占", account.held), (.posted, "已用", account.posted),
        ] where balance[bucket] != Int128(stored.raw) {
            let computed = Int64(exactly: balance[bucket]).map { "\($0)" } ?? "?"
            fault(
                "\(chinese)余额\(stored)与记账合计不符（\(computed)个0.00001）",
                "\(bucket) is \(stored), but the postings give \(computed) units of 0.00001")
        }
        // A grant enters the allowance; an opening stock or a yearly limit needs no posting.
        if -balance[.outside] > Int128(account.allowance.raw) {
            fault("核增合计超过额度", "the grants exceed the allowance")
        }
        if account.held.isNegative || account.posted.isNegative {
            fault("余额为负", "a balance is below zero")
        }
        return faults
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
    }
}
