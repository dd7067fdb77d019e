import Clearance
import Demonstration
import GRDB
import GRDBSQLite
import Synchronization
import TestKit
import Testing
import Values

@testable import SQLiteStorage

@Suite("What is stored makes no decision slower")
struct GrowthTests {
    @Test("Each act takes as many steps of the engine among 1,200 consignments as among 40")
    func steps() throws {
        var (few, many) = (try Crowd(40), try Crowd(1_200))
        var grown: [String] = []
        for act in Act.allCases {
            let (before, after) = (try few.steps(of: act), try many.steps(of: act))
            #expect(before > 100, "\(act) was counted")
            if after * 2 > before * 3 { grown.append("\(act): \(before) steps, then \(after)") }
        }
        #expect(grown == [])
        Effort.report("steps of the engine: \(Act.allCases.count) acts among 40 and 1,200")
    }

    private enum Act: CaseIterable {
        case whole, again, delivery, cancel, bringBack, officer, due
    }

    /// Consignments of the same merchant, platform and guarantor, all of them released.
    private struct Crowd {
        private let storage: SQLiteStorage
        private var ground: Ground
        private let trade: [ConsignmentPapers]
        private let counter = StepCounter()

        init(_ count: Int) throws {
            storage = try SQLiteStorage.inMemory()
            ground = try Ground(storage: storage)
            trade = (1...count).map { [now = ground.now] in ConsignmentPapers($0, at: now) }
            for start in stride(from: 0, to: count, by: 100) {
                let some = trade[start..<min(start + 100, count)]
                for part in 0..<4 {
                    try ground.send(some.map { $0.papers[part] }) as MessageAnswer
                }
            }
        }

        /// How many steps of its machine the engine takes for it.
        mutating func steps(of act: Act) throws -> Int {
            // What the flow remembers of registers is no part of it.
            ground.restart()
            let papers = trade[10 + (Act.allCases.firstIndex(of: act) ?? 0)]
            let consignment = try ground.consignment(papers)
            let (id, invtNo) = (consignment?.id ?? "", consignment?.invtNo ?? "")
            try counter.attach(to: storage)
            defer { counter.detach(from: storage) }
            switch act {
            case .whole:
                for paper in ConsignmentPapers(90_001, at: ground.now).papers {
                    _ = try ground.send(paper) as PaperAnswer
                }
            case .again: _ = try ground.send(papers.papers[3]) as PaperAnswer
            case .delivery:
                _ =
                    try ground.send(.waybillStatus(papers.waybillStatus(at: ground.now)))
                    as PaperAnswer
            case .cancel:
                let request = papers.cancelRequest(invtNo: invtNo, at: ground.now)
                _ = try ground.send(.cancelRequest(request)) as PaperAnswer
            case .bringBack:
                let request = papers.returnRequest(
                    invtNo: invtNo, lines: [(1, 1)], at: ground.now)
                _ = try ground.send(.returnRequest(request)) as PaperAnswer
            case .officer:
                _ = try ground.command(.decide(consignment: id, .reject, reason: "单货不符"))
            case .due: _ = try ground.command(.runDue(limit: 100))
            }
            return counter.steps
        }
    }
}

/// 步数: counts the steps of the engine's virtual machine on the writer's connection.
private final class StepCounter: Sendable {
    private let count = Atomic<Int>(0)

    var steps: Int { count.load(ordering: .relaxed) }

    func attach(to storage: SQLiteStorage) throws {
        count.store(0, ordering: .relaxed)
        let this = Unmanaged.passUnretained(self).toOpaque()
        try storage.engine.writeWithoutTransaction { database in
            sqlite3_progress_handler(
                try SQLiteConnection(database).handle, 1,
                { context in
                    context.map {
                        _ = Unmanaged<StepCounter>.fromOpaque($0).takeUnretainedValue()
                            .count.add(1, ordering: .relaxed)
                    }
                    return 0
                }, this)
        }
    }

    func detach(from storage: SQLiteStorage) {
        try? storage.engine.writeWithoutTransaction { database in
            sqlite3_progress_handler(try SQLiteConnection(database).handle, 0, nil, nil)
        }
    }
}
