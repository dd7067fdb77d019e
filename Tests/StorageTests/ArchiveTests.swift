import Foundation
import SQLiteStorage
import Storage
import Synchronization
import TestKit
import Testing

@Suite("Every commit is archived, and any moment can be had again")
struct ArchiveTests {
    @Test("While commits go on, log after log and base after base, each moment restores exactly")
    func moments() throws {
        let seed = Effort.seed ?? 20_261_121
        let total = Effort.count(700, full: 20_000)
        let known = try KnownStorage(seed: seed, baseMilliseconds: 500)
        let first = known.now()
        let isDone = Atomic<Bool>(false)
        let group = DispatchGroup()
        let problems = Mutex<[String]>([])
        group.enter()
        Thread.detachNewThread {
            do {
                for _ in 0..<total { try known.commit() }
            } catch {
                problems.withLock { $0.append("\(error)") }
            }
            isDone.store(true, ordering: .relaxed)
            group.leave()
        }
        var steps = 0
        while !isDone.load(ordering: .relaxed) {
            try known.step()
            steps += 1
            Thread.sleep(forTimeInterval: 0.01)
        }
        group.wait()
        #expect(problems.withLock { $0 } == [])
        try known.storage.close()

        let listing = try ArchiveListing(of: known.archive)
        #expect(listing.chains.count == 1 && listing.chains.allSatisfy { $0.damaged.isEmpty })
        #expect(listing.chains.allSatisfy { $0.bases > 1 }, "no base was added under load")
        #expect(try known.restored(at: nil).round == total)
        var random = SeededRandom(seed: seed)
        let tries = Effort.count(8, full: 200)
        for _ in 0..<tries {
            let round = Int.random(in: 1...total, using: &random)
            guard known.moment(round) > first else { continue }
            #expect(try known.restored(at: known.moment(round)).round == round, "seed \(seed)")
        }
        Effort.report(
            "archive: \(total) commits, \(steps) steps, \(listing.chains[0].bases) bases, "
                + "\(tries) moments restored, seed \(seed)")
    }

    @Test("Restored twice it is the same, byte for byte")
    func same() throws {
        let known = try KnownStorage(seed: 2)
        for _ in 0..<50 { try known.commit() }
        try known.step()
        let copies = try (0..<2).map { _ in
            let place = try Shelf()
            _ = try ArchiveRestore(from: known.archive, to: place.path, at: known.moment(30))
            return FileManager.default.contents(atPath: place.path)
        }
        #expect(copies[0] != nil && copies[0] == copies[1])
    }

    @Test("After a restart the same chain goes on, and what was committed between is in it")
    func restart() throws {
        let known = try KnownStorage(seed: 3)
        for _ in 0..<4 { try known.commit() }
        try known.step()
        // These are in nobody's archive when the program ends, as after a kill.
        for _ in 0..<2 { try known.commit() }
        let command = try known.shelf.open()
        try known.commit(by: command)
        try command.close()
        let second = try known.again()
        #expect(throws: StorageProblem.self, "one archive, one platform") {
            try second.archive?.step()
        }
        try second.close()
        try known.crash()

