import Ledger
import TestKit
import Testing
import Values

/// 抢购的历史: all that was answered, as operations on accounts and as a list of receipts.
struct RushHistory: CustomStringConvertible {
    private let rush: Rush
    private let entries: [Rush.Entry]
    /// In the claimed order, each with all its accounts.
    private var operations: [(legs: [AccountOperation], place: String)] = []
    private(set) var unexplained: [String] = []
    private var counts: [String: Int] = [:]

    init(_ rush: Rush) {
        self.rush = rush
        entries = rush.entries
        for entry in entries {
            for (attempt, paper) in zip(entry.attempts, entry.papers) {
                let place = "\(attempt) after event \(entry.cursor)"
                guard let legs = rush.accounts.legs(of: attempt, paper) else {
                    if unexplained.count < 10 { unexplained.append("\(place): \(paper)") }
                    continue
                }
                operations.append(
                    (
                        legs.map {
                            AccountOperation(
                                $0.account, $0.1, $0.2, invoked: entry.invoked,
                                completed: entry.completed)
                        }, place
                    ))
                note(attempt, legs)
            }
        }
    }

    private mutating func note(
        _ attempt: RushAttempt,
        _ legs: [(account: AccountID, AccountOperation.Action, AccountOperation.Outcome)]
    ) {
        let short = legs.filter { if case .short = $0.2 { true } else { false } }
        for leg in short { counts["short of \(leg.account.kind)", default: 0] += 1 }
        if short.isEmpty { counts["\(attempt.kind)", default: 0] += 1 }
    }

    var description: String {
        counts.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }.joined(separator: ", ")
    }

    /// That one order explains everything: the one that the platform claims, and, whatever it
    /// claims, some order for each account alone.
    func judge(attempts: Int, reads: [AppendHistory.Transaction], seed: UInt64) throws {
        #expect(unexplained == [], "seed \(seed)")
        #expect(operations.count == attempts, "seed \(seed)")
        for account in ["quota", "guarantee", "stock"] {
            #expect(counts["short of \(account)", default: 0] > 0, "nothing was short: \(counts)")
        }
        let accounts = rush.accounts
        var claimed = ClaimedOrder { accounts.allowance(of: $0) }
        for (legs, place) in operations { claimed.append(legs, place: place) }
        #expect(claimed.faults == [], "seed \(seed)")

        // The search is exponential in those who want one account at once. A person's year is asked
        // by few, so it must be decided; the other two may be too much for it.
        let byAccount = Dictionary(grouping: operations.flatMap(\.legs), by: \.account)
        for (account, legs) in byAccount {
            switch Linearisation.judge(
                legs, allowance: accounts.allowance(of: account), steps: 100_000)
            {
            case .possible: break
            case .undecided: #expect(account.kind != .quota, "\(account), seed \(seed)")
            case .impossible(let operation):
                Issue.record("\(account): no order explains \(operation), seed \(seed)")
            }
        }
        try judgeReceipts(reads, seed: seed)
    }

    /// Each message appends the numbers of its receipts to the broker's list; readers on every node
    /// must have seen one list grow, and whatever was answered before they asked.
    private func judgeReceipts(_ reads: [AppendHistory.Transaction], seed: UInt64) throws {
        let seen =
            reads.compactMap { read -> Int? in
                guard case .read(_, let elements?) = read.steps.first else { return nil }
                return elements.last
            }.max() ?? 0
        let receipts =
            reads.last.flatMap { read -> [Int]? in
                guard case .read(_, let elements) = read.steps.first else { return nil }
                return elements
            } ?? []
        // The receipts of what was prepared belong to nobody here, as they have other recipients.
        var writes: [AppendHistory.Transaction] = []
        var place = 0
        for entry in entries where entry.cursor < seen {
            var elements: [Int] = []
            var event = Int(entry.cursor)
            for (attempt, paper) in zip(entry.attempts, entry.papers) {
                switch (attempt.kind, paper.state) {
                // Entered, released.
                case (.declare, "released"):
                    elements += [event + 1, event + 2]
                    event += 2
                case (.declare, _):
                    elements.append(event + 1)
                    event += 1
                // The cancellation is an event without a receipt, its acceptance has one.
                case (.cancel, _):
                    elements.append(event + 2)
                    event += 2
                }
            }
            place += elements.count
            writes.append(
                AppendHistory.Transaction(
                    elements.map { .append(key: 0, element: $0) }, invoked: entry.invoked,
                    completed: entry.completed))
        }
        let findings = AppendHistory(writes + reads).findings(strict: true)
        #expect(findings.map { "\($0)" } == [], "seed \(seed)")
        #expect(reads.count > 1 && receipts.count > 10, "\(reads.count) reads")
        Effort.report("receipts of the rush: \(place) appended, \(reads.count) reads, one order")
    }
}
