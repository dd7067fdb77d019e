import Ledger
import TestKit
import Testing
import Values

@Suite("A history of an account that no order explains is found out")
struct AccountHistoryTests {
    private static let account = AccountID.guarantee(enterprise: "3303961007")
    private typealias Expected = Bool

    /// The account has 10. Each line: the operation, what was answered, when it began and was over.
    private static let histories: [(name: String, Expected, [String])] = [
        ("one after another", true, ["use 6 a done 0 1", "use 6 b short:4 2 3"]),
        ("at the same time, the other one first", true, ["use 6 a short 0 9", "use 6 b done 0 9"]),
        ("double spend", false, ["use 6 a done 0 9", "use 6 b done 0 9"]),
        ("refused though there was enough", false, ["use 6 a done 0 1", "use 4 b short 2 3"]),
        ("refused for another account's sake", true, ["use 6 a done 0 1", "use 4 b enough 2 3"]),
        ("refused for its own, too", false, ["use 6 a done 0 1", "use 5 b enough 2 3"]),
        ("refused with a wrong figure", false, ["use 6 a done 0 1", "use 6 b short:5 2 3"]),
        ("phantom overdraft", false, ["use 6 a done 0 1", "use 6 b short:-2 2 3"]),
        ("stale read", false, ["use 6 a done 0 1", "read 0/0 2 3"]),
        ("a read amid it", true, ["use 6 a done 0 9", "read 0/0 1 2", "read 0/6 3 4"]),
        ("reads backwards", false, ["use 6 a done 0 9", "read 0/6 1 2", "read 0/0 3 4"]),
        ("a lost posting", false, ["hold 6 a done 0 1", "post a done 2 3", "read 6/0 4 5"]),
        ("a dirty read", false, ["hold 6 a nothing 0 9", "read 6/0 1 2"]),
        (
            "held, posted, given back", true,
            ["hold 6 a done 0 1", "post a done 2 3", "restore 2 a done 4 5", "read 0/4 6 7"]
        ),
        ("held and freed", true, ["hold 6 a done 0 1", "void a done 2 3", "use 10 b done 4 5"]),
        ("freed and posted", false, ["hold 6 a done 0 1", "void a done 2 9", "post a done 2 9"]),
        (
            "given back twice", false,
            ["use 6 a done 0 1", "restore 4 a done 2 3", "restore 4 a done 4 5"]
        ),
        ("held twice for one cause", false, ["hold 1 a done 0 9", "hold 1 a done 0 9"]),
        (
            "used before it was given back", false,
            ["use 6 a done 0 1", "use 6 b done 2 3", "restore 6 a done 4 5"]
        ),
        (
            "used while it was given back", true,
            ["use 6 a done 0 1", "use 6 b done 2 9", "restore 6 a done 3 8"]
        ),
        (
            "unknown, and it happened", true,
            ["use 6 a unknown 0 1", "read 0/0 2 3", "read 0/6 4 5"]
        ),
        ("unknown, and it did not", true, ["use 6 a unknown 0 1", "use 10 b done 4 5"]),
        (
            "unknown, happened and then not", false,
            ["use 6 a unknown 0 1", "read 0/6 2 3", "read 0/0 4 5"]
        ),
        (
            "unknown does not excuse two", false,
            ["use 6 a unknown 0 1", "use 6 b done 2 3", "read 0/12 4 5"]
        ),
        ("granted in time", true, ["grant 5 done 0 9", "use 12 a done 1 2"]),
        ("granted too late", false, ["use 12 a done 0 1", "grant 5 done 2 3"]),
    ]

