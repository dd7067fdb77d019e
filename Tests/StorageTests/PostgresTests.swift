import Foundation
import PostgresStorage
import Storage
import Synchronization
import TestKit
import Testing

@Suite(
    "What PostgreSQL acknowledged is there once, whatever happened to the connection", .onThread)
struct PostgresTests {
    private func server() throws -> PostgresServer { try PostgresServer.shared() }

    /// Has every commit wait for the standby of this name, or for none.
    private func demand(standby name: String, _ server: PostgresServer) throws {
        try server.psql("ALTER SYSTEM SET synchronous_standby_names = '\(name)'")
        try server.psql("SELECT pg_reload_conf()")
        Thread.sleep(forTimeInterval: 0.3)
    }

    @Test("Connections cut at any moment, in a commit too: each acknowledged list is there once")
    func cuts() throws {
        let server = try server()
        let url = try server.makeDatabase()
        let name = try #require(url.split(separator: "=").last)
        try server.open(url).migrate([lists])
        let each = Effort.count(150, full: 5_000)
        let isOver = Atomic<Bool>(false)
        let cuts = Atomic<Int>(0)
        let hand = try server.open(server.url())
        let cutter = Thread {
            while !isOver.load(ordering: .relaxed) {
                let cut = try? hand.read { transaction in
                    try transaction.first(
                        """
                        SELECT COUNT(pg_terminate_backend(pid)) FROM pg_stat_activity
                        WHERE application_name = \(String(name))
                        """
                    ) { Int($0.integer(0)) }
                }
                cuts.add((cut ?? nil) ?? 0, ordering: .relaxed)
                Thread.sleep(forTimeInterval: 0.01)
            }
        }
        cutter.start()
        let acknowledged = Mutex<[String]>([])
        DispatchQueue.concurrentPerform(iterations: 3) { node in
            guard let storage = try? server.open(url) else { return }
            for number in 0..<each {
                let list = "N\(node)-\(number)"
                let isDone =
                    (try? storage.write { transaction in
                        let last = try transaction.first("SELECT COUNT(*) FROM list") {
                            $0.integer(0)
                        }
                        try transaction.execute(
                            """
                            INSERT INTO list (zone_id, list_no, total)
                            VALUES ('hz', \(list), \(last))
                            """)
                        return true
                    }) ?? false
                if isDone { acknowledged.withLock { $0.append(list) } }
            }
        }
        isOver.store(true, ordering: .relaxed)
        while !cutter.isFinished { Thread.sleep(forTimeInterval: 0.05) }
        let storage = try server.open(url)
        let found = Set(try storage.filedLists())
        let answered = acknowledged.withLock { $0 }
        #expect(found.isSuperset(of: answered))
        // Each writer saw all that were committed before it: nobody wrote between.
        let totals = try storage.read {
            try $0.rows("SELECT total FROM list ORDER BY total") { $0.integer(0) }
        }
        #expect(totals == Array(0..<Int64(found.count)))
        #expect(cuts.load(ordering: .relaxed) > 0)
        Effort.report(
            "PostgreSQL cuts: \(3 * each) writes from 3 nodes, \(answered.count) acknowledged, "
                + "\(found.count) there, \(cuts.load(ordering: .relaxed)) connections cut")
    }

    @Test("A cancelled wait for the standby is no acknowledgement")
    func cancelledWait() throws {
        let server = try PostgresServer(settings: ["max_wal_senders = 2"])
        defer { server.stop() }
        var limits = PostgresServer.limits
        limits.patience = .seconds(3)
        // The warning that tells of it is heard whatever the session is told to hide.
        let storage = try server.open(
            server.url("&options=-cclient_min_messages%3Derror"), limits: limits)
        try storage.migrate([lists])
        let cancel = """
            SELECT count(pg_cancel_backend(pid)) FROM pg_stat_activity
            WHERE wait_event = 'SyncRep' AND pid <> pg_backend_pid()
            """
        /// Cancels every wait, until told to stop.
        func cancelling(_ work: () throws -> Void) rethrows -> Int {
            let isOver = Atomic<Bool>(false)
            let count = Atomic<Int>(0)
            let thread = Thread {
                while !isOver.load(ordering: .relaxed) {
                    let cut = (try? server.psql(cancel)) ?? ""
                    count.add(Int(cut.split(separator: "\n").first ?? "") ?? 0, ordering: .relaxed)
                    Thread.sleep(forTimeInterval: 0.05)
                }
            }
            thread.start()
            defer {
                isOver.store(true, ordering: .relaxed)
                while !thread.isFinished { Thread.sleep(forTimeInterval: 0.05) }
            }
            try work()
            return count.load(ordering: .relaxed)
        }

        try demand(standby: "nobody", server)
        let cancelled = cancelling {
            #expect(throws: StorageProblem.io("whether the last commit was done is not known")) {
                try storage.file("L1")
            }
        }
        #expect(cancelled > 0)
        // The list is there, as the server said; yet nobody was told so.
        #expect(try storage.filedLists() == ["L1"])

