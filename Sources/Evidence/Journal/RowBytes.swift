import Storage

/// 规范字节: a row as it is hashed: unambiguous, whatever its values are.
///
/// A prefix (0 a leaf, 2 a row, 3 a key, 4 a link of the journal), the length of the table's
/// name in one byte, the name; then each column that is not NULL, in the order of declaration:
/// its position in one byte, its kind in one byte (1 integer, 2 text, 3 blob), and eight bytes of
/// an integer, or four of a length and the bytes. Numbers are big-endian. A column that a later
/// migration adds leaves the bytes of older rows as they were.
package struct RowBytes {
    package enum Prefix: UInt8 {
        case leaf = 0
        case row = 2
        case key = 3
        case link = 4
        /// A link and its code.
        case chain = 5
    }

    package private(set) var bytes: [UInt8] = []

    package init() { bytes.reserveCapacity(4_096) }

    /// Begins anew, in the same memory.
    package mutating func begin(_ prefix: Prefix, _ table: String) {
        bytes.removeAll(keepingCapacity: true)
        bytes.append(prefix.rawValue)
        bytes.append(UInt8(truncatingIfNeeded: table.utf8.count))
        bytes.append(contentsOf: table.utf8)
    }

    package mutating func add(_ value: SQLValue, at column: Int) {
        switch value {
        case .null: return
        case .integer(let number):
            head(column, 1)
            append(UInt64(bitPattern: number))
        case .text(var text):
            head(column, 2)
            text.withUTF8 { utf8 in
                append(UInt32(truncatingIfNeeded: utf8.count))
                bytes.append(contentsOf: utf8)
            }
        case .blob(let blob):
            head(column, 3)
            append(UInt32(truncatingIfNeeded: blob.count))
            bytes.append(contentsOf: blob)
        }
    }

    /// Adds what is no column: the link before.
    package mutating func add(_ link: TreeHash) { bytes.append(contentsOf: link.bytes) }

    package var hash: TreeHash { TreeHash(of: bytes) }

    private mutating func head(_ column: Int, _ kind: UInt8) {
        bytes.append(UInt8(truncatingIfNeeded: column))
        bytes.append(kind)
    }

    private mutating func append(_ number: some FixedWidthInteger) {
        withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) }
    }
}
