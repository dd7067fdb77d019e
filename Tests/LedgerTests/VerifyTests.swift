import Testing
import Values

@testable import Ledger

@Suite("The postings prove the balances")
struct VerifyTests {
    private let id = AccountID.quota(person: "p", year: 2026)

    private func posting(_ move: Move, _ cause: String, _ yuan: Int64) -> Posting {
        Posting(account: id, cause: cause, move: move, amount: .yuan(yuan))
    }

    @Test("Every kind of tampering is named, in both languages")
    func tampering() {
        let sound = [posting(.hold, "a", 5), posting(.post, "a", 5), posting(.hold, "b", 2)]
        let account = Account(id: id, allowance: .yuan(10), held: .yuan(2), posted: .yuan(5))
        #expect(Ledger.verify(account, postings: sound).isEmpty)

        var edited = account
        edited.posted = .yuan(4)
        let cases: [(String, Account, [Posting])] = [
            ("posted is 4.00", edited, sound),
            ("held is 2.00", account, Array(sound.dropLast())),
            ("moved another amount", account, [posting(.hold, "a", 6)] + sound.dropFirst()),
            ("both posted and voided", account, sound + [posting(.void, "a", 5)]),
            ("held, posted or voided once", account, sound + [posting(.hold, "a", 5)]),
            ("held, posted or voided once", account, sound + [posting(.post, "c", 5)]),
            ("restored more", account, sound + [posting(.restore, "a/r", 6)]),
            ("restored more", account, sound + [posting(.restore, "b/r", 1)]),
            ("grants exceed", account, sound + [posting(.grant, "g", 11)]),
            ("postings are below zero", account, sound + [posting(.hold, "n", -1)]),
        ]
        for (fault, account, postings) in cases {
            let faults = Ledger.verify(account, postings: postings)
            #expect(faults.contains { $0.contains(fault) }, "\(fault): \(faults)")
            #expect(faults.allSatisfy { $0.contains(" | ") && $0.hasPrefix(id.text) })
        }
        let stranger = Posting(
            account: .guarantee(enterprise: "e"), cause: "x", move: .hold, amount: .zero)
        #expect(
            Ledger.verify(account, postings: sound + [stranger])
                .contains { $0.contains("account guarantee/e") })
    }

    @Test("Every move has two sides")
    func doubleEntry() {
        for move in Move.allCases {
            #expect(move.from != move.to)
            let balance = Ledger.trialBalance(of: [posting(move, "c", 3)])
            #expect(balance[move.from] == -300_000)
            #expect(balance[move.to] == 300_000)
            #expect(balance.sum == 0)
        }
    }

    @Test("Ten thousand random moves keep every invariant", arguments: [1, 20_260_101] as [UInt64])
    func random(seed: UInt64) throws {
        var dice = Dice(state: seed)
        var ledger = Ledger()
        let ids: [AccountID] = [
            id, .guarantee(enterprise: "e"), .stock(emsNo: "b", itemRecordNo: "1"),
        ]
        for id in ids { ledger.load(Account(id: id, allowance: .yuan(500))) }
        var kept: [Posting] = []
        var done = 0
        for step in 0..<10_000 {
            let id = ids[dice.roll(ids.count)]
            // Causes come and go as a day passes, so that each is met in every state.
            let cause = "c\(step / 30 + dice.roll(30))"
            let amount = Amount.fen(Int64(dice.roll(900)) - 20)
            let before = ledger.account(id)
            let postings = ledger.newPostings.count
            let mark = ledger.mark
            let refusal =
                switch dice.roll(6) {
                case 0, 1: ledger.hold(amount, on: id, cause: cause)
                case 2: ledger.post(on: id, cause: cause)
                case 3: ledger.void(on: id, cause: cause)
                case 4: ledger.restore(amount, on: id, hold: cause, cause: "r\(dice.roll(9))")
                default: ledger.grant(.fen(Int64(dice.roll(99))), on: id, cause: cause)
                }
            let account = try #require(ledger.account(id))
            if refusal != nil { #expect(account == before) } else { done += 1 }
            if dice.roll(10) == 0 {
                ledger.rollBack(to: mark)
                #expect(ledger.account(id) == before)
                #expect(ledger.newPostings.count == postings)
            }
            #expect(!account.available.isNegative && !account.held.isNegative)
            #expect(!account.posted.isNegative)
            if step % 1_000 == 0 { kept += ledger.takePostings() }
        }
        kept += ledger.takePostings()
        #expect(done > 3_000, "most moves of a random day are refused (seed \(seed))")
        #expect(Set(kept.map(\.move)) == Set(Move.allCases))

        let accounts = ids.compactMap { ledger.account($0) }
        let balance = Ledger.trialBalance(of: kept)
        #expect(balance.sum == 0)
        #expect(balance[.held] == accounts.reduce(0) { $0 + Int128($1.held.raw) })
        #expect(balance[.posted] == accounts.reduce(0) { $0 + Int128($1.posted.raw) })
        for account in accounts {
            let own = kept.filter { $0.account == account.id }
            #expect(Ledger.verify(account, postings: own).isEmpty, "seed \(seed)")
        }
    }
}

/// The same throws for the same seed (splitmix64, Steele and others 2014).
private struct Dice {
    var state: UInt64

    mutating func roll(_ sides: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        mixed ^= mixed >> 31
        return Int(mixed % UInt64(sides))
    }
}
