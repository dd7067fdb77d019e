import Foundation
import SQLiteStorage
import Storage
import TestKit
import Testing

@Suite("A disk that fails once")
struct FailingDiskTests {
    /// Each kind of failure, how it hits, and up to which call it is tried.
    static let hardships: [Hardship] = [
        Hardship(.broken, at: .write), Hardship(.full, at: .write), Hardship(.half, at: .write),
        Hardship(.noMemory, at: .write), Hardship(.full, at: .write, lasts: true),
        Hardship(.half, at: .write, lasts: true), Hardship(.broken, at: .write, lasts: true),
        Hardship(.broken, at: .flush), Hardship(.full, at: .flush),
        Hardship(.broken, at: .flush, lasts: true),
    ]

    @Test(
        "at the n-th write or flush never makes a wrong answer, and sending again mends it",
        arguments: hardships)
    func failure(_ hardship: Hardship) throws {
        // One message a commit, so that there are as many flushes as messages and more.
        let isFlush = hardship.call == .flush
        let day = try isFlush && Effort.isFull ? Self.long.get() : PaperDay.usual.get()
        let numbers =
            Effort.isFull
            ? Array(1...200)
            : isFlush ? Array(1...16) : Array(1...6) + stride(from: 9, through: 200, by: 19)
        var suffered = 0
        for number in numbers {
            var trial = try Trial(day, seed: UInt64(number))
            let fault = FaultyDisk.Fault(
                kind: hardship.kind, call: hardship.call, at: number, lasts: hardship.lasts)
            try trial.suffer(fault, most: isFlush ? 1 : 3)
            try #require(trial.findings == [], "\(hardship) number \(number)")
            suffered += trial.hasSuffered ? 1 : 0
        }
        #expect(suffered == numbers.count, "every number must be reached")
        Effort.report("\(hardship) number 1 to \(numbers.last ?? 0), \(numbers.count) of them")
    }

    private static let long = Result { try PaperDay(consignments: 52) }

    @Test("A flush that failed ends all acknowledging, though the disk is well again")
    func poisoned() throws {
        let shelf = try Shelf(inMemory: true)
        let disk = try FaultyDisk()
        let storage = try SQLiteStorage(path: disk.address(shelf.path), logSize: 1 << 16)
        try storage.migrate([lists])
        try storage.file("L1")
        disk.set(.init(kind: .broken, call: .flush, at: 1))
        for number in ["L2", "L2", "L3"] {
            do {
                try storage.file(number)
                Issue.record("\(number) was acknowledged")
            } catch StorageProblem.unflushed {}
        }
        #expect(try storage.filedLists() == ["L1"], "what was acknowledged can be read")
        try storage.close()

        let again = try SQLiteStorage(path: disk.address(shelf.path), logSize: 1 << 16)
        let found = try again.filedLists()
        #expect([["L1"], ["L1", "L2"]].contains(found))
        if !found.contains("L2") { try again.file("L2") }
        try again.file("L3")
        #expect(try again.filedLists() == ["L1", "L2", "L3"])
    }

    @Test("Without a file handle it says so, loses nothing, and goes on when there is one")
    func noHandles() throws {
        let shelf = try Shelf(inMemory: true)
        let disk = try FaultyDisk()
        var refused = 0
        for number in 1...8 {
            disk.set(.init(kind: .noHandles, call: .open, at: number))
            do {
                let storage = try SQLiteStorage(path: disk.address(shelf.path), logSize: 1 << 16)
                try storage.migrate([lists])
                try storage.file("L\(number)")
                _ = try storage.filedLists()
            } catch let problem as StorageProblem {
                if case .io = problem {} else { Issue.record("\(problem)") }
                refused += 1
            }
        }
        disk.set(nil)
        let storage = try SQLiteStorage(path: disk.address(shelf.path), logSize: 1 << 16)
        #expect(refused >= 3 && disk.failures == 0)
        #expect(try storage.filedLists().contains("L8"))
    }

    @Test("A large day needs no files but the database and its log")
    func noTemporaryFiles() throws {
        let shelf = try Shelf(inMemory: true)
        let disk = try FaultyDisk()
        let storage = try SQLiteStorage(path: disk.address(shelf.path), logSize: 1 << 16)
        try storage.migrate([lists])
        let rows: [[SQLValue]] = (0..<2_000).map {
            ["L\($0 % 10)", .integer($0), .blob([UInt8](repeating: 7, count: 200))]
        }
        disk.set(nil)
        try storage.write { transaction in
            try transaction.executeEach("INSERT INTO item VALUES (?, ?, ?)", rows)
            // Large enough to sort outside of memory, and to keep a way back of one statement.
            try transaction.execute(
                "INSERT INTO item SELECT list_no, line, content FROM item ORDER BY content, line")
            try transaction.execute("UPDATE item SET line = line + 1")
        }
        #expect(disk.count(of: .open) == 0)
    }
}

/// One way in which a disk fails.
struct Hardship: Sendable, CustomTestStringConvertible, CustomStringConvertible {
    let kind: FaultyDisk.Fault.Kind
    let call: FaultyDisk.Call
    let lasts: Bool

    init(_ kind: FaultyDisk.Fault.Kind, at call: FaultyDisk.Call, lasts: Bool = false) {
        self.kind = kind
        self.call = call
        self.lasts = lasts
    }

    var description: String { "disk \(kind)\(lasts ? " from" : " at") \(call)" }
    var testDescription: String { description }
}
