import Foundation
import TestKit
import Testing
import Values

extension ServeTests {
    @Suite("A cluster whose leader fails")
    struct HighAvailabilityTests {
        @Test("Whatever happens to the leader, papers are taken again within 30 s and none is lost")
        func campaign() async throws {
            // In a process of its own: it enters a network namespace, and whatever thread is
            // started from one in there, for whichever test, stays in there.
            let result = try await #require(
                processExitsWith: .success, observing: [\.standardOutputContent]
            ) {
                try await onThread { try Self.campaign(rounds: Effort.count(5, full: 20)) }
            }
            FileHandle.standardOutput.write(Data(result.standardOutputContent))
        }

        private static func campaign(rounds: Int) throws {
            let seed = Effort.seed ?? 31
            var random = SeededRandom(seed: seed)
            let cluster = try PatroniCluster()
            defer { cluster.lab.close() }
            try cluster.lab.enter()
            try cluster.start()
            let site = try Site("available", database: cluster.url)
            let nodes = try Nodes(site, count: 2)
            let at = Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1_000))
            #expect(cluster.awaitWhole(seconds: 60))
            let load = SteadyTrade(site, nodes, seed: seed, at: at)
            let senders = load.start(connections: 4)
            defer { load.abandon() }

            var log: [(fault: HostFault, silence: Double)] = []
            var copied = 0
            var faults: [HostFault] = []
            for round in 1...rounds {
                if faults.isEmpty {
                    faults = HostFault.possible(in: cluster.lab).shuffled(using: &random)
                }
                guard let fault = faults.popLast() else { break }
                let place = "round \(round), \(fault), seed \(seed)"
                let before = SteadyTrade.now
                try #require(load.awaitAnswer(sentAfter: before, seconds: 60), "before \(place)")
                let leader = try cluster.leader()
                let start = SteadyTrade.now
                try fault.begin(leader, cluster.lab)
                let isBack = load.awaitAnswer(sentAfter: start, seconds: 120)
                try #require(isBack, "\(place): \(cluster.lastWords)")
                // A disk may be full for a while before a write notices.
                if fault == .full { #expect(cluster.awaitHandover(from: leader), "\(place)") }
                Thread.sleep(forTimeInterval: 4)
                let silence = load.longestSilence(since: start)
                #expect(silence <= 30, "\(place)")
                log.append((fault, silence))
                try fault.end(leader, cluster)
                if !cluster.awaitWhole(seconds: 40) {
                    copied += try cluster.reinitialise().count
                    #expect(cluster.awaitWhole(seconds: 60), "\(place): \(cluster.members())")
                }
            }
            load.stop()
            senders.wait()
            try settle(load, site, nodes, seed: seed)
            let figures = log.map { "\($0.fault) \(String(format: "%.1f", $0.silence)) s" }
            Effort.report(
                "high availability, \(rounds) rounds, "
                    + "\(cluster.lab.isNamespaced ? "namespaces" : "plain processes: no cut, no full disk"), "
                    + "\(load.acknowledged.count) messages acknowledged in \(load.sendings) "
                    + "sendings, longest silence \(figures.joined(separator: ", ")); "
                    + "\(copied) members copied anew, seed \(seed)")
        }

        /// Every acknowledged message is there, once, with the answer that was given for it.
        private static func settle(
            _ load: SteadyTrade, _ site: Site, _ nodes: Nodes, seed: UInt64
        ) throws {
            #expect(load.refused == [], "seed \(seed)")
            let sent = load.acknowledged
            let trade = load.trade
            #expect(sent.count == trade.letters && sent.count > 50, "seed \(seed)")
            // In portions, so that every node is asked.
            for start in stride(from: 0, to: sent.count, by: 300) {
                let some = sent[start..<min(start + 300, sent.count)]
                let again = Post.deliver(some.map(\.letter), of: site, to: nodes.node(start / 300))
                for (letter, first) in some {
                    let answer = again.acknowledged[letter.number]?.answer
                    #expect(answer?.replays(first) == true, "letter \(letter.number), seed \(seed)")
                }
            }
            try nodes.terminate()
            let verdict = try site.verify()
            #expect(verdict.messages == trade.letters, "seed \(seed)")
            #expect(verdict.papers == trade.papers, "seed \(seed)")
            #expect(verdict.consignments == trade.consignments.count, "seed \(seed)")
        }
    }
}
