import Values

/// Why the ledger refuses, in order of precedence.
package enum LedgerRefusal: Error, Equatable, Sendable {
    case accountUnknown
    case amountIsNegative
    /// The cause has moved another amount before.
    case causeUsedWithOtherAmount(Amount)
    /// Nothing was ever held for this cause.
    case nothingHeld
    /// What was held is used for good: only a restore gives it back.
    case alreadyPosted
    /// What was held is free again: a new hold needs a new cause.
    case alreadyVoided
    /// Only what was posted can be restored, and this is still held.
    case notYetPosted
    /// Together with earlier restores this is more than was posted.
    case exceedsPosted(remaining: Amount)
    case exceedsAvailable(available: Amount)
    case overflow

    package var chinese: String {
        switch self {
        case .accountUnknown: "账户不存在"
        case .amountIsNegative: "金额不能为负"
        case .causeUsedWithOtherAmount(let other): "同一事由已按\(other)记账"
        case .nothingHeld: "该事由没有预占"
        case .alreadyPosted: "预占已核销"
        case .alreadyVoided: "预占已释放"
        case .notYetPosted: "预占尚未核销"
        case .exceedsPosted(let remaining): "超过可返还的\(remaining)"
        case .exceedsAvailable(let available): "超过可用的\(available)"
        case .overflow: "金额超出系统可处理的范围"
        }
    }

    package var english: String {
        switch self {
        case .accountUnknown: "the account does not exist"
        case .amountIsNegative: "an amount cannot be negative"
        case .causeUsedWithOtherAmount(let other): "the same cause has moved \(other) before"
        case .nothingHeld: "nothing is held for this cause"
        case .alreadyPosted: "what was held has been posted"
        case .alreadyVoided: "what was held has been voided"
        case .notYetPosted: "what is held has not been posted"
        case .exceedsPosted(let remaining): "more than the \(remaining) that can be restored"
        case .exceedsAvailable(let available): "more than the \(available) available"
        case .overflow: "beyond the range of an amount"
        }
    }
}
