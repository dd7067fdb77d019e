import Foundation
import Synchronization
import Values

/// 投递: sends letters over several connections at once and keeps what was acknowledged.
final class Post: Sendable {
    private let site: Site
    private let server: Server
    private let waiting: Mutex<[Letter]>
    private let kept = Mutex(Mail())

    /// What became of the letters.
    struct Mail {
        /// The answer to each letter that was answered with 200, by its number.
        var acknowledged: [Int: (letter: Letter, answer: HTTPAnswer)] = [:]
        /// When each letter was sent and when it was answered with 200, by its number.
        var times: [Int: (sent: Instant, answered: Instant)] = [:]
        /// Letters that were sent and have no answer.
        var unanswered: [Letter] = []
        /// Answers other than 200.
        var refused: [(letter: Letter, answer: HTTPAnswer)] = []
        /// Letters that were never sent.
        var unsent: [Letter] = []
    }

    init(_ letters: [Letter], of site: Site, to server: Server) {
        self.site = site
        self.server = server
        waiting = Mutex(letters.reversed())
    }

    /// Sends until every letter is sent or the server is gone, with `pause` seconds after each.
    func start(connections: Int, pause: Double = 0) -> DispatchGroup {
        onThreads(connections) { [self] _ in
            guard let wire = try? server.connect(seconds: 60) else { return }
            while let letter = waiting.withLock({ $0.popLast() }) {
                let sent = Instant.now
                let answer = letter.send(over: wire, key: site.keys[letter.sender] ?? "")
                let answered = Instant.now
                kept.withLock { mail in
                    switch answer {
                    case nil: mail.unanswered.append(letter)
                    case let answer? where answer.status == 200:
                        mail.acknowledged[letter.number] = (letter, answer)
                        mail.times[letter.number] = (sent, answered)
                    case let answer?: mail.refused.append((letter, answer))
                    }
                }
                if answer == nil || answer?.headers["connection"] == "close" { return }
                if pause > 0 { Thread.sleep(forTimeInterval: pause) }
            }
        }
    }

    /// Waits until so many letters were answered.
    func awaitAnswers(_ count: Int, seconds: Double) {
        let end = Date(timeIntervalSinceNow: seconds)
        while Date() < end, kept.withLock({ $0.acknowledged.count }) < count {
            Thread.sleep(forTimeInterval: 0.001)
        }
    }

    /// What became of them; after the senders have finished.
    var mail: Mail {
        var mail = kept.withLock { $0 }
        mail.unsent = waiting.withLock { $0 }
        return mail
    }

    /// Sends them all and gives what became of them.
    static func deliver(
        _ letters: [Letter], of site: Site, to server: Server, connections: Int = 4
    ) -> Mail {
        let post = Post(letters, of: site, to: server)
        post.start(connections: connections).wait()
        return post.mail
    }
}

extension HTTPAnswer {
    /// Whether this is `first` given again: marked as replayed, otherwise the same bytes.
    func replays(_ first: HTTPAnswer) -> Bool {
        let mark = "\"replayed\":true"
        let plain = "\"replayed\":false"
        return status == 200 && text.contains(mark)
            && text.replacingOccurrences(of: mark, with: plain)
                == first.text.replacingOccurrences(of: mark, with: plain)
    }
}

extension Instant {
    /// Of this machine, as the platform under test sees it.
    static var now: Instant {
        Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1_000))
    }
}
