/// Compares a database with its checkpoints, row by row.
struct Auditor {
    private let database: Database
    /// The last entry of every key, sorted.
    private let work: Database
    private let notes: [Note?]
    private let zone: Bytes
    private(set) var faults = 0
    private(set) var events = 0
    private(set) var rows = 0
    /// Behind the last checkpoint only the platform's own key tells who wrote.
    private(set) var unsigned = (events: 0, links: 0)
    private let eventTable: Table
    /// Leaves that the journal listed so far.
    private var listed: Int64 = 0
    /// What no journal lists: checked below, or the program's and the engine's own.
    private static let exempt = ["tree_node", "journal", "migration", "commit_mark"]

    init(_ path: String, _ checkpoints: String, _ key: VerifierKey) throws {
        database = try Database(path)
        work = try Database(nil)
        let columns = "key BLOB PRIMARY KEY, name TEXT, row BLOB, seq INTEGER, found INTEGER"
        try work.rows("CREATE TABLE entry (\(columns)) WITHOUT ROWID") { _ in }
        eventTable = try Table("event", in: database)
        notes = key.openAll(checkpoints)
        zone = Bytes((key.name.split(separator: "/").last ?? "").utf8)
    }

    private mutating func fault(_ zh: String, _ en: String) {
        faults += 1
        if faults <= 1_000 { print("\(zh) | \(en)") }
    }

    mutating func run() throws {
        var signed: [Note] = []
        for (index, note) in notes.enumerated() {
            guard let note else {
                fault("第 \(index + 1) 个检查点签名不符", "checkpoint \(index + 1) is not signed by the key")
                continue
            }
            if note.size < signed.last?.size ?? 0 || note.links < signed.last?.links ?? 0 {
                fault("第 \(index + 1) 个检查点变小", "checkpoint \(index + 1) is smaller than before")
            }
            signed.append(note)
        }
        if signed.isEmpty { fault("没有检查点", "there is no checkpoint") }
        try checkEvents(signed)
        try checkJournal(signed)
        try checkTables()
        try work.rows("SELECT name, seq, row FROM entry WHERE found = 0") { values in
            guard case .text(let name) = values[0], case .integer(let seq) = values[1],
                values[2] != .blob(Bytes(repeating: 0, count: 16))
            else { return }
            let table = String(decoding: name, as: UTF8.self)
            fault("\(table)：流水第 \(seq) 节所记的行不在", "\(table): the row of link \(seq) is gone")
        }
    }

    private mutating func checkEvents(_ signed: [Note]) throws {
        let table = eventTable
        guard let seq = table.columns.firstIndex(of: "seq"),
            let leaf = table.columns.firstIndex(of: "leaf")
        else { return fault("事件表不完整", "the table of events lacks columns") }
        let roots = Dictionary(signed.map { ($0.size, $0.root) }) { $0 == $1 ? $0 : [] }
        let most = roots.keys.max() ?? 0
        var tree = Tree()
        var nodes: [[Int]: Bytes] = [:]
        try database.rows(table.source + " ORDER BY seq") { values in
            guard values[0] == .text(zone) else {
                return fault("事件属于别的综试区", "an event belongs to another zone")
            }
            guard values[seq] == .integer(Int64(tree.size + 1)) else {
                return fault("第 \(tree.size + 1) 条事件不在", "event \(tree.size + 1) is missing")
            }
            let own = table.leaf(values)
            if values[leaf] != .blob(own) {
                fault("第 \(tree.size + 1) 条事件不是其叶", "event \(tree.size + 1) is not its leaf")
            }
            for node in tree.append(own) { nodes[[node.level, node.position]] = node.hash }
            if let root = roots[tree.size], root != tree.root {
                fault("第 \(tree.size) 条事件处树根不符", "the root at event \(tree.size) is not as signed")
            }
        }
        events = tree.size
        unsigned.events = max(0, events - most)
        if tree.size < most {
            fault("第 \(tree.size + 1) 条事件不在", "event \(tree.size + 1) is missing")
        }
        let stored = try Table("tree_node", in: database)
        try database.rows(stored.source) { values in
            guard values[0] == .text(zone), case .integer(let level) = values[1],
                case .integer(let position) = values[2], case .blob(let hash) = values[3],
                nodes.removeValue(forKey: [Int(level), Int(position)]) == hash
            else { return fault("树节点不符", "a node of the tree is not its events'") }
        }
        for place in nodes.keys where (place[1] + 1) << place[0] <= most {
            fault("缺少树节点 \(place)", "node \(place) of the tree is missing")
        }
    }

