import Clearance
import Crypto
import Evidence
import Foundation
import GRDBSQLite
import Storage

/// 篡改者: somebody with full write access to the database file, who knows how evidence is made and
/// lacks only the signing key and the checkpoints outside.
final class Tamperer {
    private var handle: OpaquePointer?
    private var state: UInt64
    private let events = Schema.tables.first { $0.name == EventTable.name }
    private let tables = Schema.tables.filter { !["commit_mark", "migration"].contains($0.name) }

    init(_ path: String, seed: UInt64) throws {
        state = seed
        guard sqlite3_open(path, &handle) == SQLITE_OK else { throw StorageProblem.closed }
        _ = try rows("PRAGMA synchronous = OFF")
        _ = try rows("BEGIN")
    }

    deinit { sqlite3_close_v2(handle) }

    func finish() throws { _ = try rows("COMMIT") }

    /// Below `limit`, by SplitMix64.
    func draw(_ limit: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ (mixed >> 31)) % UInt64(limit))
    }

    // MARK: Edits

    /// Makes one edit that changes something, and says which.
    func edit() throws -> String {
        while true {
            let found: String?
            switch draw(100) {
            case 0..<40: found = try update()
            case 40..<52: found = try delete()
            case 52..<62: found = try insert()
            case 62..<74: found = try swap()
            case 74..<84: found = try forgeRow()
            case 84..<91: found = try forgeEvent()
            case 91..<95: found = try truncate()
            default: found = try reorder()
            }
            if let found { return found }
        }
    }

    private func pick() throws -> (table: TableShape, row: Int64, values: [SQLValue])? {
        let table = tables[draw(tables.count)]
        guard let row = try place(in: table) else { return nil }
        return (table, row, try values(of: table, row))
    }

    private func place(in table: TableShape) throws -> Int64? {
        let ids = try rows("SELECT rowid FROM \(table.name) ORDER BY rowid")
        guard !ids.isEmpty, case .integer(let id) = ids[draw(ids.count)][0] else { return nil }
        return id
    }

    private func values(of table: TableShape, _ row: Int64) throws -> [SQLValue] {
        let names = table.names(of: Array(table.columns.indices))
        return try rows("SELECT \(names) FROM \(table.name) WHERE rowid = \(row)").first ?? []
    }

    private func other(_ value: SQLValue, _ kind: TableShape.Kind) -> SQLValue {
        switch value {
        case .null:
            switch kind {
            case .integer: return .integer(Int64(draw(100)))
            case .text: return .text("2026-11-2\(draw(10))")
            case .blob: return .blob([UInt8(draw(256))])
            }
        case .integer(let number): return .integer(number + Int64(1 + draw(1_000)))
        case .text(let text):
            if draw(3) == 0 { return .text("") }
            return .text(draw(2) == 0 ? text + "1" : String(text.dropLast()))
        case .blob(var bytes):
            if bytes.isEmpty { return .blob([0]) }
            if draw(4) == 0 { return .blob(Array(bytes.dropLast())) }
            bytes[draw(bytes.count)] ^= UInt8(1 << draw(8))
            return .blob(bytes)
        }
    }

    private func update() throws -> String? {
        guard let (table, row, values) = try pick() else { return nil }
        let column = draw(table.columns.count)
        let new =
            draw(6) == 0 && values[column] != .null
            ? .null : other(values[column], table.columns[column].kind)
        return try set(table, row, column, new, before: values[column])
    }

    private func set(
        _ table: TableShape, _ row: Int64, _ column: Int, _ value: SQLValue, before: SQLValue
    ) throws -> String? {
        guard value != before else { return nil }
        let name = table.columns[column].name
        let done = try? rows("UPDATE \(table.name) SET \(name) = ? WHERE rowid = \(row)", [value])
        return done.map { _ in "update \(table.name).\(name) of row \(row)" }
    }

    private func delete() throws -> String? {
        guard let (table, row, _) = try pick() else { return nil }
        _ = try rows("DELETE FROM \(table.name) WHERE rowid = \(row)")
        return "delete row \(row) of \(table.name)"
    }

    private func insert() throws -> String? {
        guard let (table, row, values) = try pick() else { return nil }
        var copy = values
        guard let last = table.key.last else { return nil }
        copy[last] = other(values[last], table.columns[last].kind)
        let marks = table.columns.map { _ in "?" }.joined(separator: ", ")
        let done = try? rows("INSERT INTO \(table.name) VALUES (\(marks))", copy)
        return done.map { _ in "insert a row like \(row) into \(table.name)" }
    }

    private func swap() throws -> String? {
        guard let (table, row, values) = try pick(), let other = try place(in: table) else {
            return nil
        }
        let column = draw(table.columns.count)
        let others = try self.values(of: table, other)
        guard !table.key.contains(column), others[column] != values[column] else { return nil }
        _ = try? rows(
            "UPDATE \(table.name) SET \(table.columns[column].name) = NULL WHERE rowid = \(row)")
        let first = try set(table, other, column, values[column], before: others[column])
        let second = try set(table, row, column, others[column], before: .null)
        return first != nil || second != nil
            ? "swap \(table.columns[column].name) of \(row) and \(other) in \(table.name)" : nil
    }

    /// Changes a row, what was recorded of it, and the chain from there on.
    private func forgeRow() throws -> String? {
        guard let (table, row, values) = try pick(), EventTable.exempt[table.name] == nil,
            table.name != EventTable.name
        else { return nil }
        let column = draw(table.columns.count)
        let new = other(values[column], table.columns[column].kind)
        var forged = values
        forged[column] = new
        guard !table.key.contains(column),
            let done = try set(table, row, column, new, before: values[column])
        else { return nil }
        var journal = Journal()
        let before = Array(journal.row(values, of: table))
        let after = Array(journal.row(forged, of: table))
        for link in try rows("SELECT number, entries FROM journal") {
            guard case .blob(var bytes) = link[1], let place = bytes.firstRange(of: before)
            else { continue }
            bytes.replaceSubrange(place, with: after)
            _ = try rows(
                "UPDATE journal SET entries = ? WHERE number = ?", [.blob(bytes), link[0]])
        }
        try chainAnew()
        return done + ", with its record and the chain behind it"
    }

    private func forgeEvent() throws -> String? {
        guard let events, let row = try place(in: events) else { return nil }
        let values = try values(of: events, row)
        let column = draw(events.columns.count - 1)
        let new = other(values[column], events.columns[column].kind)
        guard !events.key.contains(column),
            let done = try set(events, row, column, new, before: values[column])
        else { return nil }
        try growAnew()
        return done + ", with leaf and nodes"
    }

    /// Adds what the platform itself would add, all but the code that its key gives.
    func append(kind: Int) throws -> String {
        guard let events else { return "" }
        while true {
            var journal = Journal()
            let found: String?
            switch kind % 4 {
            case 0:
                guard let (table, row, values) = try pick(),
                    EventTable.exempt[table.name] == nil, table.name != EventTable.name
                else { continue }
                let column = draw(table.columns.count)
                guard !table.key.contains(column) else { continue }
                var forged = values
                forged[column] = other(values[column], table.columns[column].kind)
                found = try set(table, row, column, forged[column], before: values[column])
                journal.note(forged, of: table)
            case 1:
                guard let row = try place(in: events) else { continue }
                var forged = try values(of: events, row)
                guard let column = events.position(of: "receipt") else { continue }
                let before = forged[column]
                forged[column] = other(before, .blob)
                found = try set(events, row, column, forged[column], before: before)
                journal.note(forged, of: events)
            default:
                found = try addEvent(events, in: &journal)
            }
            guard let found else { continue }
            if kind % 4 < 3 { try appendLink(journal) }
            return "\(kind % 4): \(found)\(kind % 4 < 3 ? ", with a link" : "")"
        }
    }

    private func addEvent(_ events: TableShape, in journal: inout Journal) throws -> String? {
        guard let row = try place(in: events), let seq = events.position(of: "seq"),
            let leaf = events.position(of: "leaf")
        else { return nil }
        var values = try values(of: events, row)
        values[seq] = try rows("SELECT MAX(seq) + 1 FROM event")[0][0]
        var buffer = RowBytes()
        let hash = EventTable.leaf(events, &buffer) { values[$0] }
        values[leaf] = .blob(hash.bytes)
        let marks = events.columns.map { _ in "?" }.joined(separator: ", ")
        _ = try rows("INSERT INTO event VALUES (\(marks))", values)
        journal.note(hash)
        return "add an event like \(row)"
    }

    private func appendLink(_ journal: Journal) throws {
        let last = try rows(
            "SELECT zone_id, number + 1, at, mac, chain FROM journal ORDER BY number DESC LIMIT 1")
        guard var row = last.first, case .blob(let before) = row.removeLast() else { return }
        // The code of another link, or a made-up one.
        guard case .blob(let another) = row[3] else { return }
        let code = draw(2) == 0 ? another : (0..<32).map { _ in UInt8(draw(256)) }
        row[3] = .blob(journal.encoded)
        var buffer = RowBytes()
        let chain = link(row, after: before, code, &buffer)
        _ = try rows(
            "INSERT INTO journal VALUES (?, ?, ?, ?, ?, ?)", row + [.blob(chain), .blob(code)])
    }

    private func link(
        _ row: [SQLValue], after before: [UInt8], _ code: [UInt8], _ buffer: inout RowBytes
    ) -> [UInt8] {
        buffer.begin(.link, "journal")
        for (column, value) in row.enumerated() { buffer.add(value, at: column) }
        buffer.add(TreeHash(bytes: before))
        let whole = [RowBytes.Prefix.chain.rawValue] + buffer.hash.bytes + code
        return Array(SHA256.hash(data: whole))
    }

    private func truncate() throws -> String? {
        let count = 1 + draw(20)
        if draw(2) == 0 {
            _ = try rows(
                "DELETE FROM journal WHERE number > (SELECT MAX(number) FROM journal) - \(count)")
            return "cut \(count) links off the journal"
        }
        _ = try rows("DELETE FROM event WHERE seq > (SELECT MAX(seq) FROM event) - \(count)")
        if draw(2) == 0 { try growAnew() }
        return "cut \(count) events off the end"
    }

    private func reorder() throws -> String? {
        guard let events, let one = try place(in: events), let two = try place(in: events),
            one != two
        else { return nil }
        _ = try rows("UPDATE event SET seq = -seq WHERE rowid IN (\(one), \(two))")
        _ = try rows(
            """
            UPDATE event SET seq = (SELECT -MIN(seq) - MAX(seq) FROM event WHERE seq < 0) + seq
            WHERE seq < 0
            """)
        if draw(2) == 0 { try growAnew() }
        return "swap the places of events \(one) and \(two)"
    }

    /// One consignment, as if it had never been: its rows, what it moved, its events, and the
    /// evidence made anew over what is left, by the platform's own code.
    func forget() throws -> String? {
        let found = try rows("SELECT consignment_id FROM consignment")
        guard !found.isEmpty, case .text(let id) = found[draw(found.count)][0] else { return nil }
        let own = [SQLValue.text(id)]
        for table in ["paper", "consignment", "waiting", "event"] {
            _ = try rows("DELETE FROM \(table) WHERE consignment_id = ?", own)
        }
        _ = try rows("DELETE FROM posting WHERE cause LIKE ? || '/%'", own)
        _ = try rows(
            """
            UPDATE account SET
                posted = COALESCE((SELECT SUM(amount) FROM posting p WHERE p.move = 'post'
                    AND p.account_id = account.account_id), 0),
                held = COALESCE((SELECT SUM(CASE move WHEN 'hold' THEN amount ELSE -amount END)
                    FROM posting p WHERE p.move IN ('hold', 'post', 'void')
                    AND p.account_id = account.account_id), 0)
            """)
        _ = try rows("DELETE FROM journal")
        _ = try rows("DELETE FROM tree_node")
        _ = try rows("UPDATE event SET leaf = NULL")
        for (index, row) in try rows("SELECT rowid FROM event ORDER BY seq").enumerated() {
            _ = try rows(
                "UPDATE event SET seq = ? WHERE rowid = ?", [.integer(Int64(index + 1)), row[0]])
        }
        return "forget consignment \(id), and make the evidence anew"
    }

    /// Leaves from the rows as they now are, and the stored nodes from the leaves.
    private func growAnew() throws {
        guard let events else { return }
        var buffer = RowBytes()
        var frontier = Frontier()
        var nodes: [(Subtree, TreeHash)] = []
        let names = events.names(of: Array(events.columns.indices))
        for values in try rows("SELECT \(names) FROM event ORDER BY seq") {
            let leaf = EventTable.leaf(events, &buffer) { values[$0] }
            if values.last != .blob(leaf.bytes) {
                _ = try rows(
                    "UPDATE event SET leaf = ? WHERE seq = ?", [.blob(leaf.bytes), values[1]])
            }
            frontier.append(leaf) { subtree, hash in
                if subtree.level % TreeRows.step == 0 { nodes.append((subtree, hash)) }
            }
        }
        _ = try rows("DELETE FROM tree_node")
        for (subtree, hash) in nodes {
            _ = try rows(
                "INSERT INTO tree_node VALUES ('demo', ?, ?, ?)",
                [
                    .integer(Int64(subtree.level)), .integer(Int64(subtree.position)),
                    .blob(hash.bytes),
                ])
        }
    }

    private func chainAnew() throws {
        var buffer = RowBytes()
        var chain = [UInt8](repeating: 0, count: 32)
        for row in try rows("SELECT zone_id, number, at, entries, mac FROM journal ORDER BY number")
        {
            guard case .blob(let code) = row[4] else { continue }
            chain = link(Array(row.prefix(4)), after: chain, code, &buffer)
            _ = try rows("UPDATE journal SET chain = ? WHERE number = ?", [.blob(chain), row[1]])
        }
    }

    // MARK: The file

    func rows(_ text: String, _ values: [SQLValue] = []) throws -> [[SQLValue]] {
        var statement: OpaquePointer?
        guard sqlite3_prepare_v2(handle, text, -1, &statement, nil) == SQLITE_OK else {
            throw problem
        }
        defer { sqlite3_finalize(statement) }
        let copies = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
        for (index, value) in values.enumerated() {
            let place = Int32(index + 1)
            switch value {
            case .null: sqlite3_bind_null(statement, place)
            case .integer(let number): sqlite3_bind_int64(statement, place, number)
            case .text(let text): sqlite3_bind_text(statement, place, text, -1, copies)
            case .blob(let bytes):
                sqlite3_bind_blob(statement, place, bytes, Int32(bytes.count), copies)
            }
        }
        var found: [[SQLValue]] = []
        while true {
            switch sqlite3_step(statement) {
            case SQLITE_ROW:
                found.append((0..<sqlite3_column_count(statement)).map { read(statement, $0) })
            case SQLITE_DONE: return found
            default: throw problem
            }
        }
    }

    private func read(_ statement: OpaquePointer?, _ column: Int32) -> SQLValue {
        let count = Int(sqlite3_column_bytes(statement, column))
        switch sqlite3_column_type(statement, column) {
        case SQLITE_INTEGER: return .integer(sqlite3_column_int64(statement, column))
        case SQLITE_TEXT:
            let start = sqlite3_column_text(statement, column)
            return .text(
                String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self))
        case SQLITE_BLOB:
            let start = sqlite3_column_blob(statement, column)
            return .blob([UInt8](UnsafeRawBufferPointer(start: start, count: count)))
        default: return .null
        }
    }

    private var problem: StorageProblem {
        .other(sqlite3_errmsg(handle).map { String(cString: $0) } ?? "")
    }
}
