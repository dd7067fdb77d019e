// 独立审计: checks the evidence of a Tongguan database, knowing only what is written in
// docs/decisions/event-tree.md. It shares no code with the platform, so that a mistake or a hand
// laid on one of them is not in the other.
//
//   tongguan-audit DATABASE CHECKPOINTS KEY    a SQLite file, its checkpoints, the public key
//   tongguan-audit proof FILE KEY              the proof of one receipt, as the API answers it
//
// Exit codes: 0 all agrees, 1 something differs, 2 wrong usage or unreadable files.
import Crypto
import Foundation
import GRDBSQLite

typealias Bytes = [UInt8]

func sha256(_ bytes: Bytes) -> Bytes { SHA256.hash(data: bytes).withUnsafeBytes { Bytes($0) } }
func parent(_ left: Bytes, _ right: Bytes) -> Bytes { sha256([1] + left + right) }
func bigEndian(_ number: some FixedWidthInteger) -> Bytes {
    withUnsafeBytes(of: number.bigEndian) { Bytes($0) }
}

// MARK: The tree

/// The complete subtrees at the right edge of a growing tree, RFC 6962.
struct Tree {
    var size = 0
    private var edge: [(level: Int, hash: Bytes)] = []

    /// Answers the subtrees of level 8, 16, 24 … that the leaf completes.
    mutating func append(_ leaf: Bytes) -> [(level: Int, position: Int, hash: Bytes)] {
        var completed: [(level: Int, position: Int, hash: Bytes)] = []
        edge.append((0, leaf))
        size += 1
        while edge.count > 1, edge[edge.count - 1].level == edge[edge.count - 2].level {
            let right = edge.removeLast()
            let left = edge.removeLast()
            edge.append((left.level + 1, parent(left.hash, right.hash)))
            if (left.level + 1) % 8 == 0 {
                completed.append(
                    (left.level + 1, (size - 1) >> (left.level + 1), edge[edge.count - 1].hash))
            }
        }
        return completed
    }

    var root: Bytes {
        guard let last = edge.last else { return sha256([]) }
        return edge.dropLast().reversed().reduce(last.hash) { parent($1.hash, $0) }
    }
}

// MARK: Checkpoints

struct Note {
    var size: Int
    var root: Bytes
}

/// A public key as C2SP notes write it: `name+hash+key`.
struct VerifierKey {
    var name: String
    var hash: Bytes
    var key: Curve25519.Signing.PublicKey

    init?(_ text: String) {
        let parts = text.trimmingCharacters(in: .whitespacesAndNewlines)
            .split(separator: "+", maxSplits: 2).map(String.init)
        guard parts.count == 3, let bytes = Data(base64Encoded: parts[2]), bytes.first == 1,
            let key = try? Curve25519.Signing.PublicKey(rawRepresentation: bytes.dropFirst())
        else { return nil }
        name = parts[0]
        self.key = key
        hash = Bytes(sha256(Bytes("\(name)\n".utf8) + Bytes(bytes)).prefix(4))
        guard hash.map({ String(format: "%02x", $0) }).joined() == parts[1] else { return nil }
    }

    /// The checkpoint that the lines are, where this key signed them.
    func open(_ lines: [String], _ signatures: [String]) -> Note? {
        guard lines.count >= 3, lines[0] == name, let size = Int(lines[1]), size >= 0,
            let root = Data(base64Encoded: lines[2]), root.count == 32
        else { return nil }
        let body = Data(lines.map { $0 + "\n" }.joined().utf8)
        for line in signatures where line.hasPrefix("\u{2014} \(name) ") {
            let text = String(line.dropFirst(name.count + 3))
            guard let bytes = Data(base64Encoded: text), bytes.count == 68,
                Bytes(bytes.prefix(4)) == hash,
                key.isValidSignature(bytes.dropFirst(4), for: body)
            else { continue }
            return Note(size: size, root: Bytes(root))
        }
        return nil
    }

    /// All notes of a file; nil stands for one that is not signed as it should be.
    func openAll(_ file: String) -> [Note?] {
        var notes: [Note?] = []
        var lines: [String] = []
        var signatures: [String] = []
        for line in file.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
            if line.hasPrefix("\u{2014} ") {
                signatures.append(line)
            } else if !signatures.isEmpty {
                notes.append(open(lines, signatures))
                lines = line.isEmpty ? [] : [line]
                signatures = []
            } else if !line.isEmpty {
                lines.append(line)
            }
        }
        if !lines.isEmpty || !signatures.isEmpty { notes.append(open(lines, signatures)) }
        return notes
    }
}

