import Foundation
import TestKit
import Testing

extension ServeTests {
    @Suite("A platform that is offered more than it can do")
    struct OverloadTests {
        /// What was taken in a second.
        private struct Rate {
            var messages = 0.0
            /// Those of them with which consignments were whole.
            var lists = 0.0

            init(_ flood: Flood, since start: ContinuousClock.Instant) {
                let seconds = (ContinuousClock.now - start) / .seconds(1)
                messages = Double(flood.outcomes.reduce(0) { $0 + $1.taken }) / seconds
                lists = Double(flood.outcomes.reduce(0) { $0 + $1.lists }) / seconds
            }
        }

        /// Figures of one phase.
        private struct Phase {
            var rate: Rate
            /// Of the mean of the capacities before and after: messages, and whole consignments.
            var share = 0.0
            var whole = 0.0
            var refused = 0
            var median = 0.0
            var late = 0.0
            var slowest = 0.0
            var peak = 0
            var recovery = 0.0
            var text = ""
        }

        /// Seconds of processor time, of the platform and of this process, since it was made.
        private struct Work {
            private let server: Server
            private let begin: (Double, Double)

            init(_ server: Server) {
                self.server = server
                begin = (server.processorSeconds, Self.own)
            }

            var text: String {
                func seconds(_ end: Double, _ begin: Double) -> String {
                    String(format: "%.1f", end - begin)
                }
                return "\(seconds(server.processorSeconds, begin.0)) s of processor time, "
                    + "the client \(seconds(Self.own, begin.1)) s"
            }

            private static var own: Double {
                var now = timespec()
                clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now)
                return Double(now.tv_sec) + Double(now.tv_nsec) / 1e9
            }
        }

        private static let seconds = Double(Effort.count(3, full: 120))
        /// Capacity is measured for so long before and after each of them: it falls as the database
        /// grows, overload or not. Both together last as long as what is compared with them, so
        /// that neither hides what else the machine does.
        private static let calm = Double(Effort.count(3, full: 60))
        /// An empty database is faster than any that is at work.
        private static let warm = Double(Effort.count(1, full: 60))
        private static let papers = Effort.count(50, full: 100)
        private static let connections = Effort.count(40, full: 80)
        /// A debug build shares two processors with the tests beside it: its figures are noise, and
        /// only a collapse can be told from it. `make torture` holds the promises themselves.
        private static let least = Effort.isFull ? 0.9 : 0.1
        private static let most = Effort.isFull ? 1.5 : 2.0
        private static let settings =
            Effort.isFull ? [:] : ["TONGGUAN_WINDOW_BYTES": "4194304"]

        @Test("At twice and ten times its capacity it does what it can, and tells the others when")
        func overload() async throws {
            try await onThread {
                let site = try Site("overload")
                let tenants = try Tenants(4, papers: Self.papers, at: site)
                let server = try site.serve(Self.settings)
                _ = try Self.closed(tenants, server, seconds: 1)
                // As much as sixteen connections give that wait for their answers.
                var capacities = [try Self.closed(tenants, server, seconds: Self.calm)]
                var phases: [Phase] = []
                for times in [1.0, 2, 10] {
                    var phase = try Self.offer(
                        times, of: capacities[phases.count], tenants, server)
                    capacities.append(try Self.closed(tenants, server, seconds: Self.calm))
                    let around = capacities.suffix(2)
                    phase.share = phase.rate.messages * 2 / around.reduce(0) { $0 + $1.messages }
                    phase.whole = phase.rate.lists * 2 / around.reduce(0) { $0 + $1.lists }
                    phases.append(phase)
                }
                let normal = phases[0]
                #expect(phases[2].refused > 0)
                for phase in phases.dropFirst() {
                    #expect(phase.share >= Self.least, "\(phase.text)")
                    // In three seconds few are whole.
                    #expect(!Effort.isFull || phase.whole >= Self.least, "\(phase.text)")
                    #expect(phase.late < (Effort.isFull ? 50 : 5_000), "\(phase.text)")
                    #expect(phase.recovery < 10, "\(phase.text)")
                    #expect(Double(phase.peak) <= Double(normal.peak) * Self.most, "\(phase.text)")
                }
                let rates = capacities.map { Int($0.messages * Double(Self.papers)) }
                let figures = phases.map {
                    "\(Self.percent($0.share)) of capacity (\(Self.percent($0.whole)) in whole "
                        + "consignments), \($0.text)"
                }
                Effort.report(
                    "overload: \(Self.papers) papers a message, capacity before and after "
                        + "\(rates) papers/s; at once: \(figures[0]); twice: \(figures[1]); "
                        + "tenfold: \(figures[2])")
                #expect(try server.terminate() == 0)
                _ = try site.verify()
            }
        }