    /// Every link is chained to the one before, and the chain to the checkpoints.
    private mutating func checkJournal(_ signed: [Note]) throws {
        let table = try Table("journal", in: database)
        let chains = Dictionary(signed.map { ($0.links, $0.chain) }) { $0 == $1 ? $0 : [] }
        var (number, chain) = (0, Bytes(repeating: 0, count: 32))
        try database.rows(table.source + " ORDER BY number") { values in
            number += 1
            let content = sha256(table.bytes(4, values, 0..<4) + chain)
            let code: Bytes =
                if case .blob(let code)? = values.dropFirst(5).first { code } else { [] }
            chain = sha256([5] + content + code)
            guard values.count == 6, !code.isEmpty, values[0] == .text(zone),
                values[1] == .integer(Int64(number)), values[4] == .blob(chain),
                chains[number] ?? chain == chain, case .blob(let bytes) = values[3],
                try read(journal: bytes, number)
            else { return fault("流水第 \(number) 节不符", "link \(number) of the journal is wrong") }
        }
        unsigned.links = max(0, number - (chains.keys.max() ?? 0))
        if number < chains.keys.max() ?? 0 {
            fault("流水第 \(number + 1) 节不在", "link \(number + 1) of the journal is missing")
        }
    }

    /// Keeps the last entry of each key: name, count and entries, table by table. Entries of
    /// `leaf` are the leaves of the events, in their order.
    private mutating func read(journal: Bytes, _ seq: Int) throws -> Bool {
        let insertion = try work.statement("INSERT OR REPLACE INTO entry VALUES (?, ?, ?, ?, 0)")
        var place = 0
        func next(_ count: Int) -> Bytes? {
            guard place + count <= journal.count else { return nil }
            defer { place += count }
            return Bytes(journal[place..<place + count])
        }
        while place < journal.count {
            guard let length = next(1), let name = next(Int(length[0])), let digits = next(4) else {
                return false
            }
            for _ in 0..<digits.reduce(0, { $0 << 8 | Int($1) }) {
                guard var key = next(16), var row = next(16) else { return false }
                var name = name
                if name == Bytes("leaf".utf8) {
                    listed += 1
                    (name, row) = (Bytes("event".utf8), key)
                    key = eventTable.keyHash([.text(zone), .integer(listed)])
                }
                try insertion.run([.blob(key), .text(name), .blob(row), .integer(Int64(seq))])
            }
        }
        return true
    }

    private mutating func checkTables() throws {
        let find = try work.statement("SELECT row, found, seq FROM entry WHERE key = ?")
        let mark = try work.statement("UPDATE entry SET found = 1 WHERE key = ?")
        var names: [String] = []
        try database.rows("SELECT type, name FROM main.sqlite_master") { values in
            guard case .text(let type) = values[0], case .text(let name) = values[1] else { return }
            let text = String(decoding: name, as: UTF8.self)
            switch String(decoding: type, as: UTF8.self) {
            case "table": if !text.hasPrefix("sqlite_") { names.append(text) }
            case "index": break
            default: fault("\(text)：不应有的触发器或视图", "\(text): a trigger or view that is not ours")
            }
        }
        for name in names where !Self.exempt.contains(name) {
            let table = try Table(name, in: database)
            try database.rows(table.source) { values in
                rows += 1
                let key = table.keyHash(values)
                var entry: [Value] = []
                try find.run([.blob(key)]) { entry = $0 }
                guard let row = entry.first, row != .blob(Bytes(repeating: 0, count: 16)) else {
                    return fault("\(name)：没有记过此行", "\(name): a row that no link recorded")
                }
                guard entry[1] == .integer(0) else {
                    return fault("\(name)：同一主键两行", "\(name): two rows of one key")
                }
                try mark.run([.blob(key)])
                let own = name == "event" ? Bytes(table.leaf(values).prefix(16)) : nil
                if row != .blob(own ?? table.rowHash(values)) {
                    fault("\(name)：与所记不同", "\(name): a row is not what was recorded of it")
                }
            }
        }
    }
}
