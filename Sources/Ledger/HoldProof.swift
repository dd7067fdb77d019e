import Values

/// 预占试算: what became of holds, told by their postings as they stream by.
///
/// `settle` judges the holds seen so far and forgets them, so millions of postings are proven in
/// the room of those that lie between two calls. It is called where no posting of those holds can
/// follow: postings ordered by cause, at a change of what causes begin with.
package struct HoldProof {
    /// 预占始末: what became of one hold.
    package struct Hold: Sendable {
        package var account: AccountID
        package var cause: String
        /// Whether it was held at all, and whether it was posted; void where neither is left.
        package var isHeld: Bool
        package var isPosted: Bool
        /// What is still held, and what of the posted amount was not given back.
        package var held: Int128
        package var used: Int128
        /// Chinese and English sentences.
        package var faults: [(zh: String, en: String)]
    }

    private var stories: [Key: Story] = [:]

    package init() {}

    package mutating func add(_ posting: Posting) {
        guard let cause = posting.holdCause else { return }
        stories[Key(account: posting.account, cause: cause), default: Story()].add(posting)
    }

    /// What became of every hold since the last call.
    package mutating func settle() -> [Hold] {
        defer { stories.removeAll(keepingCapacity: true) }
        return stories.sorted { $0.key < $1.key }.map { key, story in
            story.outcome(of: key.cause, on: key.account)
        }
    }

    private struct Key: Hashable, Comparable {
        var account: AccountID
        var cause: String

        static func < (one: Key, other: Key) -> Bool {
            (one.cause, one.account.text) < (other.cause, other.account.text)
        }
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

        func outcome(of cause: String, on account: AccountID) -> Hold {
            func sum(_ move: Move) -> Int128 {
                (amounts[move] ?? []).reduce(0) { $0 + Int128($1.raw) }
            }
            let posted = sum(.post)
            return Hold(
                account: account, cause: cause, isHeld: amounts[.hold] != nil,
                isPosted: amounts[.post] != nil,
                held: sum(.hold) - posted - sum(.void), used: posted - sum(.restore),
                faults: faults.map { ("\(account)：\(cause)\($0.0)", "\(cause) \($0.1)") })
        }
    }
}
