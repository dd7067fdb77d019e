import Demonstration
import Foundation
import TestKit
import Testing
import Values

extension ServeTests {
    @Suite("A paper that is sent again and again")
    struct ResendTests {
        private static let start = "2026-11-21T10:00:00+08:00"

        @Test(
            "Sent fifty times at once, after a restart and 400 days later: one effect, one answer")
        func resent() async throws {
            try await onThread { try Self.resend("resends", database: nil, nodes: 1) }
        }

        @Test("Sent to four servers over one database at once: one effect, one answer")
        func resentToFour() async throws {
            try await onThread {
                try Self.resend(
                    "resends4", database: try PostgresServer.shared().makeDatabase(), nodes: 4)
            }
        }

        /// Days pass on one node; with several, each has its own virtual clock, so one remains.
        static func resend(_ name: String, database: String?, nodes: Int) throws {
            let seed = Effort.seed ?? 17
            let papers = Effort.count(80, full: 1_000)
            let times = Effort.count(15, full: 50)
            let at = try #require(Instant(rfc3339: start))
            let site = try Site(name, database: database)
            let clock = ["--virtual-clock", start]
            var trade = Trade(seed: seed, at: at)
            let letters = trade.letters(of: papers / 4, most: 1)
            let resending = Resending(site)
            func serve() throws -> [Server] {
                try (0..<nodes).map {
                    try site.serve(options: clock, node: nodes == 1 ? nil : $0)
                }
            }
            func judge(_ moment: String) throws -> Site.Verdict {
                #expect(resending.faults == [], "\(moment), seed \(seed)")
                #expect(resending.counted == [], "\(moment), seed \(seed)")
                let verdict = try site.verify()
                #expect(verdict.messages == trade.letters && verdict.papers == trade.papers)
                #expect(verdict.consignments == trade.consignments.count)
                return verdict
            }

            var servers = try serve()
            resending.send(letters, times: times, to: servers, seed: seed)
            let first = try judge("at first")
            // Quota and guarantee, held and posted, once for each list.
            #expect(first.postings == 4 * trade.consignments.count)
            for server in servers { #expect(try server.terminate() == 0) }

            servers = try serve()
            resending.send(letters, times: times, to: servers, seed: seed &+ 1)
            #expect(try judge("after a restart") == first)
            for server in servers.dropFirst() { #expect(try server.terminate() == 0) }

            let admin = try site.key(of: "admin")
            let later = try servers[0].connect(seconds: 300).ask(
                .json("/api/v1/clock", "{\"advanceDays\":400}", key: admin))
            #expect(later?.status == 200, "\(later?.text ?? "no answer")")
            let billed = try judge("400 days later")
            #expect(billed.events > first.events, "a year of billing has passed")
            resending.send(letters, times: times, to: [servers[0]], seed: seed &+ 2)
            #expect(try judge("sent 400 days later") == billed)
            #expect(try servers[0].terminate() == 0)
            Effort.report(
                "resends: \(letters.count) papers, each \(times) times at once to \(nodes) "
                    + "server(s), thrice, \(resending.answers) answers, seed \(seed)")
        }
    }
}
