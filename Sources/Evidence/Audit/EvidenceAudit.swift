import Foundation
import Storage

/// 审计: everything that the evidence says, computed again from the rows.
///
/// Leaves from the rows of the events, the tree from the leaves, every checkpoint against the tree
/// as it was, and the journals against every row of every table. One snapshot, one pass; memory
/// is bounded by a 256th of the rows, the rest goes to a temporary folder.
package struct EvidenceAudit: Sendable, Encodable {
    package private(set) var events = 0
    /// Links of the journal: transactions that changed rows.
    package private(set) var links = 0
    package private(set) var rows = 0
    package private(set) var checkpoints = 0
    /// Events and links behind the last checkpoint: nothing outside the database testifies yet.
    package private(set) var unsigned = 0
    /// The first thousand.
    package private(set) var faults: [EvidenceFault] = []
    package private(set) var faultCount = 0

    private var signed: [Checkpoint] = []

    private enum CodingKeys: String, CodingKey {
        case events, links, rows, checkpoints, unsigned, faults, faultCount
    }

    /// `file` is the text of the checkpoints; `isShared` where other zones live in the database.
    package init(
        of storage: any Storage, migrations: [Migration], zone: String, journalKey: JournalKey,
        checkpoints file: String, key: CheckpointKey, isShared: Bool = false, temporary folder: URL
    ) throws {
        let tables = TableShape.all(after: migrations)
        readCheckpoints(file, key)
        let start = self
        self = try storage.read { transaction in
            var audit = start
            var comparison = RowComparison(in: folder)
            try audit.checkEvents(tables, zone, &comparison, transaction)
            try audit.checkJournal(tables, zone, journalKey, &comparison, transaction)
            try audit.checkMigrations(migrations, transaction)
            for table in tables
            where table.name != EventTable.name && EventTable.exempt[table.name] == nil {
                try audit.reading(table.name) { _ in
                    try TableRows(table: table, zone: zone).forEach(transaction.connection) {
                        try comparison.add(row: $0, of: table)
                    }
                }
            }
            if !isShared { try audit.checkZones(tables, zone, transaction) }
            try comparison.finish { audit.fault($0) }
            audit.rows = comparison.count
            return audit
        }
    }

    private mutating func fault(_ fault: EvidenceFault) {
        faultCount += 1
        if faults.count < 1_000 { faults.append(fault) }
    }

    /// A table that cannot be read is a fault of its own, and the others are read all the same.
    private mutating func reading(_ table: String, _ body: (inout Self) throws -> Void) throws {
        do {
            try body(&self)
        } catch let problem as StorageProblem {
            guard !problem.isPassing else { throw problem }
            fault(
                EvidenceFault(
                    .tableUnreadable, "\(table)：\(problem.zh)", "\(table): \(problem.en)"))
        }
    }

    // MARK: Checkpoints

    private mutating func readCheckpoints(_ file: String, _ key: CheckpointKey) {
        for (number, text) in SignedCheckpoint.split(file).enumerated() {
            guard let note = SignedCheckpoint(text, verifiedBy: key) else {
                fault(
                    EvidenceFault(
                        .checkpointForm, "第 \(number + 1) 个检查点的签名不符",
                        "checkpoint \(number + 1) is not signed by the key"))
                continue
            }
            if note.checkpoint.size < signed.last?.size ?? 0
                || note.checkpoint.links < signed.last?.links ?? 0
            {
                fault(
                    EvidenceFault(
                        .checkpointOrder, "第 \(number + 1) 个检查点比前一个小",
                        "checkpoint \(number + 1) is smaller than the one before"))
            }
            signed.append(note.checkpoint)
        }
        checkpoints = signed.count
        signed.sort { $0.size < $1.size }
        if signed.isEmpty {
            fault(EvidenceFault(.checkpointNone, "没有可用的检查点", "there is no checkpoint to hold to"))
        }
    }

    private mutating func checkRoots(_ frontier: Frontier, _ next: inout Int) {
        while next < signed.count, signed[next].size == frontier.size {
            if signed[next].root != frontier.root {
                fault(
                    EvidenceFault(
                        .checkpointRoot, "第 \(frontier.size) 条事件处的树根与检查点不符",
                        "the root at event \(frontier.size) is not that of its checkpoint"))
            }
            next += 1
        }
    }

    // MARK: Events

    private mutating func checkEvents(
        _ tables: [TableShape], _ zone: String, _ comparison: inout RowComparison,
        _ transaction: borrowing Transaction
    ) throws {
        let table = EventTable.shape(in: tables)
        guard let seq = table.position(of: "seq"), let leaf = table.position(of: "leaf")
        else { preconditionFailure("the schema has a table of events with leaves") }
        var frontier = Frontier()
        var nodes: [Subtree: TreeHash] = [:]
        var next = 0
        var buffer = RowBytes()
        let most = signed.last?.size ?? 0
        checkRoots(frontier, &next)
        try reading(table.name) { audit in
            try TableRows(table: table, zone: zone).forEach(transaction.connection) { values in
                audit.events += 1
                guard values[seq] == .integer(Int64(frontier.size + 1)) else {
                    if frontier.size + 1 == audit.events { audit.missing(frontier.size + 1) }
                    return
                }
                let own = EventTable.leaf(table, &buffer) { values[$0] }
                if values[leaf] != .blob(own.bytes) { audit.wrongLeaf(frontier.size + 1) }
                try comparison.add(event: own, key: { values[$0] }, of: table)
                frontier.append(own) { subtree, hash in
                    if subtree.level % TreeRows.step == 0 { nodes[subtree] = hash }
                }
                audit.checkRoots(frontier, &next)
            }
        }
        if frontier.size < most { missing(frontier.size + 1) }
        unsigned = max(0, frontier.size - most)
        try checkNodes(nodes, zone, most, transaction)
    }

    private mutating func missing(_ seq: Int) {
        fault(EvidenceFault(.eventMissing, "第 \(seq) 条事件不在", "event \(seq) is missing"))
    }

    private mutating func wrongLeaf(_ seq: Int) {
        fault(EvidenceFault(.eventLeaf, "第 \(seq) 条事件不是其叶", "event \(seq) is not its leaf"))
    }

    /// Nodes may lag behind the events, but those up to the last checkpoint must be there.
    private mutating func checkNodes(
        _ nodes: [Subtree: TreeHash], _ zone: String, _ most: Int,
        _ transaction: borrowing Transaction
    ) throws {
        var left = nodes
        try reading("tree_node") { audit in
            try TreeRows(zone: zone).forEachNode(transaction) { subtree, hash in
                if left.removeValue(forKey: subtree) != hash { audit.badNode(subtree) }
            }
        }
        for subtree in left.keys where subtree.leaves.upperBound <= most { badNode(subtree) }
    }

    private mutating func badNode(_ subtree: Subtree) {
        let place = "\(subtree.level)/\(subtree.position)"
        fault(
            EvidenceFault(
                .treeNode, "树节点 \(place) 与事件不符", "node \(place) of the tree is not its events'"))
    }

    // MARK: The journal

    private mutating func checkJournal(
        _ tables: [TableShape], _ zone: String, _ key: JournalKey,
        _ comparison: inout RowComparison, _ transaction: borrowing Transaction
    ) throws {
        let events = EventTable.shape(in: tables)
        var buffer = RowBytes()
        var chain = JournalLink.start
        var next = 0
        let signed = signed.sorted { $0.links < $1.links }
        let most = signed.last?.links ?? 0
        try reading("journal") { audit in
            try JournalRows(connection: transaction.connection, zone: zone).forEach { link in
                audit.links += 1
                let content = link.content(after: chain, &buffer)
                chain = link.chain(over: content)
                if link.number != audit.links || link.chain != chain {
                    audit.badLink(Int(link.number))
                    chain = link.chain
                }
                if !key.vouches(for: link, content) { audit.badCode(audit.links) }
                if try !comparison.add(journal: link.entries, of: audit.links, events, zone) {
                    audit.badLink(audit.links)
                }
                while next < signed.count, signed[next].links <= audit.links {
                    if signed[next].links == audit.links, signed[next].chain != chain {
                        audit.badLink(audit.links)
                    }
                    next += 1
                }
            }
        }
        if links < most { badLink(links + 1) }
        unsigned += max(0, links - most)
    }

    private mutating func badLink(_ number: Int) {
        fault(
            EvidenceFault(
                .journalLink, "流水第 \(number) 节与链或检查点不符",
                "link \(number) of the journal is not what the chain or a checkpoint says"))
    }

    private mutating func badCode(_ number: Int) {
        fault(
            EvidenceFault(
                .journalCode, "流水第 \(number) 节不是平台所写：其验证码与密钥不符",
                "link \(number) of the journal was not written by the platform: "
                    + "its code is not of the key"))
    }

    // MARK: Steps and other zones

    private mutating func checkMigrations(
        _ migrations: [Migration], _ transaction: borrowing Transaction
    ) throws {
        let areOurs = try transaction.recordsExactly(migrations)
        guard !areOurs else { return }
        fault(
            EvidenceFault(
                .migrations, "所记的库表变更不是本程序的", "the recorded migrations are not the program's"))
    }

    private mutating func checkZones(
        _ tables: [TableShape], _ zone: String, _ transaction: borrowing Transaction
    ) throws {
        for table in tables where table.columns.first?.name == "zone_id" {
            try reading(table.name) { audit in
                let count = try TableRows(table: table, zone: zone).foreign(transaction.connection)
                guard count > 0 else { return }
                audit.fault(
                    EvidenceFault(
                        .zoneForeign, "\(table.name)：\(count) 行属于别的综试区",
                        "\(table.name): \(count) rows are of another zone"))
            }
        }
    }
}
