import Testing
import Values

@testable import Ledger

@Suite("An amount moves between the buckets of an account")
struct MoveTests {
    @Test("A purchase is held, posted at release, and partly restored by returns")
    func purchase() throws {
        try play(
            """
            move amount cause answer available held posted
            hold 4500 c1 done 21500 4500 0
            hold 4500 c1 done 21500 4500 0
            hold 4600 c1 causeUsedWithOtherAmount 21500 4500 0
            restore 10 c1:r1 notYetPosted 21500 4500 0
            post - c1 done 21500 0 4500
            post - c1 done 21500 0 4500
            hold 4500 c1 done 21500 0 4500
            void - c1 alreadyPosted 21500 0 4500
            restore 1000 c1:r1 done 22500 0 3500
            restore 1000 c1:r1 done 22500 0 3500
            restore 1001 c1:r1 causeUsedWithOtherAmount 22500 0 3500
            restore 3500.01 c1:r2 exceedsPosted 22500 0 3500
            restore 3500 c1:r2 done 26000 0 0
            restore 0.01 c1:r3 exceedsPosted 26000 0 0
            """, allowance: .yuan(26_000))
    }

    @Test("A refused list frees what it held, and needs a new cause to hold again")
    func refusedList() throws {
        try play(
            """
            move amount cause answer available held posted
            hold 100 c1 done 25900 100 0
            void - c1 done 26000 0 0
            void - c1 done 26000 0 0
            post - c1 alreadyVoided 26000 0 0
            restore 1 c1:r1 alreadyVoided 26000 0 0
            hold 100 c1 alreadyVoided 26000 0 0
            hold 100 c1#2 done 25900 100 0
            """, allowance: .yuan(26_000))
    }

    @Test("The last fen of a year may be used, and not one more")
    func boundary() throws {
        try play(
            """
            move amount cause answer available held posted
            hold 26000.01 c1 exceedsAvailable 26000 0 0
            hold 22000 c1 done 4000 22000 0
            hold 4500 c2 exceedsAvailable 4000 22000 0
            hold 4000 c2 done 0 26000 0
            hold 0.00001 c3 exceedsAvailable 0 26000 0
            hold 0 c4 done 0 26000 0
            post - c4 done 0 26000 0
            """, allowance: .yuan(26_000))
    }

    @Test("Stock grows by what comes in, once for each delivery")
    func stock() throws {
        try play(
            """
            move amount cause answer available held posted
            hold 1 c1 exceedsAvailable 0 0 0
            grant 10 d1 done 10 0 0
            grant 10 d1 done 10 0 0
            grant 11 d1 causeUsedWithOtherAmount 10 0 0
            hold 10 c1 done 0 10 0
            grant -1 d2 amountIsNegative 0 10 0
            grant 92233720368547.75 d3 overflow 0 10 0
            """, allowance: .zero)
    }

    @Test("Refusals come in their order of precedence")
    func precedence() throws {
        try play(
            """
            move amount cause answer available held posted
            hold -1 c1 amountIsNegative 100 0 0
            post - c1 nothingHeld 100 0 0
            void - c1 nothingHeld 100 0 0
            restore -1 c1:r1 amountIsNegative 100 0 0
            restore 1 c1:r1 nothingHeld 100 0 0
            hold 60 c1 done 40 60 0
            hold 900 c1 causeUsedWithOtherAmount 40 60 0
            """, allowance: .yuan(100))
        var ledger = Ledger()
        let nobody = AccountID.guarantee(enterprise: "1105910159")
        #expect(ledger.hold(.yuan(-1), on: nobody, cause: "c") == .accountUnknown)
        #expect(ledger.grant(.yuan(1), on: nobody, cause: "c") == .accountUnknown)
        #expect(ledger.post(on: nobody, cause: "c") == .accountUnknown)
        #expect(ledger.void(on: nobody, cause: "c") == .accountUnknown)
        #expect(
            ledger.restore(.yuan(1), on: nobody, hold: "c", cause: "r") == .accountUnknown)
        #expect(ledger.newPostings.isEmpty)
    }

    @Test("A refusal names what is still available and says so in both languages")
    func words() {
        let refusal = LedgerRefusal.exceedsAvailable(available: .yuan(4_000))
        #expect(refusal.chinese == "超过可用的4000.00")
        #expect(refusal.english == "more than the 4000.00 available")
    }

    @Test("An allowance lowered below what is used leaves nothing available")
    func loweredAllowance() {
        let id = AccountID.guarantee(enterprise: "1105910159")
        var ledger = Ledger()
        ledger.load(Account(id: id, allowance: .yuan(10), held: .yuan(8), posted: .yuan(8)))
        #expect(ledger.account(id)?.available == .yuan(-6))
        #expect(
            ledger.hold(.yuan(1), on: id, cause: "c")
                == .exceedsAvailable(available: .yuan(-6)))
        #expect(ledger.hold(.zero, on: id, cause: "free of tax") == nil)
    }
}
