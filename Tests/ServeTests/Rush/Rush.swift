import Demonstration
import Foundation
import Messages
import Synchronization
import TestKit
import Values

/// 抢购: clients who declare and cancel at once over several nodes, while nodes are killed, and all
/// that they were answered.
final class Rush: Sendable {
    let accounts: RushAccounts
    private let site: Site
    private let nodes: Nodes
    private let at: Instant
    private let state: Mutex<State>
    private let isOver = Atomic<Bool>(false)

    private struct State {
        var left: Int
        var serial = 0
        var entries: [Entry] = []
        var faults: [String] = []
        var resends = 0
    }

    /// One message with its answer, and the moments between which it was decided.
    struct Entry: Sendable {
        var attempts: [RushAttempt]
        var papers: [Reply.Paper]
        /// The last event before this message: its place in the order that the platform claims.
        var cursor: Int64
        var invoked: Int64
        var completed: Int64
    }

    init(_ site: Site, _ nodes: Nodes, _ accounts: RushAccounts, attempts: Int, at: Instant) {
        (self.site, self.nodes, self.accounts, self.at) = (site, nodes, accounts, at)
        state = Mutex(State(left: attempts))
    }

    /// In the order that the platform claims.
    var entries: [Entry] { state.withLock { $0.entries.sorted { $0.cursor < $1.cursor } } }
    /// Answers that no attempt may get; the first ten.
    var faults: [String] { state.withLock { Array($0.faults.prefix(10)) } }
    /// How often a letter had to be sent again because nobody answered.
    var resends: Int { state.withLock { $0.resends } }

    /// Each client has consignments of its own; the accounts belong to everybody.
    func run(clients: Int, lists: Int, seed: UInt64, until over: () -> Void) {
        let group = onThreads(clients) { [self] client in
            var random = SeededRandom(seed: seed &+ UInt64(client))
            var own = stride(from: client, to: lists, by: clients).map {
                RushAttempt(kind: .declare, number: $0 + 1, declaration: 1)
            }
            var line = Line(place: client)
            while take(&own, &line, &random) {}
        }
        while group.wait(timeout: .now()) == .timedOut { over() }
        group.wait()
        isOver.store(true, ordering: .relaxed)
    }

    /// A client's connection, and the node to which it goes next.
    private struct Line {
        var place: Int
        var wire: Wire?
    }

    /// One message of one to eight attempts; false when there have been enough.
    private func take(
        _ own: inout [RushAttempt], _ line: inout Line, _ random: inout SeededRandom
    ) -> Bool {
        own.shuffle(using: &random)
        // Declarations twice as often as cancellations, so that the accounts fill.
        let kind = Int.random(in: 0..<3, using: &random) == 0 ? RushAttempt.Kind.cancel : .declare
        var chosen = own.indices.filter { own[$0].kind == kind }
        if chosen.isEmpty { chosen = Array(own.indices) }
        chosen = chosen.filter { own[$0].kind == own[chosen[0]].kind }
        chosen = Array(chosen.prefix(Int.random(in: 1...8, using: &random)))
        let serials = state.withLock { state -> Range<Int>? in
            let count = min(state.left, chosen.count)
            guard count > 0, state.faults.count < 10 else { return nil }
            state.left -= count
            state.serial += count + 1
            return (state.serial - count)..<state.serial
        }
        guard let serials else { return false }
        chosen = Array(chosen.prefix(serials.count))
        let attempts = chosen.map { own[$0] }
        let papers = zip(attempts, serials).map { $0.paper(accounts, serial: $1, at: at) }
        let letter = Letter(
            1_000_000 + serials.lowerBound, papers, from: DemonstrationEnterprise.broker.code)

        let invoked = Self.now
        guard let reply = send(letter, &line) else { return false }
        let entry = Entry(
            attempts: attempts, papers: reply.papers, cursor: Int64(reply.receipts.after) ?? -1,
            invoked: invoked, completed: Self.now)
        state.withLock { $0.entries.append(entry) }
        for (index, paper) in zip(chosen, reply.papers) {
            switch (own[index].kind, paper.state) {
            case (.declare, "released"):
                own[index].kind = .cancel
                own[index].invtNo = paper.invtNo
            case (.declare, "rejected"): own[index].declaration += 1
            case (.cancel, "cancelled"):
                own[index].kind = .declare
                own[index].declaration += 1
            default: break
            }
        }
        return true
    }

