import Storage

/// 流水: what one transaction did to rows: for each a hash of its key and a hash of what it now is.
///
/// Of an event it is the whole leaf alone: events are never changed, and stand in their order.
/// Of anything else the last entry of a key says what the row must be. Sixteen bytes each, so that
/// nobody finds two rows or two keys that look alike; a row that was deleted has sixteen zeros.
package struct Journal {
    package static let length = 16
    /// No table has this name.
    package static let leaf = "leaf"

    package struct Entry: Equatable, Sendable {
        package var table: String
        package var key: [UInt8]
        package var row: [UInt8]

        package var isDeletion: Bool { row.allSatisfy { $0 == 0 } }
    }

    /// For each table its entries one behind the other, in the order in which they were made.
    private var entries: [String: [UInt8]] = [:]
    private var buffer = RowBytes()
    package private(set) var count = 0

    package init() {}

    /// Notes that a row stands as these values say; `values` are in the order of the columns.
    package mutating func note(_ values: [SQLValue], of table: TableShape) {
        append(key(of: table) { values[$0] }, row(values, of: table), table.name)
    }

    /// Notes that the row of this key is gone; `key` is in the order of the table's key.
    package mutating func noteDeletion(of key: [SQLValue], in table: TableShape) {
        let places = Dictionary(uniqueKeysWithValues: zip(table.key, key))
        let gone = ArraySlice([UInt8](repeating: 0, count: Journal.length))
        append(self.key(of: table) { places[$0] ?? .null }, gone, table.name)
    }

    /// Notes the leaf of an event that is added.
    package mutating func note(_ leaf: TreeHash) {
        entries[Self.leaf, default: []].append(contentsOf: leaf.bytes)
        count += 1
    }

    package mutating func removeAll() {
        entries.removeAll(keepingCapacity: true)
        count = 0
    }

    private mutating func append(
        _ key: ArraySlice<UInt8>, _ row: ArraySlice<UInt8>, _ table: String
    ) {
        entries[table, default: []].append(contentsOf: key + row)
        count += 1
    }

    /// The hash that stands for a key.
    package mutating func key(
        of table: TableShape, _ value: (Int) -> SQLValue
    ) -> ArraySlice<UInt8> {
        buffer.begin(.key, table.name)
        for column in table.identity { buffer.add(value(column), at: column) }
        return buffer.hash.bytes.prefix(Journal.length)
    }

    /// The hash that stands for what a row is.
    package mutating func row(_ values: [SQLValue], of table: TableShape) -> ArraySlice<UInt8> {
        buffer.begin(.row, table.name)
        for (column, value) in values.enumerated() { buffer.add(value, at: column) }
        return buffer.hash.bytes.prefix(Journal.length)
    }

    // MARK: As it is kept

    /// For each table: length of the name, name, number of entries in four bytes, entries.
    package var encoded: [UInt8] {
        var bytes: [UInt8] = []
        for (table, rows) in entries.sorted(by: { $0.key < $1.key }) {
            bytes.append(UInt8(truncatingIfNeeded: table.utf8.count))
            bytes.append(contentsOf: table.utf8)
            let count = UInt32(truncatingIfNeeded: rows.count / (2 * Journal.length))
            withUnsafeBytes(of: count.bigEndian) { bytes.append(contentsOf: $0) }
            bytes.append(contentsOf: rows)
        }
        return bytes
    }

    /// Hands over the entries of what was encoded; false where it is no journal.
    package static func decode(
        _ bytes: [UInt8], _ visit: (_ table: String, _ entry: ArraySlice<UInt8>) throws -> Void
    ) rethrows -> Bool {
        var rest = bytes[...]
        while let length = rest.popFirst() {
            guard rest.count >= Int(length) + 4 else { return false }
            let table = String(decoding: rest.prefix(Int(length)), as: UTF8.self)
            rest = rest.dropFirst(Int(length))
            let count = rest.prefix(4).reduce(0) { $0 << 8 | Int($1) }
            rest = rest.dropFirst(4)
            guard rest.count >= count * 2 * Journal.length else { return false }
            for _ in 0..<count {
                try visit(table, rest.prefix(2 * Journal.length))
                rest = rest.dropFirst(2 * Journal.length)
            }
        }
        return true
    }
}
