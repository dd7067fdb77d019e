import Storage

/// The rows of any table, page by page, so that no engine has to hold all of them.
struct TableRows {
    let table: TableShape
    let zone: String
    private static let page = 1_000
    /// A page ends behind so many bytes: a message alone may be 20 MB.
    private static let pageBytes = 8 << 20

    private var hasZone: Bool { table.columns.first?.name == "zone_id" }

    func forEach(_ connection: any Connection, _ visit: ([SQLValue]) throws -> Void) throws {
        let columns = Array(table.columns.indices)
        let rest = hasZone ? Array(table.key.dropFirst()) : table.key
        let marks = Array(repeating: "?", count: rest.count).joined(separator: ", ")
        let ordered = "ORDER BY \(table.names(of: rest)) LIMIT \(Self.page)"
        let source = "SELECT \(table.names(of: columns)) FROM \(table.name)"
        let inZone = hasZone ? "zone_id = ?" : "1 = 1"
        var last: [SQLValue] = []
        while true {
            let text =
                last.isEmpty
                ? "\(source) WHERE \(inZone) \(ordered)"
                : "\(source) WHERE \(inZone) AND (\(table.names(of: rest))) > (\(marks)) \(ordered)"
            var found: [[SQLValue]] = []
            var bytes = 0
            try connection.visit(text, (hasZone ? [.text(zone)] : []) + last) { row in
                let values = columns.map { row.value($0, table.columns[$0].kind) }
                found.append(values)
                bytes += values.reduce(0) { $0 + $1.length }
                return bytes < Self.pageBytes
            }
            for values in found { try visit(values) }
            guard found.count == Self.page || bytes >= Self.pageBytes, let end = found.last else {
                return
            }
            last = rest.map { end[$0] }
        }
    }

    /// How many rows are of other zones.
    func foreign(_ connection: any Connection) throws -> Int64 {
        var count: Int64 = 0
        try connection.visit(
            "SELECT COUNT(*) FROM \(table.name) WHERE zone_id <> ?", [.text(zone)]
        ) {
            count = $0.integer(0)
            return false
        }
        return count
    }
}

extension SQLValue {
    fileprivate var length: Int {
        switch self {
        case .null: 0
        case .integer: 8
        case .text(let text): text.utf8.count
        case .blob(let bytes): bytes.count
        }
    }
}
