import Demonstration
import Foundation
import TestKit
import Testing
import Values

extension ServeTests {
    @Suite("A platform that is killed")
    struct KillTests {
        @Test("Killed at any moment it keeps every acknowledged paper and counts none twice")
        func killed() async throws {
            let seed = Effort.seed ?? 1
            let rounds = Effort.count(50, full: 1_000)
            try await onThread { try Self.trade(seed: seed, rounds: rounds) }
        }

        private static func trade(seed: UInt64, rounds: Int) throws {
            let site = try Site("kill")
            var random = SeededRandom(seed: seed)
            var trade = Trade(seed: seed, at: Instant.now)
            var open: [Letter] = []
            var all: [Int: (letter: Letter, answer: HTTPAnswer)] = [:]
            var cutOff = 0

            var newest: [(letter: Letter, answer: HTTPAnswer)] = []
            for round in 1...rounds {
                if random.next() % 4 == 0 { try killWhileStarting(site, &random) }
                let server = try site.serve()
                // What was acknowledged before the last kill, and something older.
                let earlier = all.values.shuffled(using: &random).prefix(6)
                try expectReplays(
                    newest + earlier, of: site, at: server, "seed \(seed), round \(round)")
                let letters = open + trade.letters(of: 6)
                let post = Post(letters, of: site, to: server)
                let senders = post.start(connections: 6)
                // Amid the load, however fast the machine: after so many answers and a moment more.
                let answers = Int.random(in: 0..<letters.count / 2, using: &random)
                post.awaitAnswers(answers, seconds: 20)
                Thread.sleep(forTimeInterval: Double.random(in: 0...0.02, using: &random))
                try server.killAtOnce()
                senders.wait()
                let mail = post.mail
                #expect(mail.refused.isEmpty, "seed \(seed), round \(round): \(mail.refused)")
                cutOff += mail.unanswered.count
                open = mail.unanswered + mail.unsent
                newest = Array(mail.acknowledged.values)
                all.merge(mail.acknowledged) { first, _ in first }
            }
            Effort.report(
                "kill -9: \(rounds) rounds, seed \(seed), \(all.count) messages acknowledged, "
                    + "\(cutOff) cut off")
            // A kill that interrupts nothing proves nothing.
            #expect(cutOff > 0 && all.count > rounds)
            try settle(open, &all, trade, site, seed: seed)
        }

        /// The worst moment to be killed: while the last kill is being repaired.
        private static func killWhileStarting(_ site: Site, _ random: inout SeededRandom) throws {
            let server = try Server(directory: site.directory)
            Thread.sleep(forTimeInterval: Double.random(in: 0.001...0.2, using: &random))
            try server.killAtOnce()
        }

        /// Sends what is still open; then all was taken exactly once, and every list is released.
        private static func settle(
            _ open: [Letter], _ all: inout [Int: (letter: Letter, answer: HTTPAnswer)],
            _ trade: Trade, _ site: Site, seed: UInt64
        ) throws {
            let server = try site.serve()
            let mail = Post.deliver(open, of: site, to: server)
            all.merge(mail.acknowledged) { first, _ in first }
            #expect(all.count == trade.letters, "seed \(seed)")
            try expectReplays(Array(all.values), of: site, at: server, "seed \(seed), at the end")
            try expectReleased(trade, site, server)
            #expect(try server.terminate() == 0)

            let verdict = try site.verify()
            #expect(verdict.messages == trade.letters, "seed \(seed)")
            #expect(verdict.papers == trade.papers, "seed \(seed)")
            #expect(verdict.consignments == trade.consignments.count, "seed \(seed)")
        }

        private static func expectReplays(
            _ sent: [(letter: Letter, answer: HTTPAnswer)], of site: Site, at server: Server,
            _ place: String
        ) throws {
            let mail = Post.deliver(sent.map(\.letter), of: site, to: server)
            for (letter, first) in sent {
                let again = try #require(
                    mail.acknowledged[letter.number]?.answer,
                    "\(place): letter \(letter.number) is not taken again: \(server.lastWords)")
                #expect(
                    again.replays(first), "\(place): \(first.text) was answered, then \(again.text)"
                )
            }
        }

        /// The dossier says released; the buyer's quota was used once.
        private static func expectReleased(
            _ trade: Trade, _ site: Site, _ server: Server
        ) throws {
            let broker = site.keys[DemonstrationEnterprise.broker.code] ?? ""
            let merchant = DemonstrationEnterprise.merchant.code
            for papers in trade.consignments {
                let path =
                    "/api/v1/consignments?ebcCode=\(merchant)&orderNo=\(papers.order.orderNo)"
                let answer = try #require(try server.connect().ask(.get(path, key: broker)))
                #expect(answer.text.contains("\"state\":\"released\""), "\(answer.text)")
            }
            // 60 inquiries a minute are allowed.
            for papers in trade.consignments.suffix(40) {
                let question =
                    "{\"idNumber\":\"\(papers.buyer.idNumber)\",\"name\":\"\(papers.buyer.name)\","
                    + "\"year\":\(papers.at.day.year)}"
                let answer = try #require(
                    try server.connect().ask(.json("/api/v1/quota", question, key: broker)))
                let quota = try JSONDecoder().decode(Quota.self, from: Data(answer.body))
                let counted = try #require(Amount(quota.used)) + (try #require(Amount(quota.held)))
                #expect(counted == papers.order.goodsValue + papers.order.freight)
            }
        }

        private struct Quota: Decodable {
            var used: String
            var held: String
        }
    }
}
