import Values

/// 账户模型: what an account must answer when it is asked one thing after another.
///
/// Written for itself and not from `Ledger`, which it judges.
struct AccountModel {
    private var allowance: Amount
    private var held = Amount.zero
    private var posted = Amount.zero
    private var holds: [String: Hold] = [:]

    fileprivate enum Hold { case held(Amount), posted(Amount), voided }

    /// What `undo` needs to take an operation back.
    struct Before {
        fileprivate let allowance: Amount
        fileprivate let held: Amount
        fileprivate let posted: Amount
        fileprivate let hold: (cause: String, Hold?)?
    }

    init(allowance: Amount) { self.allowance = allowance }

    private var available: Amount { allowance - held - posted }

    /// Carries it out, where its answer is right in this state; nil, and no change, where not.
    mutating func apply(_ operation: AccountOperation) -> Before? {
        let cause: String? =
            switch operation.action {
            case .hold(_, let cause), .post(let cause), .void(let cause), .restore(_, let cause),
                .use(_, let cause):
                cause
            case .grant, .read: nil
            }
        let before = Before(
            allowance: allowance, held: held, posted: posted, hold: cause.map { ($0, holds[$0]) })
        let isRight =
            switch operation.outcome {
            case .done, .unknown: carryOut(operation.action)
            case .short(let found): isShort(operation.action, found)
            case .enough: !isShort(operation.action, nil)
            case .balance(let held, let posted): self.held == held && self.posted == posted
            case .nothing: true
            }
        return isRight ? before : nil
    }

    mutating func undo(_ before: Before) {
        (allowance, held, posted) = (before.allowance, before.held, before.posted)
        if let (cause, hold) = before.hold { holds[cause] = hold }
    }

    private func isShort(_ action: AccountOperation.Action, _ found: Amount?) -> Bool {
        guard found == nil || found == available else { return false }
        return switch action {
        case .hold(let amount, _), .use(let amount, _): amount > available
        default: false
        }
    }

    private mutating func carryOut(_ action: AccountOperation.Action) -> Bool {
        switch action {
        case .hold(let amount, let cause):
            guard holds[cause] == nil, amount <= available else { return false }
            holds[cause] = .held(amount)
            held += amount
        case .use(let amount, let cause):
            guard holds[cause] == nil, amount <= available else { return false }
            holds[cause] = .posted(amount)
            posted += amount
        case .post(let cause):
            guard case .held(let amount) = holds[cause] else { return false }
            holds[cause] = .posted(amount)
            held -= amount
            posted += amount
        case .void(let cause):
            guard case .held(let amount) = holds[cause] else { return false }
            holds[cause] = .voided
            held -= amount
        case .restore(let amount, let cause):
            guard case .posted(let left) = holds[cause], amount <= left else { return false }
            holds[cause] = .posted(left - amount)
            posted -= amount
        case .grant(let amount): allowance += amount
        case .read: break
        }
        return true
    }
}
