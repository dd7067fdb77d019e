import Foundation
import Storage

/// 逐行核对: the last entry of every key in the journals against the rows that are there.
struct RowComparison: ~Copyable {
    private var entries: Spill
    private var rows: Spill
    private var tables: [String] = []
    private var journal = Journal()
    private let folder: URL
    private(set) var count = 0
    /// Leaves that the journal listed so far.
    private var leaves: Int64 = 0

    /// Key and row hash, the table, and the link's number in eight bytes.
    private static let length = 2 * Journal.length + 9

    init(in folder: URL) {
        self.folder = folder
        entries = Spill("entries", in: folder)
        rows = Spill("rows", in: folder)
    }

    /// False where the bytes are no journal. The n-th leaf is that of the n-th event.
    mutating func add(
        journal bytes: [UInt8], of seq: Int, _ events: TableShape, _ zone: String
    ) throws -> Bool {
        var found: [(String, ArraySlice<UInt8>)] = []
        let isWhole = Journal.decode(bytes) { found.append(($0, $1)) }
        for (table, entry) in found {
            guard table == Journal.leaf else {
                try entries.append(Self.record(entry, number(of: table), seq))
                continue
            }
            leaves += 1
            let number = leaves
            let record = event(TreeHash(bytes: Array(entry)), of: events) {
                events.columns[$0].name == "seq" ? .integer(number) : .text(zone)
            }
            try entries.append(Self.record(record, self.number(of: events.name), seq))
        }
        return isWhole
    }

    mutating func add(row values: [SQLValue], of table: TableShape) throws {
        let key = journal.key(of: table) { values[$0] }
        let row = journal.row(values, of: table)
        count += 1
        try rows.append(Self.record(key + row, number(of: table.name), 0))
    }

    /// An event is compared by its leaf.
    mutating func add(
        event leaf: TreeHash, key: (Int) -> SQLValue, of table: TableShape
    ) throws {
        count += 1
        try rows.append(Self.record(event(leaf, of: table, key), number(of: table.name), 0))
    }

    private mutating func event(
        _ leaf: TreeHash, of table: TableShape, _ key: (Int) -> SQLValue
    ) -> ArraySlice<UInt8> {
        journal.key(of: table, key) + leaf.bytes.prefix(Journal.length)
    }

    private static func record(
        _ hashes: ArraySlice<UInt8>, _ table: UInt8, _ seq: Int
    ) -> [UInt8] {
        Array(hashes) + [table] + withUnsafeBytes(of: UInt64(seq).bigEndian) { [UInt8]($0) }
    }

    private mutating func number(of table: String) -> UInt8 {
        if let index = tables.firstIndex(of: table) { return UInt8(truncatingIfNeeded: index) }
        tables.append(table)
        return UInt8(truncatingIfNeeded: tables.count - 1)
    }

    private struct Entry {
        var row: ArraySlice<UInt8>
        var table: Int
        var seq: Int
        var isFound = false
    }

    /// Names every difference.
    mutating func finish(_ fault: (EvidenceFault) -> Void) throws {
        for bucket in 0..<256 {
            var last: [ArraySlice<UInt8>: Entry] = [:]
            for record in Self.records(try entries.take(bucket)) {
                let seq = record.suffix(8).reduce(0) { $0 << 8 | Int($1) }
                last[record.prefix(Journal.length)] = Entry(
                    row: record.dropFirst(Journal.length).prefix(Journal.length),
                    table: Int(record[record.startIndex + 2 * Journal.length]), seq: seq)
            }
            for record in Self.records(try rows.take(bucket)) {
                let key = record.prefix(Journal.length)
                let row = record.dropFirst(Journal.length).prefix(Journal.length)
                let table = tables[Int(record[record.startIndex + 2 * Journal.length])]
                guard let entry = last[key], entry.row.contains(where: { $0 != 0 }) else {
                    fault(.added(table, key))
                    continue
                }
                if entry.isFound { fault(.added(table, key)) }
                last[key]?.isFound = true
                if entry.row != row { fault(.changed(table, key, since: entry.seq)) }
            }
            for (key, entry) in last where !entry.isFound && entry.row.contains(where: { $0 != 0 })
            {
                fault(.missing(tables[entry.table], key, since: entry.seq))
            }
        }
    }

    private static func records(_ bytes: [UInt8]) -> some Sequence<ArraySlice<UInt8>> {
        stride(from: 0, to: bytes.count, by: length).lazy.map { bytes[$0..<$0 + length] }
    }
}

extension Spill {
    fileprivate mutating func append(_ record: [UInt8]) throws {
        try append(record, first: record.first ?? 0)
    }
}

extension EvidenceFault {
    fileprivate static func name(_ table: String, _ key: ArraySlice<UInt8>) -> String {
        let digits = key.prefix(6).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }
        return "\(table) \(digits.joined())"
    }

    fileprivate static func changed(
        _ table: String, _ key: ArraySlice<UInt8>, since seq: Int
    ) -> EvidenceFault {
        let name = name(table, key)
        return EvidenceFault(
            .rowChanged, "\(name)：与流水第 \(seq) 节所记不同",
            "\(name): is not what link \(seq) of the journal recorded")
    }

    fileprivate static func missing(
        _ table: String, _ key: ArraySlice<UInt8>, since seq: Int
    ) -> EvidenceFault {
        let name = name(table, key)
        return EvidenceFault(
            .rowMissing, "\(name)：流水第 \(seq) 节所记的行不在",
            "\(name): the row that link \(seq) of the journal recorded is gone")
    }

    fileprivate static func added(_ table: String, _ key: ArraySlice<UInt8>) -> EvidenceFault {
        let name = name(table, key)
        return EvidenceFault(
            .rowAdded, "\(name)：流水中没有此行", "\(name): no link of the journal recorded this row")
    }
}
