import Ledger
import Values

/// 声明的次序: operations on many accounts at once, in the order in which the store says that they
/// happened.
///
/// Where a store names its order, nothing needs to be searched: replayed in it every answer must be
/// right, and nothing that was over may come after what began later. That is strict
/// serialisability of the whole, in time that grows with the number of operations only.
package struct ClaimedOrder: Sendable {
    private var models: [AccountID: AccountModel] = [:]
    private let allowance: @Sendable (AccountID) -> Amount
    private var latestStart = Int64.min
    private var count = 0
    /// Every answer that the order does not explain, in words; the first hundred.
    package private(set) var faults: [String] = []

    package init(allowance: @escaping @Sendable (AccountID) -> Amount) {
        self.allowance = allowance
    }

    /// The next in order, with all its accounts at once.
    package mutating func append(_ legs: [AccountOperation], place: String) {
        count += 1
        for leg in legs where leg.completed < latestStart {
            note("\(place) was over before another began that stands before it")
        }
        latestStart = max(latestStart, legs.map(\.invoked).max() ?? .min)
        for leg in legs {
            // In its place: a copy would cost as much as the account has holds.
            let before = models[
                leg.account, default: AccountModel(allowance: allowance(leg.account))
            ].apply(leg)
            if before == nil {
                note("\(place): \(leg.action) on \(leg.account) was answered \(leg.outcome)")
            }
        }
    }

    private mutating func note(_ fault: String) {
        if faults.count < 100 { faults.append(fault) }
    }
}
