import Demonstration
import Foundation
import Messages
import Synchronization
import Values

/// 负载: whole consignments sent over HTTP, with the time of every answer.
struct Load: Sendable {
    let client: PlatformClient
    let key: String
    let papersPerMessage: Int
    /// Order, payment, waybill, list.
    private let templates: [MessageTemplate]

    struct Outcome: Sendable {
        var consignments = 0
        var released = 0
        var seconds = 0.0
        /// Of each message, in milliseconds.
        var latencies: [Double] = []
        /// Consignments finished in each minute.
        var minutes: [Int] = []
        /// Why a message was not answered with 200, or a list was not released.
        var failures: [String] = []

        var rate: Double { seconds > 0 ? Double(consignments) / seconds : 0 }

        func percentile(_ share: Double) -> Double {
            guard !latencies.isEmpty else { return 0 }
            let sorted = latencies.sorted()
            return sorted[min(sorted.count - 1, Int(Double(sorted.count) * share))]
        }
    }

    init(
        client: PlatformClient, key: String, enterprise: DemonstrationEnterprise,
        papersPerMessage: Int, at: Instant
    ) {
        self.client = client
        self.key = key
        self.papersPerMessage = papersPerMessage
        var transfer = BaseTransfer()
        transfer.copCode = enterprise.code
        transfer.copName = enterprise.name
        transfer.dxpId = "DXPENT0000000001"
        func template(_ part: String, _ index: Int) -> MessageTemplate {
            MessageTemplate(
                part, papers: papersPerMessage, transfer: transfer, at: at, enterprise: enterprise
            ) { $0.papers[index] }
        }
        templates = [
            template("9311", 0), template("9411", 1), template("9511", 2), template("9621", 3),
        ]
    }

    /// The bytes of one list message, for measuring the parser alone.
    func listMessage(from first: Int) -> [UInt8] { templates[3].message(from: first) }

    /// The four messages of consignment `first` and those that follow it in the same messages.
    func consignment(_ first: Int) -> [[UInt8]] { templates.map { $0.message(from: first) } }

    // MARK: As fast as the platform answers

    /// `clients` senders, each with the next consignments as soon as it has its answer, until
    /// `limit` consignments are sent or the time is over.
    func closed(
        clients: Int, from first: Int, limit: Int, until end: ContinuousClock.Instant?
    ) async throws -> Outcome {
        let numbers = Numbers(from: first)
        let begin = ContinuousClock.now
        let outcomes = try await withThrowingTaskGroup(of: Outcome.self) { group in
            for _ in 0..<clients {
                group.addTask {
                    var outcome = Outcome()
                    while ContinuousClock.now < end ?? .now + .seconds(1) {
                        let start = numbers.take(papersPerMessage)
                        guard start < first + limit else { break }
                        try await whole(start, &outcome, since: begin)
                    }
                    return outcome
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        return Self.sum(outcomes, (ContinuousClock.now - begin).seconds)
    }

    private func whole(
        _ first: Int, _ outcome: inout Outcome, since begin: ContinuousClock.Instant
    ) async throws {
        for (index, template) in templates.enumerated() {
            let message = template.message(from: first)
            let start = ContinuousClock.now
            let answer = try await client.send(message, key: key)
            outcome.latencies.append((ContinuousClock.now - start).seconds * 1_000)
            Self.judge(answer, isList: index == 3, papers: papersPerMessage, &outcome)
        }
        outcome.consignments += papersPerMessage
        let minute = Int((ContinuousClock.now - begin).seconds / 60)
        while outcome.minutes.count <= minute { outcome.minutes.append(0) }
        outcome.minutes[minute] += papersPerMessage
    }

    // MARK: At a rate of its own

    /// One message after another at fixed moments, whether or not earlier ones were answered; the
    /// time of an answer counts from the moment at which its message should have been sent.
    func open(rate: Double, from first: Int, consignments: Int) async throws -> Outcome {
        let begin = ContinuousClock.now + .milliseconds(50)
        let gap = 1 / (rate * Double(templates.count)) * Double(papersPerMessage)
        let outcomes = try await withThrowingTaskGroup(of: Outcome.self) { group in
            var number = 0
            for consignment in stride(from: first, to: first + consignments, by: papersPerMessage) {
                for (index, template) in templates.enumerated() {
                    let moment = begin + .seconds(gap * Double(number))
                    number += 1
                    try await Task.sleep(until: moment)
                    group.addTask {
                        var outcome = Outcome()
                        let answer = try await client.send(
                            template.message(from: consignment), key: key)
                        outcome.latencies = [(ContinuousClock.now - moment).seconds * 1_000]
                        Self.judge(answer, isList: false, papers: papersPerMessage, &outcome)
                        outcome.consignments = index == 3 ? papersPerMessage : 0
                        return outcome
                    }
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        return Self.sum(outcomes, (ContinuousClock.now - begin).seconds)
    }

    // MARK: -

    private static let released = Array("\"state\":\"released\"".utf8)

    private static func judge(
        _ answer: PlatformClient.Answer, isList: Bool, papers: Int, _ outcome: inout Outcome
    ) {
        guard answer.status == 200 else {
            if outcome.failures.count < 5 {
                outcome.failures.append("\(answer.status) \(answer.text.prefix(300))")
            }
            return
        }
        guard isList else { return }
        let count = answer.body.count(of: released)
        outcome.released += count
        if count != papers, outcome.failures.count < 5 {
            outcome.failures.append("\(count) of \(papers) released: \(answer.text.prefix(600))")
        }
    }

    private static func sum(_ outcomes: [Outcome], _ seconds: Double) -> Outcome {
        var total = Outcome(seconds: seconds)
        for outcome in outcomes {
            total.consignments += outcome.consignments
            total.released += outcome.released
            total.latencies += outcome.latencies
            total.failures += outcome.failures.prefix(5 - min(5, total.failures.count))
            for (minute, count) in outcome.minutes.enumerated() {
                while total.minutes.count <= minute { total.minutes.append(0) }
                total.minutes[minute] += count
            }
        }
        return total
    }
}

/// Hands every sender other consignments.
private final class Numbers: Sendable {
    private let next: Atomic<Int>

    init(from first: Int) { next = Atomic(first) }

    func take(_ count: Int) -> Int { next.add(count, ordering: .relaxed).oldValue }
}

extension [UInt8] {
    /// How often `part` stands in these bytes.
    fileprivate func count(of part: [UInt8]) -> Int {
        guard let first = part.first, count >= part.count else { return 0 }
        return withUnsafeBufferPointer { whole in
            var found = 0
            var index = 0
            while index <= whole.count - part.count {
                let isThere =
                    whole[index] == first
                    && whole[index..<(index + part.count)].elementsEqual(part)
                found += isThere ? 1 : 0
                index += isThere ? part.count : 1
            }
            return found
        }
    }
}