        @Test("One who sends a hundred times its share takes nothing from the others")
        func flood() async throws {
            try await onThread {
                let site = try Site("fairness")
                let tenants = try Tenants(5, papers: Self.papers, at: site)
                let server = try site.serve(Self.settings)
                _ = try Self.closed(tenants, server, seconds: Self.warm)
                // Shares are those of the capacity of the moment: it falls as the database grows.
                var shares: [Double] = []
                func share() throws -> Double {
                    shares.append(
                        try Self.closed(tenants, server, seconds: Self.calm).messages / 5)
                    return shares[shares.count - 1]
                }
                func others(_ share: Double) -> [Flood.Sender] {
                    (1..<5).map {
                        tenants.sender($0, rate: share, connections: Self.connections / 2)
                    }
                }
                /// Of what four offer the part that is taken.
                func alone() throws -> Double {
                    let flood = try Flood(others(share()), to: server)
                    try flood.run(seconds: Self.seconds)
                    return Self.part(flood.outcomes[...])
                }
                let before = try alone()
                let own = try share()
                let hog = tenants.sender(0, rate: own * 100, connections: Self.connections * 2)
                let together = try Flood([hog] + others(own), to: server)
                let work = Work(server)
                try together.run(seconds: Self.seconds)
                let cost = work.text
                let beside = Self.part(together.outcomes.dropFirst())
                let flood = together.outcomes[0]
                let after = try alone()
                let text =
                    "shares of \(shares.map { Int($0 * Double(Self.papers)) }) papers/s; of "
                    + "theirs four others get \(Self.percent(before)) alone before and "
                    + "\(Self.percent(after)) after, \(Self.percent(beside)) beside one who "
                    + "offered a hundred times as much; it: \(Self.text(together.outcomes[..<1])); "
                    + "they: \(Self.text(together.outcomes[1...])); \(cost)"
                #expect(beside >= (before + after) / 2 * Self.least, "\(text)")
                #expect(flood.refused > 0, "\(text)")
                #expect(flood.others.isEmpty, "\(flood.others)")
                Effort.report("fairness, \(Self.seconds) s each: \(text)")
                #expect(try server.terminate() == 0)
            }
        }

        private static func percent(_ part: Double) -> String {
            "\(Int((part * 100).rounded())) %"
        }

        private static func text(_ outcomes: ArraySlice<Flood.Outcome>) -> String {
            func sum(_ count: (Flood.Outcome) -> Int) -> Int {
                outcomes.reduce(0) { $0 + count($1) }
            }
            func median(_ times: (Flood.Outcome) -> [Double]) -> Int {
                let times = outcomes.flatMap(times).sorted()
                return times.isEmpty ? 0 : Int(times[times.count / 2].rounded())
            }
            return
                "offered \(sum(\.offered)), left out \(sum(\.leftOut)), taken \(sum(\.taken)) in "
                + "\(median(\.answerTimes)) ms, refused \(sum(\.refused)) in "
                + "\(median(\.refusalTimes)) ms (medians)"
        }

        private static func part(_ outcomes: ArraySlice<Flood.Outcome>) -> Double {
            Double(outcomes.reduce(0) { $0 + $1.taken })
                / Double(max(1, outcomes.reduce(0) { $0 + $1.offered }))
        }

        /// What is taken of senders who wait for their answers.
        private static func closed(
            _ tenants: Tenants, _ server: Server, seconds: Double
        ) throws -> Rate {
            let flood = try Flood(
                tenants.all.indices.map { tenants.sender($0, rate: nil, connections: 4) },
                to: server)
            let start = ContinuousClock.now
            try flood.run(seconds: seconds)
            #expect(flood.outcomes.allSatisfy { $0.refused == 0 && $0.others.isEmpty })
            return Rate(flood, since: start)
        }

        private static func offer(
            _ times: Double, of capacity: Rate, _ tenants: Tenants, _ server: Server
        ) throws -> Phase {
            let rate = capacity.messages * times / Double(tenants.all.count)
            let flood = try Flood(
                tenants.all.indices.map {
                    tenants.sender($0, rate: rate, connections: connections)
                }, to: server)
            let start = ContinuousClock.now
            let work = Work(server)
            let drain = try flood.run(seconds: seconds)
            let worked = work.text
            var phase = Phase(rate: Rate(flood, since: start))
            // Back to work: one message is taken at once again.
            let begin = ContinuousClock.now
            let probe = try Flood([tenants.sender(0, rate: 10, connections: 1)], to: server)
            while probe.outcomes[0].taken == 0, ContinuousClock.now - begin < .seconds(20) {
                try probe.run(seconds: 0.15)
            }
            phase.recovery = drain + (ContinuousClock.now - begin) / .seconds(1)
            let outcomes = flood.outcomes
            phase.refused = outcomes.reduce(0) { $0 + $1.refused }
            let refusals = outcomes.flatMap(\.refusalTimes).sorted()
            phase.median = refusals.isEmpty ? 0 : refusals[refusals.count / 2]
            phase.late = refusals.isEmpty ? 0 : refusals[refusals.count * 99 / 100]
            phase.slowest = refusals.last ?? 0
            phase.peak = server.peakMemory ?? 0
            let answers = outcomes.flatMap(\.answerTimes).sorted()
            #expect(outcomes.allSatisfy { $0.withoutRetryAfter == 0 && $0.others.isEmpty })
            let offered = outcomes.reduce(0) { $0 + $1.offered }
            let leftOut = outcomes.reduce(0) { $0 + $1.leftOut }
            func ms(_ time: Double) -> String { "\(Int(time.rounded())) ms" }
            phase.text =
                "\(offered) offered, "
                + "\(leftOut) left out, \(phase.refused) refused in \(ms(phase.median)) median, "
                + "\(ms(phase.late)) p99, \(ms(phase.slowest)) at most, answers "
                + "\(ms(answers.isEmpty ? 0 : answers[answers.count / 2])) median, Retry-After "
                + "\(outcomes.map(\.retryAfter)), peak \(phase.peak) MiB, \(worked), recovered in "
                + "\(ms(phase.recovery * 1_000))"
            return phase
        }
    }
}
