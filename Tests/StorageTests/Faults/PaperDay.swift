import Clearance
import Demonstration
import Foundation
import Messages
import SQLiteStorage
import TestKit
import Values

/// 试验日: whole consignments as messages of one paper, and what they come to on a good disk.
struct PaperDay: Sendable {
    let messages: [Submission]
    /// Where each declaration ends, by its order number, and every balance.
    let outcome: Outcome
    /// The zone before the first message, closed in good order.
    private let empty: Shelf
    private let ground: Ground

    /// The day of the tests that need no particular length.
    static let usual = Result { try PaperDay(consignments: 4) }

    struct Outcome: Equatable {
        var states: [String: String]
        var balances: [String]
    }

    init(consignments: Int) throws {
        let memory = try SQLiteStorage.inMemory()
        var ground = try Ground(storage: memory)
        let trade = (1...consignments).map {
            ConsignmentPapers($0, bonded: $0 % 3 == 0, at: ground.now)
        }
        // A list among the first waits for its papers, one among the last finds them.
        let papers = trade.flatMap { $0.number % 2 == 0 ? $0.papers : $0.papers.reversed() }
        messages = try papers.map { try ground.message([$0]) }

        empty = try Shelf()
        let home = try SQLiteStorage(path: empty.path, logSize: Self.logSize)
        try home.close()
        try FileManager.default.removeItem(atPath: empty.path)
        try memory.backUp(to: empty.path)
        // Once opened it has a log of its own.
        try SQLiteStorage(path: empty.path, logSize: Self.logSize).close()

        self.ground = ground
        var good = ground
        _ = try good.submit(messages)
        outcome = try Self.outcome(of: good)
    }

    /// So short that a day starts it anew several times.
    private static let logSize = 64 << 10

    /// A copy of the empty zone, for one trial.
    func shelf() throws -> Shelf {
        let shelf = try Shelf(inMemory: true)
        for ending in ["", "-wal"] {
            try FileManager.default.copyItem(
                atPath: empty.path + ending, toPath: shelf.path + ending)
        }
        return shelf
    }

    /// Opens the zone on that disk, as a platform does when it starts.
    func open(_ shelf: Shelf, on disk: FaultyDisk) throws -> Ground {
        let storage = try SQLiteStorage(
            path: disk.address(shelf.path), readers: 1, logSize: Self.logSize)
        return Ground(ground, on: storage)
    }

    static func outcome(of ground: Ground) throws -> Outcome {
        let states = try ground.consignments().map { ($0.orderNo, $0.state.rawValue) }
        return Outcome(
            states: Dictionary(states) { "\($0), \($1)" },
            balances: try ground.allAccounts().values.map {
                "\($0.id.text) \($0.allowance) \($0.held) \($0.posted)"
            }.sorted())
    }
}
