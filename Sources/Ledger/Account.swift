import Values

/// 账户: how much was allowed, how much of it is held and how much is used for good.
package struct Account: Sendable, Equatable {
    package let id: AccountID
    /// The yearly limit, the sum of the guarantee, or the opening stock and what came in.
    package var allowance: Amount
    /// 预占: reserved by papers whose outcome is open.
    package var held: Amount
    /// 已用: used by papers that were released.
    package var posted: Amount

    package init(
        id: AccountID, allowance: Amount, held: Amount = .zero, posted: Amount = .zero
    ) {
        self.id = id
        self.allowance = allowance
        self.held = held
        self.posted = posted
    }

    /// 可用: what may still be held. Below zero only after the allowance itself was lowered.
    package var available: Amount {
        allowance.subtracting(held)?.subtracting(posted) ?? .min
    }
}