        // The standby comes back while the outcome is asked for: one body, one effect, one answer.
        let runs = Mutex(0)
        let release = Thread {
            Thread.sleep(forTimeInterval: 0.8)
            try? demand(standby: "", server)
        }
        release.start()
        _ = try cancelling {
            try storage.write { transaction in
                runs.withLock { $0 += 1 }
                try transaction.execute("INSERT INTO list VALUES ('hz', 'L2', 0, NULL)")
            }
        }
        #expect(runs.withLock { $0 } == 1)
        #expect(try storage.filedLists() == ["L1", "L2"])
        while !release.isFinished { Thread.sleep(forTimeInterval: 0.05) }
    }

    @Test("A connection that the server ended while nobody used it costs nobody a list")
    func idle() throws {
        let url = try server().makeDatabase().replacing(
            "&options=", with: "&options=-cidle_session_timeout%3D200%20")
        let storage = try server().open(url)
        try storage.migrate([lists])
        for number in 1...2 {
            try storage.file("L\(number)")
            Thread.sleep(forTimeInterval: 0.6)
        }
        #expect(try storage.filedLists() == ["L1", "L2"])
    }

    @Test("A pool that is used up says so in time, and lends again afterwards")
    func poolIsBounded() throws {
        var limits = PostgresLimits()
        limits.connections = 1
        limits.lending = .milliseconds(200)
        let storage = try server().open(limits: limits)
        try storage.migrate([lists])
        let isInside = DispatchSemaphore(value: 0)
        let mayEnd = DispatchSemaphore(value: 0)
        let isDone = DispatchSemaphore(value: 0)
        Thread.detachNewThread {
            try? storage.read { _ in
                isInside.signal()
                mayEnd.wait()
            }
            isDone.signal()
        }
        isInside.wait()
        #expect(throws: StorageProblem.busy) { try storage.filedLists() }
        mayEnd.signal()
        isDone.wait()
        #expect(try storage.filedLists() == [])
    }

    @Test("Whoever holds the pen for too long does not stop the others for ever")
    func penIsTakenAway() throws {
        let server = try server()
        let url = try server.makeDatabase()
        var limits = PostgresServer.limits
        limits.idle = .milliseconds(500)
        limits.patience = .seconds(10)
        let frozen = try server.open(url, limits: limits)
        let other = try server.open(url, limits: limits)
        try other.migrate([lists])
        let runs = Mutex(0)
        let isInside = DispatchSemaphore(value: 0)
        let isDone = DispatchSemaphore(value: 0)
        Thread.detachNewThread {
            try? frozen.write { transaction in
                let run = runs.withLock { runs in
                    runs += 1
                    return runs
                }
                try transaction.execute(
                    "INSERT INTO list (zone_id, list_no, total) VALUES ('hz', 'L1', \(run))")
                isInside.signal()
                if run == 1 { Thread.sleep(forTimeInterval: 2) }
            }
            isDone.signal()
        }
        isInside.wait()
        try other.file("L2")
        isDone.wait()
        // The first run was undone by the server, and nothing of it was kept.
        let kept = try other.read {
            try $0.rows("SELECT list_no, total FROM list ORDER BY 1") {
                ($0.text(0), $0.integer(1))
            }
        }
        #expect(kept.map(\.0) == ["L1", "L2"])
        #expect(kept.map(\.1) == [2, 0])
    }

    @Test("A frozen connection is left for another; a frozen server is told in time")
    func frozen() throws {
        let server = try PostgresServer()
        defer { server.stop() }
        var limits = PostgresServer.limits
        limits.silenceOfWrite = .seconds(1)
        limits.patience = .seconds(4)
        let storage = try server.open(server.url(), limits: limits)
        try storage.migrate([lists])
        let master = try String(
            contentsOfFile: server.folder.path + "/data/postmaster.pid", encoding: .utf8)
        func processes() throws -> [pid_t] {
            let ours = try server.psql(
                "SELECT pid FROM pg_stat_activity WHERE application_name = 'tongguan'")
            return (master.prefix { $0 != "\n" } + "\n" + ours).split(separator: "\n")
                .compactMap { pid_t($0) }
        }
        func freeze(_ processes: [pid_t], _ work: () throws -> Void) rethrows {
            for process in processes { kill(process, SIGSTOP) }
            defer { for process in processes { kill(process, SIGCONT) } }
            try work()
        }

        try storage.file("L1")
        try freeze(Array(processes().dropFirst())) { try storage.file("L2") }
        try storage.file("L3")
        let begin = ContinuousClock.now
        let all = try processes()
        #expect(all.count > 1)
        freeze(all) {
            #expect(throws: StorageProblem.self) { try storage.file("L4") }
        }
        #expect(ContinuousClock.now - begin < .seconds(60))
        try storage.file("L5")
        #expect(try storage.filedLists() == ["L1", "L2", "L3", "L5"])
    }

    @Test(
        "A server frozen in the middle of a commit: what it did is waited for, or not known",
        arguments: Thaw.allCases)
    func frozenInCommit(_ thaw: Thaw) throws {
        let server = try PostgresServer(settings: ["max_wal_senders = 2"])
        defer { server.stop() }
        var limits = PostgresServer.limits
        limits.silenceOfWrite = .seconds(1)
        limits.patience = .seconds(thaw == .tooLate ? 3 : 20)
        let storage = try server.open(server.url(), limits: limits)
        try storage.migrate([lists])
        // A commit that waits for its standby has been written, and is not over.
        try demand(standby: "nobody", server)
        let runs = Mutex(0)
        let outcome = Mutex<Result<Void, any Error>?>(nil)
        let writer = Thread {
            let result = Result {
                _ = try storage.write { transaction in
                    runs.withLock { $0 += 1 }
                    try transaction.execute("INSERT INTO list VALUES ('hz', 'L1', 0, NULL)")
                }
            }
            outcome.withLock { $0 = result }
        }
        writer.start()
        var process: pid_t?
        for _ in 0..<200 where process == nil {
            process = pid_t(
                try server.psql(
                    "SELECT pid FROM pg_stat_activity WHERE wait_event = 'SyncRep'"
                ).trimmingCharacters(in: .newlines))
            if process == nil { Thread.sleep(forTimeInterval: 0.05) }
        }
        let frozen = try #require(process)
        kill(frozen, SIGSTOP)
        if thaw != .tooLate { try demand(standby: "", server) }
        // The writer gives its connection up meanwhile, and asks over another.
        Thread.sleep(forTimeInterval: 2)
        #expect(outcome.withLock { $0 == nil })
        switch thaw {
        case .inTime: kill(frozen, SIGCONT)
        case .never: kill(frozen, SIGKILL)
        case .tooLate: break
        }
        while !writer.isFinished { Thread.sleep(forTimeInterval: 0.05) }
        if thaw == .tooLate {
            #expect(throws: StorageProblem.io("whether the last commit was done is not known")) {
                try outcome.withLock { $0 }?.get()
            }
            kill(frozen, SIGCONT)
            try demand(standby: "", server)
        } else {
            #expect(throws: Never.self) { try #require(outcome.withLock { $0 }).get() }
        }
        #expect(runs.withLock { $0 } == 1)
        #expect(try storage.filedLists() == ["L1"])
    }

    enum Thaw: CaseIterable {
        case inTime, tooLate
        /// The process is killed, and the server recovers from its log.
        case never
    }

    @Test("A standby, and a server that does not wait for its disk, are refused")
    func refused() throws {
        let standby = try PostgresServer(isStandby: true)
        defer { standby.stop() }
        let careless = try PostgresServer(settings: ["fsync = off"])
        defer { careless.stop() }
        var limits = PostgresServer.limits
        limits.patience = .milliseconds(100)
        #expect {
            try standby.open(standby.url(), limits: limits).file("L1")
        } throws: { problem in
            if case StorageProblem.io(let detail) = problem {
                detail.contains("read-only")
            } else {
                false
            }
        }
        #expect(
            throws: StorageProblem.other("the server does not wait for its disk: set fsync = on")
        ) { try careless.open(careless.url(), limits: limits).file("L1") }
    }

    @Test("An address is never repeated, and a server that is not there is told in time")
    func addresses() throws {
        let secret = "geheim-密"
        do {
            _ = try server().open("postgresql://u:\(secret)@[broken")
            Issue.record("the address was accepted")
        } catch let problem as StorageProblem {
            #expect(!problem.description.contains(secret))
        }
        var limits = PostgresLimits()
        limits.patience = .milliseconds(300)
        limits.patienceOfRead = .milliseconds(300)
        let nowhere = try PostgresStorage(
            url: "postgresql://u:secret@127.0.0.1:1/db", zone: "hz", limits: limits)
        do {
            _ = try nowhere.filedLists()
            Issue.record("somebody answered")
        } catch StorageProblem.io(let detail) {
            #expect(!detail.contains("secret"))
        }
    }
}
