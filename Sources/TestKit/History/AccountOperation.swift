import Ledger
import Values

/// 账户操作: what somebody asked of an account, what was answered, and between which moments.
package struct AccountOperation: Sendable, Equatable {
    package enum Action: Sendable, Equatable {
        case hold(Amount, cause: String)
        case post(cause: String)
        case void(cause: String)
        case restore(Amount, cause: String)
        /// Held and posted at once, as by a list that is released at once.
        case use(Amount, cause: String)
        case grant(Amount)
        case read
    }

    package enum Outcome: Sendable, Equatable {
        case done
        /// There was not enough; what there was, where the answer says it.
        case short(available: Amount?)
        /// It did nothing, for another account's sake: here there was enough.
        case enough
        /// What a read was told.
        case balance(held: Amount, posted: Amount)
        /// Refused, or without a trace for a reason of its own: it did nothing and says nothing.
        case nothing
        /// Nobody knows whether it happened.
        case unknown
    }

    package var account: AccountID
    package var action: Action
    package var outcome: Outcome
    /// Moments on one clock.
    package var invoked: Int64
    /// Where it is unknown, it may happen at any later time.
    package var completed: Int64

    package init(
        _ account: AccountID, _ action: Action, _ outcome: Outcome = .done, invoked: Int64,
        completed: Int64
    ) {
        self.account = account
        self.action = action
        self.outcome = outcome
        self.invoked = invoked
        self.completed = outcome == .unknown ? .max : completed
    }

    /// Whether it leaves the account as it was.
    var isObservation: Bool {
        switch outcome {
        case .short, .enough, .balance, .nothing: true
        case .done, .unknown: action == .read
        }
    }
}
