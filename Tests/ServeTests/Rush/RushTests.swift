import Demonstration
import Foundation
import Ledger
import Synchronization
import TestKit
import Testing
import Values

extension ServeTests {
    @Suite("Everybody wants more than there is")
    struct RushTests {
        @Test(
            "On one node that is killed, no account is overdrawn and one order explains all answers"
        )
        func embedded() async throws {
            try await onThread {
                try Self.rush("rush", database: nil, nodes: 1, Effort.count(4_000, full: 1_000_000))
            }
        }

        @Test("On three nodes that are killed in turn, no account is overdrawn either")
        func threeNodes() async throws {
            try await onThread {
                try Self.rush(
                    "rush3", database: try PostgresServer.shared().makeDatabase(), nodes: 3,
                    Effort.count(4_000, full: 1_000_000))
            }
        }

        static func rush(_ name: String, database: String?, nodes count: Int, _ attempts: Int)
            throws
        {
            let seed = Effort.seed ?? 29
            let (clients, persons, lists) = (64, 100, 1_024)
            let at = Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1_000))
            let accounts = RushAccounts(persons: persons, lists: lists)
            let site = try Site(
                name, database: database, register: accounts.register, book: accounts.book)
            let nodes = try Nodes(site, count: count)
            try prepare(accounts, lists, site, nodes, at: at)

            let rush = Rush(site, nodes, accounts, attempts: attempts, at: at)
            let reads = Mutex<[AppendHistory.Transaction]>([])
            let reader = onThreads(1) { _ in
                let found = rush.readReceipts(limit: 30_000)
                reads.withLock { $0 = found }
            }
            var random = SeededRandom(seed: seed)
            var (kills, trouble): (Int, (any Error)?) = (0, nil)
            let start = ContinuousClock.now
            rush.run(clients: clients, lists: lists, seed: seed) {
                Thread.sleep(forTimeInterval: Double.random(in: 1.5...4, using: &random))
                guard trouble == nil else { return }
                do {
                    try nodes.killAndRestart(Int.random(in: 0..<count, using: &random))
                    kills += 1
                } catch { trouble = error }
            }
            let time = ContinuousClock.now - start
            reader.wait()
            if let trouble { throw trouble }
            #expect(rush.faults == [], "seed \(seed)")
            #expect(kills > 0)
            try nodes.terminate()
            let history = RushHistory(rush)
            try history.judge(attempts: attempts, reads: reads.withLock { $0 }, seed: seed)
            let verdict = try site.verify()
            #expect(verdict.consignments <= lists && verdict.events > attempts)
            Effort.report(
                "rush on \(database == nil ? "SQLite" : "PostgreSQL"), \(count) node(s): "
                    + "\(attempts) attempts of \(clients) clients for \(persons) persons in "
                    + "\(time), \(kills) kills, \(rush.resends) resends, \(history), seed \(seed)")
        }

        /// Orders, payments and waybills of all lists, so that a list is decided when it comes.
        private static func prepare(
            _ accounts: RushAccounts, _ lists: Int, _ site: Site, _ nodes: Nodes, at: Instant
        ) throws {
            let papers = (1...lists).map { accounts.papers($0, at: at).papers }
            var letters: [Letter] = []
            for (type, sender) in Trade.senders.dropLast().enumerated() {
                for start in stride(from: 0, to: lists, by: 64) {
                    let some = papers[start..<min(start + 64, lists)].map { $0[type] }
                    letters.append(Letter(letters.count + 1, some, from: sender))
                }
            }
            let mail = Post.deliver(letters, of: site, to: nodes.node(0), connections: 2)
            #expect(mail.acknowledged.count == letters.count)
        }
    }
}