    @Test("Each is judged right", arguments: 0..<histories.count)
    func known(_ index: Int) throws {
        let (name, isPossible, lines) = Self.histories[index]
        let operations = try lines.map(Self.operation)
        let verdict = Linearisation.judge(operations, allowance: .yuan(10))
        #expect((verdict == .possible) == isPossible, "\(name): \(verdict)")
        #expect(verdict != .undecided)
        #expect(
            Self.bruteForce(operations) == isPossible, "\(name): the table itself is wrong")
    }

    @Test(
        "What accounts really did is let pass, one answer changed is found, as by trying all orders"
    )
    func random() throws {
        let seed = Effort.seed ?? 5
        let rounds = Effort.count(300, full: 20_000)
        var random = SeededRandom(seed: seed)
        var impossible = 0
        for round in 0..<rounds {
            var operations = Self.history(of: 6, clients: 3, &random)
            #expect(
                Linearisation.judge(operations, allowance: .yuan(10)) == .possible,
                "seed \(seed), round \(round): \(operations)")
            guard let spoilt = operations.indices.randomElement(using: &random) else { continue }
            operations[spoilt].outcome =
                [
                    .done, .nothing,
                    .short(available: .yuan(Int64.random(in: 0...9, using: &random))),
                    .balance(held: .zero, posted: .yuan(Int64.random(in: 0...9, using: &random))),
                ].randomElement(using: &random) ?? .done
            let verdict = Linearisation.judge(operations, allowance: .yuan(10))
            #expect(
                (verdict == .possible) == Self.bruteForce(operations),
                "seed \(seed), round \(round): \(verdict) \(operations)")
            if verdict != .possible { impossible += 1 }
        }
        #expect(impossible > rounds / 10)
        Effort.report(
            "account histories: \(rounds) against all orders, \(impossible) impossible, seed \(seed)"
        )
    }

    @Test("A long history of some clients is searched through, one of 64 replayed as claimed")
    func large() throws {
        let seed = Effort.seed ?? 7
        let count = Effort.count(2_000, full: 40_000)
        var random = SeededRandom(seed: seed)
        for clients in [2, 5] {
            let operations = Self.history(
                of: count, clients: clients, allowance: 40, doubtful: false, &random)
            #expect(
                Linearisation.judge(operations, allowance: .yuan(40)) == .possible,
                "\(clients) clients, seed \(seed)")
            var spoilt = operations
            spoilt[count / 2].outcome = .balance(held: .yuan(1), posted: .zero)
            #expect(Linearisation.judge(spoilt, allowance: .yuan(40)) != .possible)
        }
        let crowd = Self.history(of: count, clients: 64, allowance: 200, doubtful: false, &random)
        var claimed = ClaimedOrder { _ in .yuan(200) }
        for operation in crowd { claimed.append([operation], place: "\(operation)") }
        #expect(claimed.faults == [])
        Effort.report(
            "account histories: \(count) operations each of 2, 5 and 64 clients, seed \(seed)")
    }

    @Test("An order that the store claims is replayed: a wrong answer and a wrong moment are named")
    func claimed() throws {
        let right = ["use 6 a done 0 5", "use 6 b short:4 2 9", "restore 6 a done 7 9"]
        #expect(try Self.faults(of: right).isEmpty)
        #expect(try Self.faults(of: ["use 6 a done 0 5", "use 6 b done 2 9"]).count == 1)
        #expect(try Self.faults(of: ["read 0/0 6 9", "use 6 a done 0 5"]).count == 1)
    }

    // MARK: -

    private static func faults(of lines: [String]) throws -> [String] {
        var order = ClaimedOrder { _ in .yuan(10) }
        for line in lines { order.append([try operation(line)], place: line) }
        return order.faults
    }

    /// Whether any order at all explains it, found by trying every one.
    private static func bruteForce(_ operations: [AccountOperation]) -> Bool {
        func extend(_ done: Set<Int>, _ order: [AccountOperation]) -> Bool {
            let open = operations.indices.filter { !done.contains($0) }
            if open.allSatisfy({ operations[$0].outcome == .unknown }) { return true }
            let limit = open.map { operations[$0].completed }.min() ?? .max
            return open.contains { index in
                guard operations[index].invoked <= limit else { return false }
                var claim = ClaimedOrder { _ in .yuan(10) }
                for operation in order + [operations[index]] {
                    claim.append([operation], place: "")
                }
                return claim.faults.isEmpty
                    && extend(done.union([index]), order + [operations[index]])
            }
        }
        return extend([], [])
    }

    /// What clients see of a real account: each operation happens at a moment within its own time.
    private static func history(
        of count: Int, clients: Int, allowance: Int64 = 10, doubtful: Bool = true,
        _ random: inout SeededRandom
    ) -> [AccountOperation] {
        var free = Array(repeating: Int64(0), count: clients)
        var left = allowance
        var used: [(cause: String, amount: Int64)] = []
        var made: [AccountOperation] = []
        for number in 0..<count {
            let moment = Int64(number + 1) * 10
            let client = free.indices.min { free[$0] < free[$1] } ?? 0
            let invoked = Int64.random(in: min(free[client], moment)...moment, using: &random)
            let completed = moment + Int64.random(in: 0...Int64(clients) * 8, using: &random)
            free[client] = completed + 1
            let action: AccountOperation.Action
            var outcome = AccountOperation.Outcome.done
            switch Int.random(in: 0..<10, using: &random) {
            case 0:
                action = .read
                outcome = .balance(held: .zero, posted: .yuan(allowance - left))
            case 1...3 where !used.isEmpty:
                let place = Int.random(in: 0..<used.count, using: &random)
                let (cause, amount) = used.remove(at: place)
                action = .restore(.yuan(amount), cause: cause)
                left += amount
            default:
                let amount = Int64.random(in: 1...6, using: &random)
                action = .use(.yuan(amount), cause: "\(number)")
                if amount <= left {
                    left -= amount
                    used.append(("\(number)", amount))
                } else {
                    outcome = .short(available: .yuan(left))
                }
            }
            if doubtful, Int.random(in: 0..<20, using: &random) == 0 { outcome = .unknown }
            made.append(
                AccountOperation(
                    account, action, outcome, invoked: invoked, completed: completed))
        }
        return made
    }

    private static func operation(_ line: String) throws -> AccountOperation {
        var words = line.split(separator: " ").map(String.init)
        let times = words.suffix(2).compactMap { Int64($0) }
        try #require(times.count == 2)
        words.removeLast(2)
        let verb = words.removeFirst()
        var amount = Amount.zero
        if let first = words.first, let number = Int64(first) {
            amount = .yuan(number)
            words.removeFirst()
        }
        let popped = words.popLast()
        let last = try #require(popped)
        let cause = words.first ?? ""
        let action: AccountOperation.Action =
            switch verb {
            case "hold": .hold(amount, cause: cause)
            case "post": .post(cause: cause)
            case "void": .void(cause: cause)
            case "restore": .restore(amount, cause: cause)
            case "use": .use(amount, cause: cause)
            case "grant": .grant(amount)
            default: .read
            }
        let figures = last.split { $0 == "/" || $0 == ":" }.compactMap { Int64($0) }
        let outcome: AccountOperation.Outcome =
            switch last.split(separator: ":").first {
            case "done": .done
            case "nothing": .nothing
            case "enough": .enough
            case "unknown": .unknown
            case "short": .short(available: figures.first.map(Amount.yuan))
            default: .balance(held: .yuan(figures[0]), posted: .yuan(figures[1]))
            }
        return AccountOperation(
            account, action, outcome, invoked: times[0], completed: times[1])
    }
}
