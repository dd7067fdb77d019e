import Foundation
import TestKit
import Testing

@Suite("Published histories are judged as their authors judged them")
struct PublishedHistoryTests {
    @Test("The example of the Elle paper has a circle with one who did not see the next")
    func paperExample() throws {
        guard let history = try Self.history("paper-example") else { return }
        #expect(Set(history.findings(strict: false).map(\.anomaly)) == [.single])
    }

    @Test("The history under snapshot isolation has such circles with several only")
    func withoutSingle() throws {
        guard let history = try Self.history("si-without-g-single") else { return }
        #expect(Set(history.findings(strict: false).map(\.anomaly)) == [.antiDependency])
    }

    @Test("What is no history is refused, wherever it is cut off")
    func refused() {
        let text = "{:index 0, :type :invoke, :value [[:append 9 2] [:r 9 nil]]}"
        for length in 1..<text.count {
            #expect(throws: EDN.Problem.self) { try EDN.read(String(text.prefix(length))) }
        }
        #expect(throws: EDN.Problem.self) {
            try EDN.read(String(repeating: "[", count: 100_000))
        }
        #expect(throws: EDN.Problem.self) { try EDN.read("\"text\"") }
    }

    private static func history(_ name: String) throws -> AppendHistory? {
        let file = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
            .appending(path: "../../../shared/vectors/elle/\(name).edn").standardized
        guard let text = try? String(contentsOf: file, encoding: .utf8) else {
            Effort.report("published history \(name): not here, the others only")
            return nil
        }
        return AppendHistory(try EDN.read(text))
    }
}

extension AppendHistory {
    /// Jepsen's form: invocation and completion of each transaction, one right after the other.
    fileprivate init(_ entries: [EDN]) {
        var transactions: [Transaction] = []
        var invoked: Int64 = 0
        for (place, entry) in entries.enumerated() {
            let outcome: Outcome
            switch entry["type"] {
            case .keyword("ok"): outcome = .done
            case .keyword("fail"): outcome = .failed
            case .keyword("info"): outcome = .unknown
            default:
                invoked = Int64(place)
                continue
            }
            let steps = (entry["value"]?.elements ?? []).compactMap { step -> Step? in
                guard let parts = step.elements, parts.count == 3, let key = parts[1].number else {
                    return nil
                }
                return parts[0] == .keyword("r")
                    ? .read(key: key, elements: parts[2].elements?.compactMap(\.number) ?? [])
                    : parts[2].number.map { .append(key: key, element: $0) }
            }
            transactions.append(
                Transaction(steps, outcome, invoked: invoked, completed: Int64(place)))
        }
        self.init(transactions)
    }
}
