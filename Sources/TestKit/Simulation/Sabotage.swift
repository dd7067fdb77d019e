import Clearance

/// 蓄意的错误: a bug on purpose; each must be found by the invariant that it breaks.
package enum Sabotage: String, CaseIterable, Sendable {
    case answersBeforeCommit, losesReplies, swapsReplies, decidesResendsAnew
    case forgetsFirstAnswer, altersBytes, altersPaper
    case dropsPosting, dropsAccount, keepsHold, countsTwice, raisesQuota
    case releasesUnmatched, releasesUnsecured, releasesTwice, entersBookTwice, forgetsWaiting
    case losesEvent, losesReceipt, misdeliversReceipt, swapsReceipts

    /// The invariants of which at least one must name it.
    package var breaks: Set<Invariant> {
        switch self {
        case .answersBeforeCommit: [.acknowledged]
        case .losesReplies: [.answered]
        case .swapsReplies: [.acknowledged, .resendAnswer, .answered]
        case .decidesResendsAnew: [.resendAnswer, .acknowledged]
        case .forgetsFirstAnswer: [.acknowledged, .resendAnswer]
        case .altersBytes: [.acknowledged, .messageDigest]
        case .altersPaper: [.paperContent]
        case .dropsPosting: [.ledgerBalance, .holdEnds]
        case .dropsAccount: [.ledgerAccount]
        case .keepsHold: [.statePostings, .holdEnds]
        case .countsTwice: [.ledgerBalance, .ledgerSum]
        case .raisesQuota: [.ledgerAllowance]
        case .releasesUnmatched: [.releaseMatch]
        case .releasesUnsecured: [.releaseHolds]
        case .releasesTwice: [.effectOnce]
        case .entersBookTwice: [.gateOnce]
        case .forgetsWaiting: [.waiting, .arrivalOrder]
        case .losesEvent: [.eventSequence]
        case .losesReceipt, .misdeliversReceipt: [.receiptOwed]
        case .swapsReceipts: [.receiptOrder]
        }
    }

    /// What the storage keeps to itself.
    var hidden: String? { self == .forgetsWaiting ? "FROM waiting" : nil }
}

extension Simulation {
    /// The first seed whose story names the bug by an invariant that it breaks.
    package static func find(
        _ sabotage: Sabotage, within stories: UInt64, on stage: Stage
    ) throws -> UInt64? {
        for seed in 1...stories {
            var simulation = try Simulation(seed: seed, on: stage, sabotage: sabotage)
            let found = Set(try simulation.run().faults.map(\.invariant))
            if !found.isDisjoint(with: sabotage.breaks) { return seed }
        }
        return nil
    }
}
