/// 表结构: the columns and the key of one table, read from the migrations that made it.
package struct TableShape: Sendable, Equatable {
    package struct Column: Sendable, Equatable {
        package var name: String
        package var kind: Kind
        /// Left out of an insertion it is something else than NULL.
        package var hasDefault: Bool
    }

    /// The three types of the portable subset.
    package enum Kind: String, Sendable {
        case integer = "INTEGER"
        case text = "TEXT"
        case blob = "BLOB"
    }

    package var name: String
    /// In the order of their declaration, which later steps only lengthen.
    package var columns: [Column]
    /// Positions of the key's columns, in the key's order.
    package private(set) var key: [Int]
    /// The same in the order of the columns: what names a row, however it is found.
    package private(set) var identity: [Int]

    package func position(of column: some StringProtocol) -> Int? {
        columns.firstIndex { $0.name == column }
    }

    package func names(of positions: [Int]) -> String {
        positions.map { columns[$0].name }.joined(separator: ", ")
    }

    /// Every table as it stands after `migrations`, that of the migrations itself included.
    package static func all(after migrations: [Migration]) -> [TableShape] {
        var tables: [TableShape] = []
        for statement in [Migration.table] + migrations.flatMap(\.sql) {
            let words = statement.split(whereSeparator: \.isWhitespace)
            if words.starts(with: ["CREATE", "TABLE"]) {
                guard let table = TableShape(creation: statement) else {
                    preconditionFailure("a table is created in the portable subset: \(statement)")
                }
                tables.append(table)
            } else if words.starts(with: ["ALTER", "TABLE"]), words.count > 5,
                words[3...4].elementsEqual(["ADD", "COLUMN"]),
                let index = tables.firstIndex(where: { $0.name == words[2] }),
                let column = Column(words[5...].joined(separator: " "))
            {
                tables[index].columns.append(column)
            } else if words.starts(with: ["ALTER", "TABLE"]), words.count == 6,
                words[3...4].elementsEqual(["RENAME", "TO"]),
                let index = tables.firstIndex(where: { $0.name == words[2] })
            {
                tables[index].name = String(words[5])
            } else if words.starts(with: ["DROP", "TABLE"]), words.count == 3 {
                tables.removeAll { $0.name == words[2] }
            }
        }
        return tables
    }

    private init?(creation: String) {
        guard let open = creation.firstIndex(of: "("), let close = creation.lastIndex(of: ")"),
            let name = creation[..<open].split(whereSeparator: \.isWhitespace).last
        else { return nil }
        self.name = String(name)
        columns = []
        key = []
        identity = []
        var keyNames: [Substring] = []
        for part in Self.parts(creation[creation.index(after: open)..<close]) {
            if part.hasPrefix("PRIMARY KEY") {
                keyNames = part.drop { $0 != "(" }.split { "(), ".contains($0) }
            } else if let column = Column(part) {
                if part.contains("PRIMARY KEY") { keyNames = [Substring(column.name)] }
                columns.append(column)
            }
        }
        key = keyNames.compactMap { position(of: $0) }
        identity = key.sorted()
        guard !key.isEmpty, key.count == keyNames.count else { return nil }
    }

    /// Splits at the commas that stand in no parentheses; white space becomes single spaces.
    private static func parts(_ text: Substring) -> [String] {
        var depth = 0
        let raw = text.split(omittingEmptySubsequences: true) { character in
            if character == "(" { depth += 1 }
            if character == ")" { depth -= 1 }
            return character == "," && depth == 0
        }
        return raw.map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
    }
}

extension TableShape.Column {
    /// Nil for what is no column, such as a further condition of the table.
    fileprivate init?(_ declaration: String) {
        let words = declaration.split(separator: " ")
        guard words.count > 1, let kind = TableShape.Kind(rawValue: String(words[1])) else {
            return nil
        }
        name = String(words[0])
        self.kind = kind
        hasDefault = words.contains("DEFAULT")
    }
}
