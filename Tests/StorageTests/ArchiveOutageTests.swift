import Foundation
import SQLiteStorage
import Storage
import TestKit
import Testing

@Suite("Whatever the archive could not read or write, it never claims more than it has")
struct ArchiveOutageTests {
    private let files = FileManager.default

    @Test("A log that cannot be read for a while: a new chain begins, and its moments are right")
    func unreadable() throws {
        let known = try KnownStorage(seed: 21)
        for _ in 0..<20 { try known.commit() }
        try known.step()
        let log = known.shelf.path + "-wal"
        try files.moveItem(atPath: log, toPath: log + "-away")
        try files.createDirectory(atPath: log, withIntermediateDirectories: false)
        // The writer has it open and starts it anew meanwhile.
        for _ in 0..<150 { try known.commit() }
        for _ in 0..<2 {
            #expect(throws: StorageProblem.self) { try known.step() }
        }
        try files.removeItem(atPath: log)
        try files.moveItem(atPath: log + "-away", toPath: log)
        for _ in 0..<10 { try known.commit() }
        try known.step()
        #expect(try ArchiveListing(of: known.archive).chains.map(\.damaged) == [[], []])
        #expect(try known.restored(at: nil).round == 180)
        let inGap = try known.restored(at: known.moment(100))
        #expect(inGap.round == 20 && inGap.archive.gapUntil != nil)
        for _ in 0..<20 { try known.commit() }
        try known.step()
        for round in 181...200 {
            #expect(try known.restored(at: known.moment(round)).round == round)
        }
    }

    @Test("A log longer than what is kept in memory is archived whole, in one step")
    func long() throws {
        let known = try KnownStorage(seed: 22)
        let archive = try #require(known.storage.archive)
        try known.storage.write { try $0.execute("CREATE TABLE long (body BLOB NOT NULL)") }
        let reader = try known.shelf.open()
        // It is slow, and keeps the log from being started anew.
        try reader.read { transaction in
            _ = try transaction.first("SELECT COUNT(*) FROM long") { $0.integer(0) }
            for _ in 0..<6 {
                try known.storage.write {
                    let body = [UInt8](repeating: 7, count: 16 << 20)
                    try $0.execute("INSERT INTO long (body) VALUES (\(body))")
                }
                try known.commit()
            }
            let before = known.now()
            try known.step()
            #expect(archive.archivedThrough > before && archive.waitingBytes == 0)
        }
        #expect(try ArchiveListing(of: known.archive).chains.count == 1)
        #expect(try known.restored(at: nil).round == 6)
    }

    @Test("A log that nobody saw between two others is noticed")
    func skipped() throws {
        let known = try KnownStorage(seed: 23)
        let archive = try #require(known.storage.archive)
        try known.step()
        // What waits was collected because the log was started anew before this very commit.
        while archive.waitingBytes == 0 { try known.commit() }
        let count = known.count
        LogArchive.unmark(known.shelf.path)
        let stranger = try known.shelf.open()
        try known.commit(by: stranger)
        try stranger.close()
        let another = try known.shelf.open()
        try known.commit(by: another)
        try known.step()
        #expect(try ArchiveListing(of: known.archive).chains.count == 2)
        #expect(try known.restored(at: nil).round == count + 2)
    }

    @Test("A base that does not fit leaves its room to the commits, which go on")
    func full() throws {
        let known = try KnownStorage(seed: 24, baseMilliseconds: 100)
        let chain = try #require(try ArchiveListing(of: known.archive).chains.first).directory
        let copies = (2...400).map { chain + String(format: "/%08d.base.part", $0) }
        for copy in copies {
            try files.createSymbolicLink(atPath: copy, withDestinationPath: "/dev/full")
        }
        var refusals = 0
        for _ in 0..<150 {
            try known.commit()
            do { try known.step() } catch StorageProblem.full { refusals += 1 }
        }
        #expect(refusals == 1, "a base is tried at most twice a minute")
        let left = try files.contentsOfDirectory(atPath: chain).filter { $0.hasSuffix(".part") }
        #expect(left.count == copies.count - 1)
        #expect(try known.restored(at: nil).round == 150)
    }
}
