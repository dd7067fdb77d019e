import Foundation
import Synchronization
import TestKit

/// 重发: the same letters sent by many at once, and what each of them was answered.
final class Resending: Sendable {
    private let site: Site
    private let seen = Mutex(Seen())

    private struct Seen {
        /// The text of the first answer to each letter, as it was given when it was new.
        var first: [Int: String] = [:]
        /// How often a letter was answered as new.
        var fresh: [Int: Int] = [:]
        var answers = 0
        var faults: [String] = []
    }

    init(_ site: Site) { self.site = site }

    var answers: Int { seen.withLock { $0.answers } }
    /// Letters that were not answered as new exactly once.
    var counted: [Int] { seen.withLock { $0.fresh.filter { $0.value != 1 }.keys.sorted() } }
    /// Answers that differ from the first, or none at all; the first ten.
    var faults: [String] { seen.withLock { Array($0.faults.prefix(10)) } }

    /// Every letter so many times, over as many connections at once, spread over the servers.
    func send(_ letters: [Letter], times: Int, to servers: [Server], seed: UInt64) {
        // Few letters at a time, each connection in an order of its own: so many send one letter
        // at the same moment, and several letters meet in one batch.
        for start in stride(from: 0, to: letters.count, by: 25) {
            let some = Array(letters[start..<min(start + 25, letters.count)])
            onThreads(times) { [self] index in
                var random = SeededRandom(seed: seed &+ UInt64(start * 1_000 + index))
                var wire: Wire?
                for letter in some.shuffled(using: &random) {
                    send(letter, to: servers[index % servers.count], &wire)
                }
            }.wait()
        }
    }

    private func send(_ letter: Letter, to server: Server, _ wire: inout Wire?) {
        for _ in 0..<200 {
            if wire == nil { wire = try? server.connect(seconds: 120) }
            let answer = wire.flatMap { letter.send(over: $0, key: site.keys[letter.sender] ?? "") }
            switch answer?.status {
            case 200: return note(letter, answer)
            case 429, 503: Thread.sleep(forTimeInterval: 0.05)
            case nil: wire = nil
            default: return note(letter, answer)
            }
        }
        note(letter, nil)
    }

    private func note(_ letter: Letter, _ answer: HTTPAnswer?) {
        let text = answer?.text ?? ""
        let isReplay = text.contains("\"replayed\":true")
        let plain = text.replacingOccurrences(of: "\"replayed\":true", with: "\"replayed\":false")
        seen.withLock { seen in
            seen.answers += 1
            guard answer?.status == 200 else {
                seen.faults.append("letter \(letter.number): \(answer?.status ?? 0) \(text)")
                return
            }
            seen.fresh[letter.number, default: 0] += isReplay ? 0 : 1
            if let first = seen.first[letter.number], first != plain {
                seen.faults.append("letter \(letter.number): \(first), then \(plain)")
            }
            seen.first[letter.number] = plain
        }
    }
}