    /// Until it is answered, by whichever node is there: the same bytes have one effect.
    private func send(_ letter: Letter, _ line: inout Line) -> Reply? {
        let key = site.keys[letter.sender] ?? ""
        for _ in 0..<3_000 {
            if line.wire == nil {
                line.wire = try? nodes.node(line.place).connect(seconds: 3_600)
                line.place += 1
            }
            let answer = line.wire.flatMap { letter.send(over: $0, key: key) }
            switch answer?.status {
            case 200:
                if let reply = answer.flatMap(Reply.init) { return reply }
                fail("\(answer?.text ?? "")")
                return nil
            case 429, 500, 503, 507:
                Thread.sleep(forTimeInterval: 0.05)
            case nil:
                line.wire = nil
                state.withLock { $0.resends += 1 }
                Thread.sleep(forTimeInterval: 0.1)
            case let status?:
                fail("\(status) \(answer?.text ?? "")")
                return nil
            }
        }
        fail("letter \(letter.number) was never answered")
        return nil
    }

    private func fail(_ text: String) {
        state.withLock { $0.faults.append(text) }
    }

    /// Reads the receipts of the broker over and over until the rush is over, each time from
    /// another node, and notes what the whole list was by then.
    func readReceipts(limit: Int) -> [AppendHistory.Transaction] {
        var line = Line(place: 0)
        var list: [Int] = []
        var reads: [AppendHistory.Transaction] = []
        let key = site.keys[DemonstrationEnterprise.broker.code] ?? ""
        while !isOver.load(ordering: .relaxed), list.count < limit {
            line.wire = try? nodes.node(line.place).connect(seconds: 30)
            line.place += 1
            let invoked = Self.now
            var isWhole = false
            while let wire = line.wire, !isWhole {
                let path = "/api/v1/receipts?after=\(list.last ?? 0)&limit=1000"
                guard let answer = (try? wire.ask(.get(path, key: key))) ?? nil,
                    answer.status == 200,
                    let page = try? JSONDecoder().decode(Page.self, from: Data(answer.body))
                else { break }
                list += page.receipts.compactMap { Int($0.cursor) }
                isWhole = page.receipts.count < 1_000
            }
            // The last page tells of its own moment; the earlier ones never change.
            if isWhole {
                reads.append(
                    AppendHistory.Transaction(
                        [.read(key: 0, elements: list)], invoked: invoked, completed: Self.now))
            }
            Thread.sleep(forTimeInterval: 0.2)
        }
        return reads
    }

    private struct Page: Decodable {
        struct Receipt: Decodable { var cursor: String }
        var receipts: [Receipt]
    }

    private static var now: Int64 { Int64(DispatchTime.now().uptimeNanoseconds) }
}

/// 节点: the servers over one database; each may be killed and comes back.
final class Nodes: Sendable {
    private let site: Site
    private let servers: Mutex<[Server]>
    let count: Int

    init(_ site: Site, count: Int) throws {
        self.site = site
        self.count = count
        servers = Mutex(try (0..<count).map { try site.serve(node: count == 1 ? nil : $0) })
    }

    func node(_ place: Int) -> Server { servers.withLock { $0[place % count] } }

    /// Kills one amid whatever it does, and starts it again.
    func killAndRestart(_ place: Int) throws {
        try node(place).killAtOnce()
        let again = try site.serve(node: count == 1 ? nil : place % count)
        servers.withLock { $0[place % count] = again }
    }

    func terminate() throws {
        for server in servers.withLock({ $0 }) { try server.terminate() }
    }
}
