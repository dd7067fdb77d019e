import Clearance
import Crypto
import Demonstration
import Foundation
import SQLiteStorage
import Storage
import TestKit
import Testing
import Values

extension ServeTests {
    @Suite("A paper that comes again and is not the same")
    struct ChangedTests {
        @Test("Changed by one byte it is refused, the field is named, and what is stored stays")
        func changed() async throws {
            let seed = Effort.seed ?? 19
            let count = Effort.count(500, full: 10_000)
            try await onThread {
                let site = try Site("changed")
                var trade = Trade(
                    seed: seed, at: try #require(Instant(rfc3339: "2026-11-21T10:00:00+08:00")))
                let letters = trade.letters(of: Effort.count(25, full: 250), most: 1)
                let server = try site.serve()
                let mail = Post.deliver(letters, of: site, to: server)
                #expect(mail.acknowledged.count == letters.count)
                let before = try Self.stored(letters, in: site)

                var random = SeededRandom(seed: seed)
                let wire = try server.connect(seconds: 3_600)
                var tally = Tally()
                for number in 0..<count {
                    let letter = letters[number % letters.count]
                    if number % 2 == 0 {
                        try Self.changeField(letter, number, site, wire, &random, &tally)
                    } else {
                        try Self.changeAnywhere(letter, site, wire, &random, &tally)
                    }
                }
                #expect(tally.faults.prefix(10) == [], "seed \(seed), \(tally.faults.count) in all")
                #expect(try server.terminate() == 0)
                #expect(try Self.stored(letters, in: site) == before)
                Effort.report("changed by one byte: \(count) resends, \(tally), seed \(seed)")
            }
        }

        @Test(
            "Its guid from another enterprise is refused, whatever the message says of its sender")
        func otherEnterprise() async throws {
            try await onThread {
                let site = try Site("stranger")
                var trade = Trade(
                    seed: 23, at: try #require(Instant(rfc3339: "2026-11-21T10:00:00+08:00")))
                let letters = trade.letters(of: 5, most: 1)
                let server = try site.serve()
                #expect(Post.deliver(letters, of: site, to: server).unanswered.isEmpty)
                let before = try Self.stored(letters, in: site)
                let wire = try server.connect(seconds: 120)
                for letter in letters {
                    for other in Trade.senders where other != letter.sender {
                        let key = site.keys[other] ?? ""
                        let copied = letter.send(over: wire, key: key)
                        #expect(copied?.status == 403, "\(copied?.text ?? "")")
                        let text = String(decoding: letter.bytes, as: UTF8.self)
                            .replacingOccurrences(
                                of: "copCode>\(letter.sender)<", with: "copCode>\(other)<")
                        let taken = Letter(
                            number: letter.number, sender: other, bytes: Array(text.utf8))
                        #expect(taken.bytes != letter.bytes)
                        let answer = taken.send(over: wire, key: key)
                        #expect(answer?.status == 409, "\(answer?.text ?? "")")
                        #expect(answer?.text.contains("GUID-CONFLICT") == true)
                    }
                }
                #expect(try server.terminate() == 0)
                #expect(try Self.stored(letters, in: site) == before)
            }
        }

        // MARK: -

        /// How many were refused, and how.
        private struct Tally: CustomStringConvertible {
            var named = 0
            var byRule = 0
            var byGuid = 0
            var unreadable = 0
            var sameContent = 0
            var faults: [String] = []

            var description: String {
                "\(named) naming the field, \(byRule) the field that no longer agrees with it, \(byGuid) naming the guid, \(unreadable) not well "
                    + "formed or wrong as a whole, \(sameContent) the same paper under another guid"
            }
        }

        /// One byte of one field, under a guid of its own: so it is a paper, and not the same.
        private static func changeField(
            _ letter: Letter, _ number: Int, _ site: Site, _ wire: Wire,
            _ random: inout SeededRandom, _ tally: inout Tally
        ) throws {
            let changed = try #require(OneByte(letter, as: number, &random))
            let answer = changed.letter.send(over: wire, key: site.keys[letter.sender] ?? "")
            let reply = try #require(answer.flatMap(Reply.init), "\(answer?.text ?? "no answer")")
            let paper = try #require(reply.papers.first)
            let names = paper.issues.contains {
                $0.path.hasSuffix("/\(changed.tag)")
                    || ($0.expected ?? "").contains("\(changed.tag)=")
                    || ($0.found ?? "").contains("\(changed.tag)=")
            }
            if paper.outcome == "refused", names {
                tally.named += 1
            } else if paper.outcome == "refused",
                paper.issues.contains(where: {
                    ($0.code.hasPrefix("MSG-") || $0.code.hasPrefix("REG-")) && !$0.path.isEmpty
                })
            {
                // A rule between fields speaks first, and names the field that it is about.
                tally.byRule += 1
            } else {
                tally.faults.append("\(changed.tag) changed: \(answer?.text ?? "")")
            }
        }

        /// One byte anywhere: the message is another one under the same guid, or none at all.
        private static func changeAnywhere(
            _ letter: Letter, _ site: Site, _ wire: Wire, _ random: inout SeededRandom,
            _ tally: inout Tally
        ) throws {
            var bytes = letter.bytes
            var place = Int.random(in: 0..<bytes.count, using: &random)
            while OneByte.other(than: bytes[place]) == nil { place = (place + 1) % bytes.count }
            bytes[place] = OneByte.other(than: bytes[place]) ?? 0
            let changed = Letter(number: letter.number, sender: letter.sender, bytes: bytes)
            let answer = try #require(
                changed.send(over: wire, key: site.keys[letter.sender] ?? ""), "no answer")
            switch answer.status {
            case 409 where answer.text.contains(Self.guid(in: bytes)):
                tally.byGuid += 1
            case 400, 403, 415, 422: tally.unreadable += 1
            case 200 where Reply(answer)?.papers.allSatisfy { $0.outcome == "duplicate" } == true:
                tally.sameContent += 1
            default:
                let near = bytes[max(0, place - 30)..<min(bytes.count, place + 30)]
                tally.faults.append(
                    "\(String(decoding: near, as: UTF8.self)): \(answer.status) \(answer.text)")
            }
        }

        /// The guid that the message now says; its changed byte may make it that of another letter.
        private static func guid(in bytes: [UInt8]) -> String {
            String(decoding: bytes, as: UTF8.self).components(separatedBy: "guid=\"").dropFirst()
                .first?.components(separatedBy: "\"").first ?? "none"
        }

        /// What the tables hold of the letters: their messages byte for byte, and every paper.
        private static func stored(_ letters: [Letter], in site: Site) throws -> String {
            let storage = try SQLiteStorage(path: site.data + "/tongguan.sqlite")
            defer { try? storage.close() }
            let guids = Set(letters.map { ConsignmentPapers.guid("9100", $0.number) })
            var hash = SHA256()
            var rows = 0
            try storage.read { transaction in
                let texts = try transaction.rows(
                    """
                    SELECT guid, sender, digest, bytes, answer FROM message ORDER BY guid
                    """
                ) {
                    guard guids.contains($0.text(0)) else { return [[UInt8]]() }
                    return [
                        Array($0.text(0).utf8), Array($0.text(1).utf8), Array($0.text(2).utf8),
                        $0.blob(3), $0.blob(4),
                    ]
                }
                let papers = try transaction.rows(
                    """
                    SELECT business_key, message_guid, state, body, answer FROM paper
                    ORDER BY kind, business_key
                    """
                ) {
                    [
                        Array($0.text(0).utf8), Array($0.text(1).utf8), [UInt8($0.integer(2))],
                        $0.blob(3), $0.blob(4),
                    ]
                }
                rows = guids.count + papers.count
                for part in (texts + papers).joined() { hash.update(data: Data(part)) }
            }
            return "\(rows) rows " + hash.finalize().map { String($0, radix: 16) }.joined()
        }
    }
}
