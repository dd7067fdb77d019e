import Foundation
import SQLiteStorage
import Storage
import TestKit
import Testing

@Suite("What is filed stays filed, and what fails leaves no trace")
struct StorageTests {
    @Test("The writer waits for the disk at every commit (synchronous = FULL, read back)")
    func durability() throws {
        let shelf = try Shelf()
        let storage = try shelf.open()
        let settings = try storage.write { transaction in
            [
                try transaction.first("PRAGMA synchronous") { String($0.integer(0)) },
                try transaction.first("PRAGMA journal_mode") { $0.text(0) },
                try transaction.first("PRAGMA foreign_keys") { String($0.integer(0)) },
            ]
        }
        #expect(settings == ["2", "wal", "0"])
    }

    @Test("A filed list is still there after closing and reopening")
    func reopening() throws {
        let shelf = try Shelf()
        let before = try shelf.open()
        try before.migrate([lists])
        try before.file("L1", total: 500_000)
        try before.close()

        let after = try shelf.open()
        try after.migrate([lists])
        #expect(try after.filedLists() == ["L1"])
    }

    @Test("After a power failure every answered batch is found in the log, whatever its age")
    func recovery() throws {
        let shelf = try Shelf()
        let storage = try shelf.open()
        try storage.migrate([lists])
        let content = [UInt8](repeating: 7, count: 30_000)
        // The log is started anew on the way, so old pages lie behind the new ones.
        for number in 1...100 {
            try storage.write { transaction in
                try transaction.execute(
                    "INSERT INTO list VALUES ('hz', \("L\(number)"), \(number), NULL)")
                try transaction.execute("INSERT INTO item VALUES ('L', \(number), \(content))")
            }
        }
        // What a machine finds on its disk when it starts again: the files, and no shared memory.
        let found = try Shelf()
        for suffix in ["", "-wal"] {
            try FileManager.default.copyItem(
                atPath: shelf.path + suffix, toPath: found.path + suffix)
        }
        let after = try found.open()
        let counts = try after.write { transaction in
            [
                try transaction.first("SELECT COUNT(*) FROM list") { $0.integer(0) },
                try transaction.first("SELECT COUNT(*) FROM item") { $0.integer(0) },
            ]
        }
        let check = try after.read { try $0.rows("PRAGMA integrity_check") { $0.text(0) } }
        #expect(counts == [100, 100])
        #expect(check == ["ok"])
    }

    @Test(
        "A backup is a whole storage of its own and overwrites nothing", arguments: [true, false])
    func backup(onDisk: Bool) throws {
        let shelf = try Shelf()
        let storage = onDisk ? try shelf.open() : try SQLiteStorage.inMemory()
        try storage.migrate([lists])
        try storage.file("L1")
        let copy = try Shelf()
        try storage.backUp(to: copy.path)
        try storage.file("L2")
        #expect(throws: StorageProblem.self) { try storage.backUp(to: copy.path) }

        let restored = try copy.open()
        try restored.migrate([lists])
        #expect(try restored.filedLists() == ["L1"])
    }

    @Test(
        "An error in the middle undoes the whole batch and comes out unchanged",
        arguments: Engine.allCases)
    func rollback(on engine: Engine) throws {
        struct Interrupted: Error, Equatable { var at: Int }
        let storage = try engine.open()
        try storage.migrate([lists])
        try storage.file("L1")
        #expect(throws: Interrupted(at: 7)) {
            try storage.write { transaction in
                try transaction.execute("DELETE FROM list")
                throw Interrupted(at: 7)
            }
        }
        #expect(try storage.filedLists() == ["L1"])
    }

    @Test(
        "The same list number twice breaks the key, is told apart, and undoes its batch",
        arguments: Engine.allCases)
    func constraint(on engine: Engine) throws {
        let storage = try engine.open()
        try storage.migrate([lists])
        try storage.file("L1")
        do {
            try storage.write { transaction in
                let insert = "INSERT INTO list (zone_id, list_no, total) VALUES ('hz', ?, 0)"
                try transaction.executeEach(insert, [["L0"], ["L1"]])
            }
            Issue.record("the key was not enforced")
        } catch StorageProblem.constraint(let detail) {
            #expect(detail.contains("list"))
            #expect(!detail.contains("L1"), "a value of a row must not reach the log")
        }
        #expect(try storage.filedLists() == ["L1"])
    }

    @Test("Nobody can write while reading", arguments: [nil] + Engine.allCases)
    func readOnly(in engine: Engine?) throws {
        let shelf = try Shelf()
        let storage: any Storage = try engine?.open() ?? shelf.open()
        try storage.migrate([lists])
        #expect(throws: StorageProblem.self) {
            try storage.read { try $0.execute("DELETE FROM list") }
        }
        try storage.file("L1")
    }

    @Test("A closed storage says so", arguments: [nil] + Engine.allCases)
    func closing(in engine: Engine?) throws {
        let shelf = try Shelf()
        let storage: any Storage = try engine?.open() ?? shelf.open()
        try storage.migrate([lists])
        try storage.close()
        try storage.close()
        #expect(throws: StorageProblem.closed) { try storage.filedLists() }
        #expect(throws: StorageProblem.closed) { try storage.file("L1") }
    }

    @Test("A file that is no database is called corrupt, a missing folder an input-output problem")
    func wrongFiles() throws {
        let shelf = try Shelf()
        try "这不是数据库。".appending(String(repeating: "x", count: 8192))
            .write(toFile: shelf.path, atomically: true, encoding: .utf8)
        #expect(throws: StorageProblem.corrupt("file is not a database (SQLite 26)")) {
            try shelf.open()
        }
        do {
            _ = try SQLiteStorage(path: shelf.path + "-missing/tongguan.sqlite")
            Issue.record("a folder was made")
        } catch StorageProblem.io {}
    }

    @Test("A full disk is told as full, and the storage goes on once there is room")
    func fullDisk() throws {
        let storage = try SQLiteStorage.inMemory()
        try storage.migrate([lists])
        let pages = try storage.write { transaction in
            try transaction.first("PRAGMA page_count") { $0.integer(0) }
        }
        _ = try storage.write { transaction in
            try transaction.first(SQL(text: "PRAGMA max_page_count = \(pages ?? 0)")) { _ in }
        }
        let content = [UInt8](repeating: 7, count: 100_000)
        func add() throws {
            try storage.write { transaction in
                try transaction.execute("INSERT INTO item VALUES ('L1', 1, \(content))")
            }
        }
        #expect(throws: StorageProblem.full) { try add() }
        _ = try storage.write { transaction in
            try transaction.first("PRAGMA max_page_count = 100000") { _ in }
        }
        try add()
    }

    @Test("Every problem is explained in both languages")
    func languages() {
        let problems: [StorageProblem] = [
            .busy, .full, .io("d"), .unflushed("d"), .corrupt("d"), .constraint("d"), .closed,
            .history("d"),
            .other("d"),
        ]
        #expect(Set(problems.map(\.zh)).count == problems.count)
        #expect(Set(problems.map(\.en)).count == problems.count)
        for problem in problems {
            #expect(problem.zh.unicodeScalars.contains { (0x4E00...0x9FFF) ~= $0.value })
            #expect(problem.description.hasSuffix(problem.en))
        }
    }
}
