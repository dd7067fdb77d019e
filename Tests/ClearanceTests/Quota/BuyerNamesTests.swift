import TestKit
import Testing
import Values

@testable import Clearance

@Suite("Under which names lists drew on a quota")
struct BuyerNamesTests {
    @Test("The newest eight are known, however they are spaced, and none can be read")
    func newest() throws {
        let zone = try Ground().zone
        var names = BuyerNames()
        let given = (1...10).map { "张 三\($0)" }
        for name in given + [given[2]] { names.note(name, of: "p", zone: zone) }
        let kept = BuyerNames(text: names.text)
        #expect(kept == names && names.text.utf8.count == 8 * 17 - 1)
        let known = given.map { kept.contains($0.filter { $0 != " " }, of: "p", zone: zone) }
        // Of ten the first two are forgotten; the third, given again, is the newest.
        #expect(known == [false, false] + Array(repeating: true, count: 8))
        #expect(!kept.contains(given[9], of: "q", zone: zone))
        #expect(!names.text.contains("张"))
    }
}
