import Testing
import Values

@testable import Ledger

@Suite("A batch loads what is known and writes what changed")
struct BatchTests {
    private let id = AccountID.quota(person: "p", year: 2026)

    @Test("What the store knows, in any order, is not moved again")
    func loadedPostings() {
        let postings = [
            Posting(account: id, cause: "c1/r1", move: .restore, amount: .yuan(30)),
            Posting(account: id, cause: "c1", move: .post, amount: .yuan(100)),
            Posting(account: id, cause: "c1", move: .hold, amount: .yuan(100)),
        ]
        var ledger = Ledger()
        ledger.load(Account(id: id, allowance: .yuan(26_000), posted: .yuan(70)))
        for posting in postings { ledger.load(posting) }
        #expect(ledger.hold(.yuan(100), on: id, cause: "c1") == nil)
        #expect(ledger.post(on: id, cause: "c1") == nil)
        #expect(ledger.restore(.yuan(30), on: id, hold: "c1", cause: "r1") == nil)
        #expect(ledger.newPostings.isEmpty)
        #expect(ledger.remaining(on: id, hold: "c1") == .yuan(70))
        #expect(
            ledger.restore(.yuan(71), on: id, hold: "c1", cause: "r2")
                == .exceedsPosted(remaining: .yuan(70)))
    }

    @Test("Changes are handed over once, each account once")
    func changes() {
        var ledger = Ledger()
        ledger.load(Account(id: id, allowance: .yuan(100)))
        ledger.load(Account(id: .guarantee(enterprise: "e"), allowance: .yuan(100)))
        #expect(ledger.hold(.yuan(1), on: id, cause: "c1") == nil)
        #expect(ledger.hold(.yuan(2), on: id, cause: "c2") == nil)
        #expect(ledger.takePostings().map(\.cause) == ["c1", "c2"])
        #expect(ledger.takePostings().isEmpty)
        // Postings may be taken again and again before the accounts are, which then stand anew.
        #expect(ledger.post(on: id, cause: "c1") == nil)
        #expect(ledger.takePostings().map(\.move) == [.post])
        #expect(
            ledger.takeAccounts()
                == [Account(id: id, allowance: .yuan(100), held: .yuan(2), posted: .yuan(1))])
        #expect(ledger.takeAccounts().isEmpty)
    }

    @Test("Rolling back leaves no trace, and the cause may be used afresh")
    func rollBack() {
        var ledger = Ledger()
        ledger.load(Account(id: id, allowance: .yuan(100)))
        #expect(ledger.hold(.yuan(10), on: id, cause: "kept") == nil)
        #expect(ledger.post(on: id, cause: "kept") == nil)
        let before = ledger.account(id)
        let mark = ledger.mark
        #expect(ledger.hold(.yuan(20), on: id, cause: "gone") == nil)
        #expect(ledger.void(on: id, cause: "gone") == nil)
        #expect(ledger.restore(.yuan(4), on: id, hold: "kept", cause: "r1") == nil)
        #expect(ledger.grant(.yuan(5), on: id, cause: "g1") == nil)
        ledger.rollBack(to: mark)
        #expect(ledger.account(id) == before)
        #expect(ledger.newPostings.map(\.move) == [.hold, .post])
        #expect(ledger.remaining(on: id, hold: "kept") == .yuan(10))
        #expect(ledger.hold(.yuan(21), on: id, cause: "gone") == nil)
        #expect(ledger.restore(.yuan(9), on: id, hold: "kept", cause: "r1") == nil)
        #expect(ledger.grant(.yuan(6), on: id, cause: "g1") == nil)
    }

    @Test("An account's text is read back, whatever its parts contain")
    func accountText() {
        let ids: [AccountID] = [
            id, .guarantee(enterprise: "1105910159"),
            .stock(emsNo: "T2924W000022", itemRecordNo: "0001"),
            .stock(emsNo: "a/b", itemRecordNo: "c"), .stock(emsNo: "a", itemRecordNo: "b/c"),
            .stock(emsNo: "a%2Fb", itemRecordNo: "%25/料号"),
        ]
        for id in ids { #expect(AccountID(text: id.text) == id) }
        #expect(Set(ids.map(\.text)).count == ids.count)
        #expect(id.text == "quota/p/2026")
        for text in ["", "quota", "quota/p", "quota/p/x", "quota/p/02026", "else/p", "stock/a"] {
            #expect(AccountID(text: text) == nil, "\(text)")
        }
    }

    @Test("A restore remembers the hold that it belongs to")
    func restoreCause() {
        for hold in ["c1", "a/b", "a%2Fb", "100%"] {
            let cause = Posting.restoreCause(hold: hold, own: "r/1")
            let posting = Posting(account: id, cause: cause, move: .restore, amount: .zero)
            #expect(posting.holdCause == hold)
        }
    }
}
