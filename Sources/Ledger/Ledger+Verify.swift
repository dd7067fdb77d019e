import Values

/// 试算: what all postings together put into each bucket; every total sums to zero.
package struct TrialBalance: Sendable, Equatable {
    /// In units of 0.00001, wide enough for every ledger that can be stored.
    package private(set) var totals: [Bucket: Int128] = [:]

    package subscript(bucket: Bucket) -> Int128 { totals[bucket, default: 0] }
    package var sum: Int128 { totals.values.reduce(0, +) }

    package mutating func add(_ move: Move, _ amount: Amount) {
        totals[move.from, default: 0] -= Int128(amount.raw)
        totals[move.to, default: 0] += Int128(amount.raw)
    }
}

extension Ledger {
    package static func trialBalance(of postings: some Sequence<Posting>) -> TrialBalance {
        postings.reduce(into: TrialBalance()) { $0.add($1.move, $1.amount) }
    }

    /// Recomputes an account from all its postings and names whatever does not agree, in both
    /// languages; an empty answer is the proof that the balances were never edited.
    package static func verify(_ account: Account, postings: [Posting]) -> [String] {
        var proof = AccountProof(account.id)
        var holds = HoldProof()
        var strange: [(zh: String, en: String)] = []
        for posting in postings {
            guard posting.account == account.id else {
                strange.append(
                    (
                        "\(account.id)：混入账户\(posting.account)的记账",
                        "a posting of account \(posting.account) stands among these"
                    ))
                continue
            }
            proof.add(posting.move, posting.amount)
            holds.add(posting)
        }
        return (strange + holds.settle().flatMap(\.faults) + proof.faults(in: account)).map {
            "\($0.zh) | \($0.en)"
        }
    }
}