// MARK: The database

struct DatabaseProblem: Error, CustomStringConvertible { var description: String }

enum Value: Equatable {
    case null
    case integer(Int64)
    case text(Bytes)
    case blob(Bytes)
    /// Which Tongguan never stores.
    case real(Double)
}

final class Database {
    private var handle: OpaquePointer?

    /// Without a path a file of SQLite's own, which is gone with the connection.
    init(_ path: String?) throws {
        let flags =
            path == nil ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY
        guard sqlite3_open_v2(path ?? "", &handle, flags, nil) == SQLITE_OK else { throw problem }
        try rows("PRAGMA trusted_schema = OFF") { _ in }
        try rows("BEGIN") { _ in }
    }

    deinit { sqlite3_close_v2(handle) }

    private var problem: DatabaseProblem {
        DatabaseProblem(description: sqlite3_errmsg(handle).map { String(cString: $0) } ?? "")
    }

    func statement(_ text: String) throws -> Statement {
        var statement: OpaquePointer?
        guard sqlite3_prepare_v2(handle, text, -1, &statement, nil) == SQLITE_OK, let statement
        else { throw problem }
        return Statement(statement)
    }

    func rows(_ text: String, _ values: [Value] = [], _ visit: ([Value]) throws -> Void) throws {
        try statement(text).run(values, visit)
    }

    final class Statement {
        private let handle: OpaquePointer
        init(_ handle: OpaquePointer) { self.handle = handle }
        deinit { sqlite3_finalize(handle) }

        func run(_ values: [Value], _ visit: ([Value]) throws -> Void = { _ in }) throws {
            sqlite3_reset(handle)
            // The engine copies what it is given (SQLITE_TRANSIENT).
            let copies = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
            for (index, value) in values.enumerated() {
                let place = Int32(index + 1)
                switch value {
                case .null: sqlite3_bind_null(handle, place)
                case .integer(let number): sqlite3_bind_int64(handle, place, number)
                case .real(let number): sqlite3_bind_double(handle, place, number)
                case .text(let bytes):
                    let text = String(decoding: bytes, as: UTF8.self)
                    sqlite3_bind_text(handle, place, text, -1, copies)
                case .blob(let bytes):
                    sqlite3_bind_blob(handle, place, bytes, Int32(bytes.count), copies)
                }
            }
            while true {
                switch sqlite3_step(handle) {
                case SQLITE_ROW:
                    try visit((0..<sqlite3_column_count(handle)).map(value))
                case SQLITE_DONE: return
                case let code:
                    throw DatabaseProblem(description: String(cString: sqlite3_errstr(code)))
                }
            }
        }

        private func value(_ column: Int32) -> Value {
            switch sqlite3_column_type(handle, column) {
            case SQLITE_INTEGER: return .integer(sqlite3_column_int64(handle, column))
            case SQLITE_FLOAT: return .real(sqlite3_column_double(handle, column))
            case SQLITE_TEXT:
                let start = sqlite3_column_text(handle, column)
                let count = Int(sqlite3_column_bytes(handle, column))
                return .text(Bytes(UnsafeBufferPointer(start: start, count: count)))
            case SQLITE_BLOB:
                let start = sqlite3_column_blob(handle, column)
                let count = Int(sqlite3_column_bytes(handle, column))
                return .blob(Bytes(UnsafeRawBufferPointer(start: start, count: count)))
            default: return .null
            }
        }
    }
}

/// A table as the database itself describes it.
struct Table {
    var name: String
    var columns: [String] = []
    var key: [Int] = []

    init(_ name: String, in database: Database) throws {
        self.name = name
        var places: [(order: Int64, column: Int)] = []
        let named = Value.text(Bytes(name.utf8))
        try database.rows("SELECT name, pk FROM pragma_table_info(?) ORDER BY cid", [named]) {
            if case .text(let column) = $0[0], case .integer(let order) = $0[1] {
                if order > 0 { places.append((order, columns.count)) }
                columns.append(String(decoding: column, as: UTF8.self))
            }
        }
        key = places.sorted { $0.order < $1.order }.map(\.column)
    }

