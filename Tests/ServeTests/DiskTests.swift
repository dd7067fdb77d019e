import Demonstration
import Foundation
import TestKit
import Testing
import Values

extension ServeTests {
    @Suite("A platform whose disk has no more room")
    struct DiskTests {
        private static let noon = Instant(rfc3339: "2026-11-21T12:00:00+08:00")

        @Test(
            "Without room it takes nothing, answers what is asked, and goes on once there is some")
        func full() async throws {
            let at = try #require(Self.noon)
            try await onThread {
                guard let disk = SmallDisk.inMemory(megabytes: 24) else {
                    return Effort.report("full disk: skipped, mounting is not permitted here")
                }
                let site = try Site("full-disk", on: disk.path)
                let server = try site.serve()
                var trade = Trade(seed: 5, at: at)
                let before = Post.deliver(trade.letters(of: 6), of: site, to: server)
                #expect(before.refused.isEmpty && before.unanswered.isEmpty)

                disk.fill()
                let first = try Self.sendUntilTurnedAway([], &trade, site, server)
                try Self.expectReads(trade, site, server)

                // A restart does not make it worse: whoever asks still gets answers.
                #expect(try server.terminate() == 0)
                disk.fill()
                let again = try site.serve()
                let rest = try Self.sendUntilTurnedAway(first, &trade, site, again)
                try Self.expectReads(trade, site, again)

                disk.free()
                let after = Post.deliver(rest, of: site, to: again)
                #expect(after.refused.isEmpty && after.unanswered.isEmpty)
                #expect(try again.terminate() == 0)
                let verdict = try site.verify()
                #expect(verdict.messages == trade.letters && verdict.papers == trade.papers)
                Effort.report(
                    "full disk: \(first.count) and after a restart \(rest.count) "
                        + "messages turned away, all taken later")
            }
        }

        @Test("A flush that fails ends the platform with 74, and nothing acknowledged is missing")
        func promised() async throws {
            let at = try #require(Self.noon)
            try await onThread {
                guard let lower = SmallDisk.inMemory(megabytes: 40),
                    let disk = SmallDisk.promising(megabytes: 32, on: lower)
                else {
                    return Effort.report("failed flush: skipped, mounting is not permitted here")
                }
                let site = try Site("promised", on: disk.path)
                let server = try site.serve()
                var trade = Trade(seed: 9, at: at)
                let before = Post.deliver(trade.letters(of: 6), of: site, to: server)
                #expect(before.refused.isEmpty && before.unanswered.isEmpty)

                lower.fill()
                var amid = Post.Mail()
                for _ in 0..<20 where amid.unanswered.isEmpty && amid.refused.isEmpty {
                    let mail = Post.deliver(trade.letters(of: 30), of: site, to: server)
                    amid.acknowledged.merge(mail.acknowledged) { $1 }
                    (amid.refused, amid.unanswered) = (mail.refused, mail.unanswered)
                    amid.unsent = mail.unsent
                }
                #expect(try server.awaitEnd() == 74, "\(server.lastWords)")
                for (_, answer) in amid.refused { #expect(answer.status == 503, "\(answer.text)") }

                lower.free()
                let again = try site.serve()
                let all = before.acknowledged.merging(amid.acknowledged) { $1 }
                let sent = Post.deliver(all.values.map(\.letter), of: site, to: again)
                for (letter, first) in all.values {
                    #expect(sent.acknowledged[letter.number]?.answer.replays(first) == true)
                }
                let rest = amid.refused.map(\.letter) + amid.unanswered + amid.unsent
                #expect(!rest.isEmpty)
                let after = Post.deliver(rest, of: site, to: again)
                #expect(after.refused.isEmpty && after.unanswered.isEmpty)
                #expect(try again.terminate() == 0)
                let verdict = try site.verify()
                #expect(verdict.messages == trade.letters && verdict.papers == trade.papers)
                Effort.report(
                    "failed flush: ended with 74 after \(amid.acknowledged.count) messages")
            }
        }

        /// The log has some room of its own left; what is turned away once that is used up.
        private static func sendUntilTurnedAway(
            _ open: [Letter], _ trade: inout Trade, _ site: Site, _ server: Server
        ) throws -> [Letter] {
            var open = open
            for _ in 0..<20 {
                let mail = Post.deliver(open + trade.letters(of: 24), of: site, to: server)
                #expect(mail.unanswered.isEmpty)
                for (_, answer) in mail.refused {
                    #expect(answer.status == 507, "\(answer.text)")
                    #expect(answer.headers["retry-after"] != nil)
                }
                open = mail.refused.map(\.letter) + mail.unsent
                if !open.isEmpty { return open }
            }
            throw Trouble("the disk is full and everything is taken")
        }

        /// Receipts, dossiers and the platform's own state.
        private static func expectReads(_ trade: Trade, _ site: Site, _ server: Server) throws {
            let key = site.keys[DemonstrationEnterprise.broker.code]
            let order = trade.consignments[0].order
            for path in [
                "/healthz", "/readyz", "/api/v1/receipts?after=0",
                "/api/v1/consignments?ebcCode=\(order.ebcCode)&orderNo=\(order.orderNo)",
            ] {
                let answer = try server.connect().ask(.get(path, key: key))
                #expect(answer?.status == 200, "\(path): \(answer?.text ?? "-")")
            }
        }
    }
}