        let ended = known.now()
        let restarted = try known.again()
        let opened = known.now()
        for _ in 0..<3 { try known.commit(by: restarted) }
        try restarted.archive?.step()
        #expect(try ArchiveListing(of: known.archive).chains.count == 1)
        #expect(try known.restored(at: nil).round == 10)
        #expect(try known.restored(at: known.moment(8)).round == 8)
        // When each was nobody can tell any more, so they are had together or not at all.
        for moment in ended...opened {
            let round = try known.restored(at: moment).round
            #expect(round == 4 || round == 7, "at \(moment - ended) of \(opened - ended)")
        }
        #expect(try known.restored(at: opened).round == 7)
    }

    @Test("Commits of another program are archived, and it leaves the log alone")
    func others() throws {
        let known = try KnownStorage(seed: 4)
        let command = try known.shelf.open()
        let before = try known.shelf.logLength()
        for round in 1...400 {
            try known.commit(by: round % 3 == 0 ? nil : command)
            if round % 50 == 0 { try known.step() }
        }
        try known.step()
        #expect(try ArchiveListing(of: known.archive).chains.count == 1)
        #expect(try known.restored(at: nil).round == 400)
        #expect(try known.shelf.logLength() <= 2 * before)
    }

    @Test("A log that a stranger started anew is noticed: a new chain begins, the gap is told")
    func stranger() throws {
        let known = try KnownStorage(seed: 5)
        for _ in 0..<20 { try known.commit() }
        try known.step()
        // Opened before it knows of an archive, as a program of another version would be.
        LogArchive.unmark(known.shelf.path)
        let stranger = try known.shelf.open()
        for _ in 0..<200 { try known.commit(by: stranger) }
        try known.step()
        for _ in 0..<20 { try known.commit() }
        try known.step()
        #expect(try ArchiveListing(of: known.archive).chains.count == 2)
        #expect(try known.restored(at: nil).round == 240)
        let inGap = try known.restored(at: known.moment(100))
        #expect(inGap.round <= 100 && inGap.round >= 20)
        #expect(inGap.archive.gapUntil != nil)
    }

    @Test("While the archive is dead commits go on; afterwards it becomes whole by itself")
    func dead() throws {
        let known = try KnownStorage(seed: 6)
        for _ in 0..<20 { try known.commit() }
        try known.step()
        let archive = try #require(known.storage.archive)
        let through = archive.archivedThrough
        let files = FileManager.default
        try files.moveItem(atPath: known.archive, toPath: known.archive + "-away")
        for round in 1...100 {
            try known.commit()
            if round % 10 == 0 {
                #expect(throws: (any Error).self) { try known.step() }
            }
        }
        #expect(archive.archivedThrough == through)
        try files.moveItem(atPath: known.archive + "-away", toPath: known.archive)
        try known.step()
        #expect(archive.archivedThrough > through)
        #expect(try known.restored(at: nil).round == 120)
        #expect(try known.restored(at: known.moment(60)).round == 60)
    }

    @Test("An archive that hangs costs memory only up to a bound, then a new chain")
    func hanging() throws {
        let known = try KnownStorage(seed: 7)
        let archive = try #require(known.storage.archive)
        var most = 0
        for _ in 0..<2_200 {
            try known.commit()
            most = max(most, archive.waitingBytes)
        }
        #expect(most >= 64 << 20 && most < 96 << 20)
        let length = try known.shelf.logLength()
        #expect(length < 8 << 20, "the log was not started anew: \(length)")
        try known.step()
        #expect(archive.waitingBytes == 0)
        #expect(try ArchiveListing(of: known.archive).chains.count == 2)
        #expect(try known.restored(at: nil).round == 2_200)
    }

    @Test("The archive rests its second, but not where a log begins")
    func rest() throws {
        let known = try KnownStorage(seed: 9)
        let archive = try #require(known.storage.archive)
        func seconds(atMost limit: Int) -> Double {
            let start = ContinuousClock.now
            archive.rest(seconds: limit)
            return (ContinuousClock.now - start) / .seconds(1)
        }
        // The first commits began one.
        #expect(seconds(atMost: 60) < 30)
        try known.commit()
        #expect(seconds(atMost: 1) >= 1)
        // Several logs: one rest is cut short for all of them.
        for _ in 0..<400 { try known.commit() }
        #expect(seconds(atMost: 60) < 30)
        #expect(seconds(atMost: 1) >= 1)
    }

    @Test("What no moment worth keeping needs is removed, the rest restores")
    func pruned() throws {
        let known = try KnownStorage(seed: 8, baseMilliseconds: 200, keepMilliseconds: 600)
        for _ in 0..<400 {
            try known.commit()
            if known.count % 5 == 0 { try known.step() }
        }
        try known.step()
        let listing = try ArchiveListing(of: known.archive)
        #expect(listing.chains.count == 1 && listing.chains[0].damaged.isEmpty)
        #expect((2...6).contains(listing.chains[0].bases), "\(listing.chains[0])")
        #expect(try known.restored(at: nil).round == 400)
        let kept = (1...400).filter { known.moment($0) >= known.moment(400) - 600 }
        for round in kept where round % 7 == 0 {
            #expect(try known.restored(at: known.moment(round)).round == round)
        }
        #expect(throws: ArchiveRestore.Refusal.self) {
            try known.restored(at: known.moment(1))
        }
    }
}
