import Foundation
import TestKit
import Testing
import Values

extension ServeTests {
    @Suite("A platform that is asked to stop, or has too much to do")
    struct StopTests {
        private static let noon = Instant(rfc3339: "2026-11-21T12:00:00+08:00")

        @Test("Asked to stop amid messages it answers what it took, exits with 0 and kept it all")
        func stopped() async throws {
            let at = try #require(Self.noon)
            try await onThread {
                let site = try Site("stop")
                var trade = Trade(seed: 7, at: at)
                let server = try site.serve()
                // One who says nothing must not hold up the end.
                let silent = try server.connect()
                #expect(try silent.ask(.get("/healthz"))?.status == 200)
                let post = Post(trade.letters(of: 120), of: site, to: server)
                let senders = post.start(connections: 6)
                post.awaitAnswers(3, seconds: 20)
                #expect(try server.terminate(seconds: 20) == 0)
                senders.wait()
                let mail = post.mail
                #expect(!mail.acknowledged.isEmpty && !mail.unsent.isEmpty, "stopped in between")
                // Who is turned away is told to come again, never with a defect.
                for (_, answer) in mail.refused {
                    #expect(answer.status == 503, "\(answer.text)")
                    #expect(answer.headers["retry-after"] != nil)
                }

                let again = try site.serve()
                let sent = mail.acknowledged.values.map { $0 }
                let replayed = Post.deliver(sent.map(\.letter), of: site, to: again)
                for (letter, first) in sent {
                    #expect(replayed.acknowledged[letter.number]?.answer.replays(first) == true)
                }
                #expect(try again.terminate() == 0)
                _ = try site.verify()
            }
        }

        @Test("A full queue says when to come again, and coming again is safe")
        func full() async throws {
            let at = try #require(Self.noon)
            try await onThread {
                let site = try Site("full")
                var trade = Trade(seed: 11, at: at)
                let server = try site.serve([
                    "TONGGUAN_WINDOW_PAPERS": "1", "TONGGUAN_WINDOW_QUEUE": "100",
                ])
                var open = trade.letters(of: 300, most: 40)
                var turnedAway: [HTTPAnswer] = []
                for _ in 0..<100 where !open.isEmpty {
                    let mail = Post.deliver(open, of: site, to: server, connections: 16)
                    #expect(mail.unanswered.isEmpty)
                    turnedAway += mail.refused.map(\.answer)
                    open = mail.refused.map(\.letter) + mail.unsent
                    if !open.isEmpty { Thread.sleep(forTimeInterval: 0.2) }
                }
                #expect(open.isEmpty, "everything is taken in the end")
                #expect(turnedAway.contains { $0.status == 503 })
                for answer in turnedAway {
                    #expect([429, 503].contains(answer.status), "\(answer.text)")
                    let seconds = answer.headers["retry-after"].flatMap { Int($0) } ?? 0
                    #expect((1...60).contains(seconds))
                }
                #expect(try server.terminate() == 0)
                let verdict = try site.verify()
                #expect(verdict.papers == trade.papers)
                #expect(verdict.consignments == trade.consignments.count)
            }
        }
    }
}