    private var quoted: String { "\"" + name.replacing("\"", with: "\"\"") + "\"" }
    var source: String { "SELECT * FROM main.\(quoted)" }

    /// The bytes that are hashed: prefix, name, and each column that is not NULL.
    func bytes(_ prefix: UInt8, _ values: [Value], _ columns: some Sequence<Int>) -> Bytes {
        var bytes: Bytes = [prefix, UInt8(truncatingIfNeeded: name.utf8.count)] + name.utf8
        for column in columns {
            let head: Bytes = [UInt8(truncatingIfNeeded: column)]
            switch values[column] {
            case .null: continue
            case .integer(let number): bytes += head + [1] + bigEndian(number)
            case .text(let text): bytes += head + [2] + bigEndian(UInt32(text.count)) + text
            case .blob(let blob): bytes += head + [3] + bigEndian(UInt32(blob.count)) + blob
            case .real(let number): bytes += head + [4] + bigEndian(number.bitPattern)
            }
        }
        return bytes
    }

    func keyHash(_ values: [Value]) -> Bytes { Bytes(sha256(bytes(3, values, key)).prefix(16)) }
    func rowHash(_ values: [Value]) -> Bytes {
        Bytes(sha256(bytes(2, values, columns.indices)).prefix(16))
    }
}

// MARK: The audit

struct Auditor {
    private let database: Database
    /// The last entry of every key, sorted.
    private let work: Database
    private let notes: [Note?]
    private let zone: Bytes
    private(set) var faults = 0
    private(set) var events = 0
    private(set) var rows = 0
    /// Rows that no journal lists: the tree has its own check below, the marks are the engine's.
    private static let exempt = ["event", "tree_node", "commit_mark"]

    init(_ path: String, _ checkpoints: String, _ key: VerifierKey) throws {
        database = try Database(path)
        work = try Database(nil)
        try work.rows(
            """
            CREATE TABLE entry (key BLOB PRIMARY KEY, name TEXT, row BLOB, seq INTEGER,
                found INTEGER) WITHOUT ROWID
            """
        ) { _ in }
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
            if note.size < signed.last?.size ?? 0 {
                fault(
                    "第 \(index + 1) 个检查点变小",
                    "checkpoint \(index + 1) is smaller than its forerunner")
            }
            signed.append(note)
        }
        if signed.isEmpty { fault("没有检查点", "there is no checkpoint") }
        try checkEvents(signed.sorted { $0.size < $1.size })
        try checkTables()
        try work.rows("SELECT name, seq, row FROM entry WHERE found = 0") { values in
            guard case .text(let name) = values[0], case .integer(let seq) = values[1],
                values[2] != .blob(Bytes(repeating: 0, count: 16))
            else { return }
            let table = String(decoding: name, as: UTF8.self)
            fault("\(table)：第 \(seq) 条事件所记的行不在", "\(table): the row of event \(seq) is gone")
        }
    }

    private mutating func checkEvents(_ signed: [Note]) throws {
        let table = try Table("event", in: database)
        guard let seq = table.columns.firstIndex(of: "seq"),
            let kind = table.columns.firstIndex(of: "kind"),
            let detail = table.columns.firstIndex(of: "detail"),
            let leaf = table.columns.firstIndex(of: "leaf")
        else { return fault("事件表不完整", "the table of events lacks columns") }
        let most = signed.last?.size ?? 0
        var tree = Tree()
        var rest = signed[...]
        var nodes: [[Int]: Bytes] = [:]
        func compare() -> Int? {
            var wrong: Int?
            while let next = rest.first, next.size == tree.size {
                if next.root != tree.root { wrong = next.size }
                rest = rest.dropFirst()
            }
            return wrong
        }
        _ = compare()
        try database.rows(table.source + " ORDER BY seq") { values in
            guard values[0] == .text(zone) else {
                return fault("事件属于别的综试区", "an event belongs to another zone")
            }
            guard values[seq] == .integer(Int64(tree.size + 1)) else {
                return fault("第 \(tree.size + 1) 条事件不在", "event \(tree.size + 1) is missing")
            }
            let own = sha256(table.bytes(0, values, table.columns.indices.filter { $0 != leaf }))
            let hasOwn = values[leaf] == .blob(own)
            var kept = own
            if !hasOwn, case .blob(let bytes) = values[leaf] { kept = bytes }
            for node in tree.append(kept) { nodes[[node.level, node.position]] = node.hash }
            if values[kind] == .text(Bytes("batch".utf8)) {
                if case .blob(let bytes) = values[detail], try read(journal: bytes, tree.size) {
                } else {
                    fault("第 \(tree.size) 条事件的流水有误", "the journal of event \(tree.size) is damaged")
                }
            }
            if let size = compare() {
                fault("第 \(size) 条事件处树根不符", "the root at event \(size) is not its checkpoint's")
            }
        }
        events = tree.size
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

    /// Keeps the last entry of each key: name, count and entries, table by table.
    private func read(journal: Bytes, _ seq: Int) throws -> Bool {
        let insertion = try work.statement(
            "INSERT OR REPLACE INTO entry VALUES (?, ?, ?, ?, 0)")
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
                guard let key = next(16), let row = next(16) else { return false }
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
        for name in names where name == "event" || !Self.exempt.contains(name) {
            let table = try Table(name, in: database)
            let leaf = name == "event" ? table.columns.firstIndex(of: "leaf") : nil
            try database.rows(table.source) { values in
                rows += 1
                let key = table.keyHash(values)
                var entry: [Value] = []
                try find.run([.blob(key)]) { entry = $0 }
                guard let row = entry.first, row != .blob(Bytes(repeating: 0, count: 16)) else {
                    if let leaf,
                        values[leaf]
                            == .blob(
                                sha256(
                                    table.bytes(
                                        0, values, table.columns.indices.filter { $0 != leaf })))
                    {
                        return
                    }
                    return fault("\(name)：没有记过此行", "\(name): a row that no event recorded")
                }
                guard entry[1] == .integer(0) else {
                    return fault("\(name)：同一主键两行", "\(name): two rows of one key")
                }
                try mark.run([.blob(key)])
                if row != .blob(table.rowHash(values)) {
                    fault("\(name)：与所记不同", "\(name): a row is not what was recorded of it")
                }
            }
        }
    }
}

