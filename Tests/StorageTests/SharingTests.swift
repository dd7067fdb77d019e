import Foundation
import SQLiteStorage
import Storage
import Synchronization
import Testing

@Suite("Several programs share one file, and the log stays short")
struct SharingTests {
    @Test("Two programs see each other's commits")
    func commitsAreSeen() throws {
        let shelf = try Shelf()
        let server = try shelf.open()
        try server.migrate([lists])
        let command = try shelf.open()
        try command.migrate([lists])
        try command.file("L1")
        #expect(try server.filedLists() == ["L1"])
        try server.file("L2")
        #expect(try command.filedLists() == ["L1", "L2"])
    }

    @Test("A second writer waits for the first instead of failing")
    func writersWait() throws {
        let shelf = try Shelf()
        let server = try shelf.open()
        try server.migrate([lists])
        let command = try shelf.open()

        let isInside = DispatchSemaphore(value: 0)
        let isDone = DispatchSemaphore(value: 0)
        let order = Mutex<[String]>([])
        Thread.detachNewThread {
            try? server.write { transaction in
                isInside.signal()
                Thread.sleep(forTimeInterval: 0.2)
                try transaction.execute("INSERT INTO list VALUES ('hz', 'L1', 1, NULL)")
                order.withLock { $0.append("server") }
            }
            isDone.signal()
        }
        isInside.wait()
        // It reads before it writes, which fails at once unless the lock was taken first.
        let seen = try command.write { transaction in
            order.withLock { $0.append("command") }
            let seen = try transaction.first("SELECT total FROM list") { $0.integer(0) }
            try transaction.execute("UPDATE list SET total = total + 1")
            return seen
        }
        isDone.wait()
        #expect(seen == 1)
        #expect(order.withLock { $0 } == ["server", "command"])
    }

    @Test("A reader keeps its snapshot while lists are being filed")
    func snapshot() throws {
        let shelf = try Shelf()
        let storage = try shelf.open()
        try storage.migrate([lists])
        try storage.file("L1")
        let counts = try storage.read { transaction in
            let count: SQL = "SELECT COUNT(*) FROM list"
            let before = try transaction.first(count) { $0.integer(0) }
            let isDone = DispatchSemaphore(value: 0)
            Thread.detachNewThread {
                try? storage.file("L2")
                isDone.signal()
            }
            isDone.wait()
            return [before, try transaction.first(count) { $0.integer(0) }]
        }
        #expect(counts == [1, 1])
        #expect(try storage.filedLists() == ["L1", "L2"])
    }

    @Test("Under a writer that never pauses the log is started anew, again and again")
    func logStaysShort() throws {
        let shelf = try Shelf()
        let storage = try shelf.open()
        try storage.migrate([lists])
        let allocated = try shelf.logLength()
        #expect(allocated >= 2 << 20)

        let content = [UInt8](repeating: 7, count: 2_000)
        let batch: [[SQLValue]] = (0..<100).map { ["L1", .integer($0), .blob(content)] }
        var longest = 0
        for _ in 0..<100 {
            try storage.write {
                try $0.executeEach("INSERT INTO item VALUES (?, ?, ?)", batch)
            }
            longest = max(longest, try shelf.logLength())
        }
        #expect(longest == allocated, "20 MB were written, a log of 2 MB need not grow")
    }

    @Test("A reader in the way makes the log longer, and no commit fail")
    func slowReader() throws {
        let shelf = try Shelf()
        let storage = try shelf.open()
        try storage.migrate([lists])
        let allocated = try shelf.logLength()

        let content = [UInt8](repeating: 7, count: 20_000)
        let batch: [[SQLValue]] = (0..<100).map { ["L1", .integer($0), .blob(content)] }
        @Sendable func fill(_ times: Int) throws {
            for _ in 0..<times {
                try storage.write {
                    try $0.executeEach("INSERT INTO item VALUES (?, ?, ?)", batch)
                }
            }
        }
        let isDone = DispatchSemaphore(value: 0)
        let failure = Mutex<String?>(nil)
        try storage.read { transaction in
            let count: SQL = "SELECT COUNT(*) FROM item"
            let before = try transaction.first(count) { $0.integer(0) }
            Thread.detachNewThread {
                do { try fill(6) } catch { failure.withLock { $0 = "\(error)" } }
                isDone.signal()
            }
            isDone.wait()
            let after = try transaction.first(count) { $0.integer(0) }
            #expect([before, after] == [0, 0])
        }
        #expect(failure.withLock { $0 } == nil)
        #expect(try shelf.logLength() > 2 * allocated)

        // The reader has gone: the log is given back to its ordinary length.
        try fill(2)
        #expect(try shelf.logLength() <= 3 * allocated)
    }
}
