import Testing
import Values

@testable import Ledger

/// A scenario in words: one move a row, what it must answer, and the balances after it.
///
/// Columns: move, amount, cause, (hold's cause for a restore), answer, available, held, posted.
func play(
    _ table: String, allowance: Amount, sourceLocation: SourceLocation = #_sourceLocation
) throws {
    let id = AccountID.quota(person: "p", year: 2026)
    var ledger = Ledger()
    ledger.load(Account(id: id, allowance: allowance))
    for row in table.split(separator: "\n").dropFirst() {
        let words = row.split(separator: " ").map(String.init)
        try #require(words.count == 7, "seven words: \(row)", sourceLocation: sourceLocation)
        let causes = words[2].split(separator: ":").map(String.init)
        let cause = try #require(causes.last)
        let amount = words[1] == "-" ? Amount.zero : try #require(Amount(words[1]))
        let move = try #require(Move(rawValue: words[0]))
        let refusal =
            switch move {
            case .grant: ledger.grant(amount, on: id, cause: cause)
            case .hold: ledger.hold(amount, on: id, cause: cause)
            case .post: ledger.post(on: id, cause: cause)
            case .void: ledger.void(on: id, cause: cause)
            case .restore:
                ledger.restore(amount, on: id, hold: try #require(causes.first), cause: cause)
            }
        let account = try #require(ledger.account(id))
        let answer = refusal.map { String(describing: $0) } ?? "done"
        let name = answer.prefix { $0 != "(" }
        #expect(String(name) == words[3], "\(row)", sourceLocation: sourceLocation)
        let balances = [account.available, account.held, account.posted]
        let expected = try words[4...6].map { try #require(Amount($0)) }
        #expect(balances == expected, "\(row)", sourceLocation: sourceLocation)
    }
}