// MARK: One proof

struct Proof: Decodable {
    struct Leaf: Decodable {
        var hash: Data
        var bytes: Data
    }
    var leaf: Leaf
    var index: Int
    var path: [Data]
    var checkpoint: String

    /// RFC 9162, section 2.1.3.2.
    func holds(_ key: VerifierKey) -> Bool {
        guard let found = key.openAll(checkpoint).first, let note = found, index >= 0,
            index < note.size, sha256(Bytes(leaf.bytes)) == Bytes(leaf.hash)
        else { return false }
        var (place, last, hash) = (index, note.size - 1, Bytes(leaf.hash))
        for part in path.map(Bytes.init) {
            if last == 0 { return false }
            if place & 1 == 1 || place == last {
                hash = parent(part, hash)
                while place & 1 == 0, place > 0 { (place, last) = (place >> 1, last >> 1) }
            } else {
                hash = parent(hash, part)
            }
            (place, last) = (place >> 1, last >> 1)
        }
        return last == 0 && hash == note.root
    }
}

@main
struct Audit {
    static func main() {
        do {
            exit(try run(Array(CommandLine.arguments.dropFirst())))
        } catch {
            print("无法审计：\(error) | cannot audit: \(error)")
            exit(2)
        }
    }

    static func run(_ words: [String]) throws -> Int32 {
        guard words.count == 3, let key = VerifierKey(try text(words[2])) else {
            print("tongguan-audit DATABASE CHECKPOINTS KEY\ntongguan-audit proof FILE KEY")
            return 2
        }
        if words[0] == "proof" {
            let data = Data(try text(words[1]).utf8)
            let holds = try JSONDecoder().decode(Proof.self, from: data).holds(key)
            print(holds ? "证明成立 | the proof holds" : "证明不成立 | the proof does not hold")
            return holds ? 0 : 1
        }
        var auditor = try Auditor(words[0], try text(words[1]), key)
        try auditor.run()
        print(
            "\(auditor.events) 事件 events, \(auditor.rows) 行 rows: "
                + (auditor.faults == 0 ? "一致 all agrees" : "\(auditor.faults) 处不符 differences"))
        return auditor.faults == 0 ? 0 : 1
    }

    /// A file's text, or the argument itself where it is a key.
    private static func text(_ path: String) throws -> String {
        VerifierKey(path) == nil ? try String(contentsOfFile: path, encoding: .utf8) : path
    }
}
