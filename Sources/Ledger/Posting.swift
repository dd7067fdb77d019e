import Values

/// 动作: an amount goes from one bucket of an account into another; there is no other change.
package enum Move: String, Sendable, CaseIterable {
    /// 核增: the allowance grows.
    case grant
    /// 预占: a paper reserves.
    case hold
    /// 核销: what was reserved is used.
    case post
    /// 释放: what was reserved is free again.
    case void
    /// 返还: what was used comes back, as after a return.
    case restore

    package var from: Bucket {
        switch self {
        case .grant: .outside
        case .hold: .available
        case .post, .void: .held
        case .restore: .posted
        }
    }

    package var to: Bucket {
        switch self {
        case .grant, .void, .restore: .available
        case .hold: .held
        case .post: .posted
        }
    }
}

/// 栏: where an amount can be; `outside` is the counterpart of every grant.
package enum Bucket: String, Sendable, CaseIterable { case outside, available, held, posted }

/// 记账: one amount moved within one account for one cause; unique by account, cause and move.
package struct Posting: Sendable, Equatable {
    package let account: AccountID
    /// What moved it, such as a consignment. A restore carries its hold's cause, a slash and its
    /// own, so that whoever loads the causes that begin with the hold's has the whole story.
    package let cause: String
    package let move: Move
    package let amount: Amount

    package init(account: AccountID, cause: String, move: Move, amount: Amount) {
        self.account = account
        self.cause = cause
        self.move = move
        self.amount = amount
    }

    /// The cause of the posting that gives part of a hold back.
    package static func restoreCause(hold: String, own: String) -> String {
        escaped(hold) + "/" + own
    }

    /// The cause of the hold that this posting belongs to; nil for a grant.
    package var holdCause: String? {
        switch move {
        case .grant: return nil
        case .hold, .post, .void: return cause
        case .restore:
            guard let slash = cause.firstIndex(of: "/") else { return nil }
            return unescaped(cause[..<slash])
        }
    }
}
