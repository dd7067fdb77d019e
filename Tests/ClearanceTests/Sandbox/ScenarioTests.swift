import Clearance
import Demonstration
import Messages
import Platform
import TestKit
import Testing
import Values

@Suite("A sandbox plays what the note of a paper asks for")
struct ScenarioTests {
    /// Sends all four papers with a scenario in the list's note; the answer to the list.
    private func play(
        _ note: String, sandbox: Bool = true
    ) throws -> (ground: Ground, list: PaperAnswer) {
        var ground = try Ground(zone: { $0.isSandbox = sandbox })
        var papers = ConsignmentPapers(1, at: ground.now)
        papers.list.note = note
        try ground.send(.order(papers.order))
        try ground.send(.payment(papers.payment))
        try ground.send(.waybill(papers.waybill))
        return (ground, try ground.send(.importList(papers.list)))
    }

    private func owed(_ ground: Ground, at now: Instant) throws -> [OwedReceipt] {
        try Inquiries(storage: ground.storage, zone: ground.zone).receipts(
            for: DemonstrationEnterprise.broker.code, after: 0, limit: 100, now: now
        ).receipts
    }

    @Test("Outside a sandbox no scenario has any effect")
    func off() throws {
        for word in ScenarioWord.all.map(\.word) {
            let note =
                Scenario.prefix
                + word.replacing("CODE", with: "1332").replacing("SECONDS", with: "60")
            let played = try play(note, sandbox: false)
            #expect(played.list.state == "released", "\(word)")
            #expect(played.list.issues.allSatisfy { !$0.code.hasPrefix("SBX") })
            let receipts = try owed(played.ground, at: played.ground.now)
            #expect(receipts.map(\.returnStatus) == ["120", "800"], "\(word)")
        }
    }

    @Test("A list is rejected with every code of every table", arguments: ["1332", "-621004"])
    func refused(code: String) throws {
        let played = try play("SANDBOX:refuse=\(code)")
        #expect(played.list.state == "rejected")
        #expect(played.list.returnStatus == "100")
        #expect(played.list.returnInfo.contains("[Code:\(code);"))
        #expect(played.list.issues.map(\.code) == ["SBX-01"])
        #expect(try played.ground.faults() == [])
    }

    @Test("Another paper is refused with the code, and counts as never sent")
    func refusedOrder() throws {
        var ground = try Ground(zone: { $0.isSandbox = true })
        var order = ConsignmentPapers(1, at: ground.now).order
        order.note = "SANDBOX:refuse=-301010"
        let answer: PaperAnswer = try ground.send(.order(order))
        #expect(answer.outcome == .refused && answer.returnStatus == "-301010")
        #expect(try ground.count("paper") == 0)
    }

    @Test("A list is held or inspected, as an officer would have it")
    func channels() throws {
        #expect(try play("SANDBOX:hold").list.returnStatus == "300")
        #expect(try play("SANDBOX:inspect").list.returnStatus == "500")
    }

    @Test("Silence owes no receipt, and the list is released all the same")
    func silence() throws {
        let played = try play("SANDBOX:silence")
        #expect(played.list.state == "released")
        #expect(try owed(played.ground, at: played.ground.now).isEmpty)
        #expect(try played.ground.faults() == [])
    }

    @Test("Late receipts are there when their time has come, and not a moment before")
    func late() throws {
        let played = try play("SANDBOX:late=30")
        let now = played.ground.now
        #expect(try owed(played.ground, at: now.adding(milliseconds: 29_999)).isEmpty)
        #expect(try owed(played.ground, at: now.adding(milliseconds: 30_000)).count == 2)
    }

    @Test("Receipts come twice, and in reverse order, under cursors that rise")
    func doubledAndReversed() throws {
        let twice = try play("SANDBOX:duplicate")
        let doubled = try owed(twice.ground, at: twice.ground.now)
        #expect(doubled.map(\.returnStatus) == ["120", "120", "800", "800"])
        #expect(doubled[0].id == doubled[1].id)
        let reversed = try play("SANDBOX:reorder")
        let receipts = try owed(reversed.ground, at: reversed.ground.now)
        #expect(receipts.map(\.returnStatus) == ["800", "120"])
        #expect(receipts.map(\.cursor) == receipts.map(\.cursor).sorted())
        #expect(try reversed.ground.faults() == [])
    }

    @Test("Words that mean nothing are named and ignored")
    func unknownWords() throws {
        let played = try play("SANDBOX:explode,late=0,refuse=7,hold")
        #expect(played.list.returnStatus == "300")
        #expect(
            played.list.issues.filter { $0.code == "SBX-02" }.map(\.found) == [
                "explode", "late=0", "refuse=7",
            ])
    }
}
