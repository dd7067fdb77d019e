import Clearance
import Storage

/// 数据迁移: copies every table from one engine to another, then proves that both hold the same.
struct DataMove: Encodable {
    struct Table: Encodable, Equatable {
        var name: String
        var rows: Int
        /// SHA-256 over all rows in the order of their key, on either side.
        var source: String
        var target: String

        var agrees: Bool { source == target }
    }

    /// Every table but that of the steps, which were taken at both ends.
    static var shapes: [TableShape] {
        TableShape.all(after: Schema.migrations).filter { $0.name != "migration" }
    }

    private(set) var tables: [Table] = []
    var agrees: Bool { tables.allSatisfy(\.agrees) }

    /// Rows, and about how many bytes, that one transaction of the target takes.
    private static let mostRows = 2_000
    private static let mostBytes = 4 << 20

    /// Both have their tables already; a target with a row in any of them is refused.
    init(
        _ shapes: [TableShape], from source: any Storage, to target: any Storage,
        tell: (String) -> Void = { _ in }
    ) throws {
        let filled = try target.read { transaction in
            try shapes.filter { try MoveRows.hasRows($0, transaction) }.map(\.name)
        }
        guard filled.isEmpty else {
            let names = filled.joined(separator: ", ")
            throw CommandFailure.refused(
                "目标数据库不是空的：\(names)", "the target is not empty: \(names)")
        }
        tables = try source.read { transaction in
            try shapes.map { shape in
                tell(shape.name)
                return try Self.copy(shape, transaction, to: target)
            }
        }
        let copied = tables
        tables = try target.read { transaction in
            try zip(shapes, copied).map { shape, table in
                var digest = RowDigest()
                try MoveRows.forEach(shape, transaction) { digest.add($0) }
                var table = table
                table.target = digest.text
                return table
            }
        }
    }

    private static func copy(
        _ shape: TableShape, _ transaction: borrowing Transaction, to target: any Storage
    ) throws -> Table {
        var digest = RowDigest()
        var batch: [[SQLValue]] = []
        var bytes = 0
        func flush() throws {
            let rows = batch
            try target.write { try MoveRows.insert(rows, shape, $0) }
            batch.removeAll(keepingCapacity: true)
            bytes = 0
        }
        try MoveRows.forEach(shape, transaction) { row in
            bytes += digest.add(row)
            batch.append(row)
            if batch.count >= mostRows || bytes >= mostBytes { try flush() }
        }
        if !batch.isEmpty { try flush() }
        return Table(name: shape.name, rows: digest.rows, source: digest.text, target: "")
    }
}

/// A digest of rows as they come: each value with its kind and length, so that no two lists of
/// rows read alike.
struct RowDigest {
    private(set) var rows = 0
    private var state = ""
    private var pending: [UInt8] = []

    /// Answers how many bytes the row took.
    @discardableResult
    mutating func add(_ row: [SQLValue]) -> Int {
        let before = pending.count
        for value in row {
            switch value {
            case .null: pending.append(0)
            case .integer(let number): put(1, Array("\(number)".utf8))
            case .text(let text): put(2, Array(text.utf8))
            case .blob(let blob): put(3, blob)
            }
        }
        rows += 1
        let size = pending.count - before
        if pending.count >= 1 << 20 { fold() }
        return size
    }

    var text: String {
        var last = self
        last.fold()
        return last.state
    }

    private mutating func put(_ kind: UInt8, _ bytes: [UInt8]) {
        pending.append(kind)
        withUnsafeBytes(of: UInt64(bytes.count).bigEndian) { pending.append(contentsOf: $0) }
        pending += bytes
    }

    private mutating func fold() {
        state = sha256Hex(Array(state.utf8) + pending)
        pending.removeAll(keepingCapacity: true)
    }
}
