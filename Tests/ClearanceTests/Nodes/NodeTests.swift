import Clearance
import Demonstration
import Dispatch
import Messages
import Storage
import Synchronization
import TestKit
import Testing
import Values

@Suite("Several nodes over one database decide as one")
struct NodeTests {
    @Test("One guarantee under three nodes is used to the last list that fits, and no further")
    func hotAccount() throws {
        let server = try PostgresServer.shared()
        let url = try server.makeDatabase()
        var first = try Ground(on: .postgres, storage: server.open(url))
        let (tax, assurer) = try taxOfOne()
        let count = Effort.count(60, full: 3_000)
        let fitting = count * 2 / 3
        let sum = try #require(tax.multiplied(by: fitting))
        try first.change(.guarantee(enterprise: assurer, sum))

        let answers = Mutex<[Int: [[[UInt8]]]]>([:])
        let failures = Mutex<[String]>([])
        DispatchQueue.concurrentPerform(iterations: 3) { node in
            do {
                let storage = try server.open(url)
                var ground = try Ground(on: .postgres, storage: storage, filled: true)
                for index in 0..<count {
                    // Every node sends everything: two of the three are resends.
                    let answer = try send(papers(index + 1, ground), to: &ground, index)
                    answers.withLock { $0[index, default: []].append(answer) }
                }
            } catch { failures.withLock { $0.append("node \(node): \(error)") } }
        }
        #expect(failures.withLock { $0 } == [])
        let told = answers.withLock { $0 }
        #expect(told.count == count)
        for (index, three) in told {
            #expect(three.count == 3 && Set(three).count == 1, "\(index)")
        }
        #expect(try first.faults() == [])
        let account = try #require(try first.balance(of: .guarantee(enterprise: assurer)))
        #expect(account.available == .zero)
        let released = try first.consignments().filter { $0.state == .released }
        #expect(released.count == fitting)
        Effort.report("nodes: 3 over one guarantee, \(3 * count) consignments, \(fitting) fit")
    }

    private func papers(_ number: Int, _ ground: Ground) -> ConsignmentPapers {
        ConsignmentPapers(number, lines: [.init(.milkPowder, 2)], at: ground.now)
    }

    /// The four papers as four messages in one batch; what each was answered.
    private func send(
        _ papers: ConsignmentPapers, to ground: inout Ground, _ index: Int
    ) throws -> [[UInt8]] {
        let batch = try papers.papers.enumerated().map { part, paper in
            try ground.message([paper], guid: ConsignmentPapers.guid("770\(part)", index))
        }
        return try ground.submit(batch).map { answer in
            switch answer {
            case .message(let first): AnswerJSON.stored(first)
            case .replay(let kept): kept
            default: Array("\(answer)".utf8)
            }
        }
    }

    /// What one such list takes from its assurer's guarantee.
    private func taxOfOne() throws -> (Amount, String) {
        var ground = try Ground(on: .sqlite)
        let papers = papers(1, ground)
        _ = try send(papers, to: &ground, 0)
        let account = try ground.balance(of: .guarantee(enterprise: papers.list.assureCode))
        let used = try #require(account.map { $0.held + $0.posted })
        #expect(used > .zero)
        return (used, papers.list.assureCode)
    }
}
