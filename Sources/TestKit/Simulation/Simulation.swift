import Clearance
import Messages
import Platform
import SQLiteStorage
import Values

/// 模拟: one story by one seed: clients, nodes, a storage that fails, and a witness of it all.
///
/// Whatever happens is drawn from the seed: who is heard when, what is lost, doubled or overtaken,
/// where a batch is cut, which statement fails, which node forgets everything, what time it is
/// where. Two runs of one seed are the same run.
package struct Simulation {
    /// What became of a story.
    package struct Report: Sendable {
        package var seed: UInt64
        package var faults: [Fault] = []
        package var errands = 0
        package var sendings = 0
        package var turns = 0
        package var mishaps = 0
        package var restarts = 0

        /// What was broken, and how to see it again.
        package var complaint: String {
            let said = faults.map { "\($0.invariant.rawValue) \($0.en)" }.joined(separator: "; ")
            return "seed \(seed): \(said)\n"
                + "TONGGUAN_SEED=\(seed) swift test --filter SimulationTests/stories"
        }
    }

    let stage: Stage
    let storage: SQLiteStorage
    let terms: Terms
    let zone: Zone
    let faulty: FaultyStorage
    let sabotage: Sabotage?
    var chance: Chance
    var nodes: [SimulatedNode]
    var errands: [Errand] = []
    var wire: [Packet] = []
    var now: Instant
    var report: Report
    var messages = 0
    private var lastEvent: Int64 = 0
    private var readers: [String: Reader] = [:]

    /// Something on its way between a client and a node.
    enum Packet {
        case request(errand: Int, node: Int)
        case reply(errand: Int, isAnswer: Bool)
    }

    /// Who reads receipts page by page while the story goes on.
    private struct Reader {
        var cursor: Int64 = 0
        var seen: [Int64] = []
    }

    package init(seed: UInt64, on stage: Stage, sabotage: Sabotage? = nil) throws {
        self.stage = stage
        self.sabotage = sabotage
        var chance = Chance(seed: seed)
        storage = try stage.nextStorage()
        terms = Terms.drawn(&chance)
        zone = try stage.openZone(terms, in: storage)
        now = Stage.opening.adding(days: chance.pick([0, 38, 200]))
        faulty = FaultyStorage(
            storage, zone: zone, seed: seed &* 31, mishaps: chance.below(5), sabotage: sabotage)
        let (zone, policy, faulty, now) = (zone, terms.policy, faulty, now)
        nodes = (0...chance.below(3)).map { _ in
            SimulatedNode(zone, policy, faulty, at: now, ahead: Int64(chance.below(4_000)))
        }
        self.chance = chance
        report = Report(seed: seed)
    }

    /// Tells the story to its end.
    package mutating func run() throws -> Report {
        // Now and then so many that the calm life over again decides them on two threads.
        let count = chance.once(in: 25) ? 11 : 1 + chance.below(3)
        let parcels = (1...count).map { Parcel.drawn($0, &chance) }
        try declare(parcels)
        for _ in 0..<chance.pick([0, 0, 1, 2]) { try live(parcels) }
        try settle()
        try checkAll()
        report.errands = errands.count
        report.sendings = errands.reduce(0) { $0 + $1.sendings }
        report.mishaps = faulty.mishaps
        return report
    }

    // MARK: Clients, wires and nodes

    /// Sends all of it, in any order, until each one was answered.
    mutating func carryOut(_ submissions: [Submission], more: [Errand] = []) throws {
        let first = errands.count
        errands += submissions.map { Errand($0) } + more
        var open = Set(first..<errands.count)
        var steps = 0
        while !open.isEmpty, report.faults.isEmpty {
            steps += 1
            guard steps < 6_000 else {
                return fault(.answered, "\(open.count)次提交没有答复", "\(open.count) were not answered")
            }
            switch chance.below(100) {
            case 0..<30: send(Array(open.sorted()))
            case 30..<88: deliver(&open)
            case 88..<96: try turn()
            case 96, 97: pass(seconds: chance.below(60))
            case 98: if chance.once(in: 2) { try readReceipts() }
            default: if chance.once(in: 4) { restart() }
            }
        }
    }

    /// One of those without an answer is sent: for the first time, or because none came.
    private mutating func send(_ open: [Int]) {
        let errand = chance.pick(open)
        guard errands[errand].copies == 0 || chance.once(in: 20) else { return }
        errands[errand].copies += 1
        errands[errand].sendings += 1
        wire.append(.request(errand: errand, node: chance.below(nodes.count)))
    }

    /// Any packet, however old: overtaken, lost, or delivered and still on its way.
    private mutating func deliver(_ open: inout Set<Int>) {
        guard !wire.isEmpty else { return }
        let index = chance.below(wire.count)
        let packet = wire[index]
        let isDoubled = chance.once(in: 30)
        if !isDoubled { wire.remove(at: index) }
        let isLost = !isDoubled && chance.once(in: 25)
        switch packet {
        case .request(let errand, let node):
            if isDoubled { errands[errand].copies += 1 }
            if isLost {
                errands[errand].copies -= 1
            } else {
                nodes[node].take(errands[errand].submission, errand: errand)
            }
        case .reply(let errand, let isAnswer):
            if !isDoubled { errands[errand].copies -= 1 }
            if isAnswer, !isLost {
                errands[errand].isAnswered = true
                open.remove(errand)
            }
        }
    }

    mutating func turn() throws {
        let busy = nodes.indices.filter { nodes[$0].depth > 0 }
        guard !busy.isEmpty else { return }
        let node = chance.pick(busy)
        // Below the size at which two threads share a batch: a seed repeats every statement.
        var replies = nodes[node].turn(papers: chance.pick([2, 5, 12, 31]))
        report.turns += 1
        if sabotage == .losesReplies { replies = replies.filter { $0.errand % 5 != 0 } }
        if sabotage == .swapsReplies, replies.count > 1 {
            (replies[0].result, replies[1].result) = (replies[1].result, replies[0].result)
        }
        try witness(replies)
        let isCutOff = chance.once(in: 40)
        for reply in replies {
            // Whoever falls silent now has answered nobody.
            if isCutOff {
                errands[reply.errand].copies -= 1
                continue
            }
            let isAnswer = if case .success = reply.result { true } else { false }
            wire.append(.reply(errand: reply.errand, isAnswer: isAnswer))
        }
        try checkStep()
    }

    private mutating func restart() {
        let node = chance.below(nodes.count)
        nodes[node].restart()
        report.restarts += 1
        // What it had taken is known to nobody; whoever waits for it sends it again.
        for errand in errands.indices where !errands[errand].isAnswered {
            let onWire = wire.count { packet in
                switch packet {
                case .request(let other, _), .reply(let other, _): other == errand
                }
            }
            errands[errand].copies = onWire
        }
    }

    mutating func pass(seconds: Int) {
        now = now.adding(milliseconds: Int64(seconds) * 1_000)
        for node in nodes { node.move(to: now) }
    }

    mutating func fault(_ invariant: Invariant, _ zh: String, _ en: String) {
        report.faults.append(Fault(invariant, zh, en))
    }

    // MARK: What is looked at

    /// After each batch: what it recorded, and every consignment and account that it touched.
    private mutating func checkStep() throws {
        var check = verification
        let last = lastEvent
        let events = try faulty.read { transaction in
            let events = try check.checkEvents(after: last, keeping: true, transaction)
            guard !events.isEmpty else { return events }
            try check.check(consignments: Set(events.compactMap(\.consignment)), transaction)
            try check.checkAccounts(transaction)
            return events
        }
        lastEvent = events.last?.seq ?? lastEvent
        report.faults += check.faults
    }

    private mutating func checkAll() throws {
        var check = verification
        try faulty.read { try check.checkAll($0) }
        report.faults += check.faults
        try witnessAll()
        while try readReceipts() {}
        let owed = try faulty.read { [zone] in try SimulationRows.receipts(zone, $0) }
        for (recipient, numbers) in owed where readers[recipient]?.seen != numbers {
            fault(
                .receiptOwed, "\(recipient)未依次读到应发回执", "\(recipient) did not read what it was owed")
        }
    }

    private var verification: Verification {
        Verification(zone: zone, policy: terms.policy, guaranteesMayBeLowered: false) {
            [reading = stage.reading] in
            reading.read($0)
        }
    }

    /// Every enterprise reads on from its cursor, a few at a time; whether there was anything.
    @discardableResult
    private mutating func readReceipts() throws -> Bool {
        let inquiries = Inquiries(storage: faulty, zone: zone, policy: terms.policy)
        var found = false
        for recipient in try faulty.read({ [zone] in try SimulationRows.receipts(zone, $0) }).keys {
            var reader = readers[recipient] ?? Reader()
            let page = try inquiries.receipts(
                for: recipient, after: reader.cursor, limit: 1 + chance.below(40), now: now)
            reader.seen += page.receipts.map(\.cursor)
            reader.cursor = page.receipts.last?.cursor ?? reader.cursor
            readers[recipient] = reader
            found = found || !page.receipts.isEmpty
        }
        return found
    }
}
