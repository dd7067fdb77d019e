import Foundation
import SQLiteStorage
import Storage
import TestKit
import Testing
import Values

extension ServeTests {
    @Suite("A platform whose disk is lost")
    struct RestoreTests {
        @Test("What was acknowledged comes back from the archive, up to the last seconds")
        func drill() async throws {
            let seed = Effort.seed ?? 20_261_122
            let rounds = Effort.count(3, full: 100)
            try await onThread { try Self.drill(seed: seed, rounds: rounds) }
        }

        /// The promise: seconds of work that a lost disk may cost.
        private static let promise: Int64 = 5_000

        private static func drill(seed: UInt64, rounds: Int) throws {
            let site = try Site("restore")
            let archive = site.directory + "/archive"
            let settings = [
                "TONGGUAN_BACKUP_DIRECTORY": archive, "TONGGUAN_CHECKPOINTS_SECONDS": "1",
            ]
            var random = SeededRandom(seed: seed)
            var trade = Trade(seed: seed, at: Instant.now)
            var times: [String: (sent: Instant, answered: Instant)] = [:]
            var (losses, restores) = ([Int64](), [Double]())
            var (lost, checkpoints, gaps) = (0, 0, 0)

            for round in 1...rounds {
                let place = "seed \(seed), round \(round)"
                // The first load is longer than the promise, so that the promise is put to a test.
                let seconds = round % 3 == 1 ? 6.5 : Double.random(in: 0.3...3, using: &random)
                let server = try site.serve(settings)
                let start = Instant.now
                let post = Post(trade.letters(of: 160), of: site, to: server)
                let senders = post.start(connections: 3, pause: 0.03)
                Thread.sleep(forTimeInterval: seconds)
                try server.killAtOnce()
                let end = Instant.now
                senders.wait()
                let mail = post.mail
                #expect(mail.refused.isEmpty, "\(place): \(mail.refused.map(\.answer.text))")
                #expect(mail.acknowledged.count > 5, "\(place): no load")
                for (number, time) in mail.times {
                    times[mail.acknowledged[number]?.letter.guid ?? ""] = time
                }

                let copy = try restore(archive, site, "end-\(round)")
                restores.append(copy.seconds)
                checkpoints += copy.checkpoints
                let missing = times.filter { !copy.guids.contains($0.key) }
                lost += missing.count
                let loss = missing.map { $0.value.answered.milliseconds(until: end) }.max() ?? 0
                losses.append(loss)
                #expect(loss <= promise, "\(place): \(missing.count) lost, the first \(loss) ms")

                let middle = start.adding(
                    milliseconds: Int64.random(
                        in: 0...max(0, start.milliseconds(until: copy.until)), using: &random))
                if middle < copy.until, middle >= copy.first {
                    let isWhole = try expect(
                        times, at: middle, in: archive, site, "middle-\(round)", place)
                    gaps += isWhole ? 0 : 1
                }
            }
            #expect(checkpoints > 0)
            #expect(gaps * 10 <= rounds, "\(gaps) moments of \(rounds) lie in a gap")
            let sorted = losses.sorted()
            Effort.report(
                "restore drill: \(rounds) kills under load, \(times.count) letters acknowledged, "
                    + "\(lost) in no copy; loss window ms median \(sorted[sorted.count / 2]), "
                    + "longest \(sorted.last ?? 0); \(gaps) moments in a gap that was told; "
                    + "\(checkpoints) checkpoints held; restore and verify s longest "
                    + "\(restores.max() ?? 0), seed \(seed)")
        }

        /// Exactly the letters that were answered by then, and none that was sent later.
        ///
        /// False where the moment lies in a gap and the command said so.
        private static func expect(
            _ times: [String: (sent: Instant, answered: Instant)], at middle: Instant,
            in archive: String, _ site: Site, _ name: String, _ place: String
        ) throws -> Bool {
            let copy = try restore(archive, site, name, at: middle)
            let later = times.filter { $0.value.sent > middle }.keys
            #expect(copy.guids.isDisjoint(with: later), "\(place), until \(middle)")
            if copy.isCutOff { return false }
            let due = times.filter { $0.value.answered < middle }.keys
            let missing = Set(due).subtracting(copy.guids)
            #expect(missing == [], "\(place), until \(middle), restored until \(copy.until)")
            return true
        }

        private struct Copy {
            var until: Instant
            /// The first moment that the archive has.
            var first: Instant
            var guids: Set<String>
            /// After it the archive has a gap, and said so.
            var isCutOff: Bool
            /// How many checkpoints the original signed by then; all were compared.
            var checkpoints: Int
            var seconds: Double
        }

        private static func restore(
            _ archive: String, _ site: Site, _ name: String, at instant: Instant? = nil
        ) throws -> Copy {
            let directory = site.directory + "/" + name
            let began = Date()
            let outcome = try Program.run(
                [
                    "restore", "--from", archive, "--to", directory, "--json", "--key-file",
                    site.data + "/keys/seal.keys",
                ]
                    + (instant.map { ["--at", $0.rfc3339] } ?? []), in: site.directory)
            guard outcome.exitCode == 0 else { throw Trouble("restore: \(outcome.output)") }
            let seconds = Date().timeIntervalSince(began)
            let report = try JSONDecoder().decode(Report.self, from: Data(outcome.output.utf8))
            #expect(report.faults == 0 && report.damaged.isEmpty, "\(outcome.output)")
            let storage = try SQLiteStorage(path: directory + "/tongguan.sqlite")
            let guids = try storage.read { transaction in
                try transaction.rows("SELECT guid FROM message") { $0.text(0) }
            }
            try storage.close()
            let until = try #require(Instant(rfc3339: report.until))
            let checkpoints = try audit(directory, of: site, until: until)
            try FileManager.default.removeItem(atPath: directory)
            let first = try ArchiveListing(of: archive).chains.compactMap(\.from).min() ?? 0
            return Copy(
                until: until, first: Instant(milliseconds: first), guids: Set(guids),
                isCutOff: report.gapUntil != nil, checkpoints: checkpoints, seconds: seconds)
        }

        /// Every row is what the checkpoints say that the original signed up to that moment.
        private static func audit(
            _ directory: String, of site: Site, until: Instant
        ) throws -> Int {
            let (original, copy) = (site.data + "/checkpoints/", directory + "/checkpoints/")
            let parts = try String(contentsOfFile: original + "checkpoints.txt", encoding: .utf8)
                .components(separatedBy: "\n\n")
            var notes: [String] = []
            for index in stride(from: 0, to: parts.count - 1, by: 2) {
                let digits = parts[index].components(separatedBy: "\ntime ").last ?? ""
                guard let time = Int64(digits), time <= until.milliseconds else { continue }
                notes.append("\(parts[index])\n\n\(parts[index + 1])\n\n")
            }
            guard !notes.isEmpty else { return 0 }
            let files = FileManager.default
            try files.createDirectory(atPath: copy, withIntermediateDirectories: true)
            try files.copyItem(
                atPath: original + "checkpoints.pub", toPath: copy + "checkpoints.pub")
            try notes.joined().write(
                toFile: copy + "checkpoints.txt", atomically: true, encoding: .utf8)
            let outcome = try Program.run(
                ["audit", "verify", "--data", directory], in: site.directory)
            #expect(outcome.exitCode == 0, "\(outcome.output)")
            return notes.count
        }

        private struct Report: Decodable {
            var until: String
            var faults: Int
            var gapUntil: String?
            var damaged: [String]
        }
    }
}
