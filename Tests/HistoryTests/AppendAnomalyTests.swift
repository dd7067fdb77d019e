import TestKit
import Testing

@Suite("A history of lists with a known anomaly is found out")
struct AppendAnomalyTests {
    private typealias Anomaly = AppendHistory.Anomaly

    /// Words: `a1.5` appends 5 to list 1, `r1.` reads list 1 as empty, `r1.57` as 5 and 7; then
    /// when it began and was over, and `fails` or `unknown`.
    private static let histories: [(name: String, Set<Anomaly>, [String])] = [
        ("one after another", [], ["a1.1 0 1", "a1.2 2 3", "r1.12 4 5"]),
        ("at the same time", [], ["a1.1 0 9", "r1. 0 9", "r1.1 0 9", "a2.1 r1.1 0 9"]),
        ("nobody knows, and nobody saw it", [], ["a1.1 0 1 unknown", "r1. 2 3"]),
        ("nobody knows, and somebody saw it", [], ["a1.1 0 1 unknown", "r1.1 2 3"]),
        ("an unknown one seen late", [], ["a1.1 0 1 unknown", "r1. 2 3", "r1.1 4 5"]),
        ("it failed, and nobody saw it", [], ["a1.1 0 1 fails", "r1. 2 3"]),
        ("what it did itself", [], ["a1.1 a1.2 r1.12 0 1", "r1.12 2 3"]),
        ("dirty read", [.abortedRead], ["a1.1 0 1 fails", "r1.1 2 3"]),
        (
            "read amid another", [.intermediateRead, .single],
            ["a1.1 a1.2 0 9", "r1.1 0 9", "r1.12 9 9"]
        ),
        (
            "read and forgotten", [.incompatibleOrder],
            ["a1.1 0 9", "a1.2 0 9", "r1.1 0 9", "r1.2 0 9"]
        ),
        ("out of nothing", [.garbage], ["r1.7 0 1"]),
        ("taken twice", [.garbage], ["a1.1 0 1", "r1.11 2 3"]),
        ("own writing unseen", [.internal], ["a1.1 r1. 0 1"]),
        ("own reading changed", [.internal, .single], ["a1.1 0 9", "r1. r1.1 0 9"]),
        ("lost update", [.single], ["r1. a1.1 0 9", "r1. a1.2 0 9", "r1.12 10 11"]),
        ("write skew", [.antiDependency], ["r1. a2.1 0 9", "r2. a1.1 0 9", "r1.1 r2.1 10 11"]),
        ("fractured read", [.single], ["a1.1 a2.1 0 9", "r1.1 r2. 0 9", "r2.1 10 11"]),
        (
            "writes interleaved", [.dirtyWrite],
            ["a1.1 a2.1 0 9", "a1.2 a2.2 0 9", "r1.12 r2.21 10 11"]
        ),
        ("each read the other", [.circularInformation], ["a1.1 r2.1 0 9", "a2.1 r1.1 0 9"]),
        ("long fork", [.antiDependency], ["a1.1 0 9", "a2.1 0 9", "r1.1 r2. 0 9", "r1. r2.1 0 9"]),
        ("stale read", [.realTime], ["a1.1 0 1", "r1. 2 3", "r1.1 4 5"]),
        ("unseen though it was over", [.realTime], ["a1.1 0 1", "r1. 2 3"]),
        ("two reads backwards in time", [.realTime], ["a1.1 0 9", "r1.1 1 2", "r1. 3 4"]),
    ]

    @Test("Each is found, and what is right is let pass", arguments: 0..<histories.count)
    func known(_ index: Int) throws {
        let (name, expected, lines) = Self.histories[index]
        let history = AppendHistory(try lines.map(Self.transaction))
        let findings = history.findings(strict: true)
        #expect(Set(findings.map(\.anomaly)) == expected, "\(name): \(findings)")
    }

    @Test("Any history that one after another could have made is let pass")
    func serial() throws {
        let seed = Effort.seed ?? 3
        let rounds = Effort.count(200, full: 5_000)
        var random = SeededRandom(seed: seed)
        var caught = 0
        for round in 0..<rounds {
            var history = AppendHistory.serial(transactions: 60, keys: 4, &random)
            #expect(history.findings(strict: true).isEmpty, "seed \(seed), round \(round)")
            if history.dropOneWrite(&random), !history.findings(strict: true).isEmpty {
                caught += 1
            }
        }
        // A write that everybody after it overlooked is an anomaly wherever it was over.
        #expect(caught > rounds * 9 / 10, "\(caught) of \(rounds)")
        Effort.report(
            "append histories: \(rounds) serial, \(caught) spoilt and found, seed \(seed)")
    }

    private static func transaction(_ line: String) throws -> AppendHistory.Transaction {
        let words = line.split(separator: " ")
        let steps = words.filter { $0.contains(".") }.map { word -> AppendHistory.Step in
            let key = word.dropFirst().first?.wholeNumberValue ?? 0
            let digits = word.drop { $0 != "." }.dropFirst().compactMap(\.wholeNumberValue)
            return word.first == "a"
                ? .append(key: key, element: digits.first ?? 0) : .read(key: key, elements: digits)
        }
        let numbers = words.compactMap { Int64($0) }
        try #require(numbers.count == 2 && steps.count + numbers.count <= words.count)
        let outcome: AppendHistory.Outcome =
            switch words.last {
            case "fails": .failed
            case "unknown": .unknown
            default: .done
            }
        return AppendHistory.Transaction(
            steps, outcome, invoked: numbers[0], completed: numbers[1])
    }
}

extension AppendHistory {
    /// Transactions carried out one after another, each at a moment within its own time.
    fileprivate static func serial(
        transactions count: Int, keys: Int, _ random: inout SeededRandom
    ) -> AppendHistory {
        var lists: [Int: [Int]] = [:]
        var next = 0
        return AppendHistory(
            (0..<count).map { moment in
                let steps = (0..<Int.random(in: 1...4, using: &random)).map { _ -> Step in
                    let key = Int.random(in: 0..<keys, using: &random)
                    guard Bool.random(using: &random) else {
                        return .read(key: key, elements: lists[key] ?? [])
                    }
                    next += 1
                    lists[key, default: []].append(next)
                    return .append(key: key, element: next)
                }
                let before = Int64.random(in: 0...50, using: &random)
                let after = Int64.random(in: 0...50, using: &random)
                return Transaction(
                    steps, invoked: Int64(moment) * 10 - before,
                    completed: Int64(moment) * 10 + after)
            })
    }

    /// One element vanishes from every read but its writer's own; false where nobody had read it.
    fileprivate mutating func dropOneWrite(_ random: inout SeededRandom) -> Bool {
        var read: Set<Int> = []
        for transaction in transactions {
            for case .read(_, let elements?) in transaction.steps { read.formUnion(elements) }
        }
        guard let lost = read.sorted().randomElement(using: &random) else { return false }
        for index in transactions.indices {
            transactions[index].steps = transactions[index].steps.map { step in
                guard case .read(let key, let elements?) = step else { return step }
                return .read(key: key, elements: elements.filter { $0 != lost })
            }
        }
        return true
    }
}
