/// 表形: one table as the migrations make it: its columns, their kinds, and its primary key.
package struct TableShape: Sendable, Equatable {
    package enum Kind: String, Sendable {
        case integer = "INTEGER"
        case text = "TEXT"
        case blob = "BLOB"
    }

    package var name: String
    package var columns: [(name: String, kind: Kind)]
    package var key: [String]

    package static func == (left: TableShape, right: TableShape) -> Bool {
        left.name == right.name && left.key == right.key
            && left.columns.elementsEqual(right.columns, by: ==)
    }

    /// Every table that is there after all of `migrations`, in the order of their making.
    ///
    /// A statement that makes or changes a table in words unknown here is a defect of ours.
    package static func all(after migrations: [Migration]) -> [TableShape] {
        var tables: [TableShape] = []
        for statement in migrations.flatMap(\.sql) {
            let words = statement.split(maxSplits: 6) { $0.isWhitespace || $0 == "(" }
            guard words.count > 2 else { continue }
            let name = String(words[2])
            switch (words[0], words[1]) {
            case ("CREATE", "TABLE"):
                tables.append(TableShape(name: name, creating: statement))
            case ("DROP", "TABLE"):
                tables.removeAll { $0.name == name }
            case ("ALTER", "TABLE"):
                guard words.count > 6, words[3] == "ADD", words[4] == "COLUMN",
                    let index = tables.firstIndex(where: { $0.name == name }),
                    let kind = Kind(rawValue: String(words[6].prefix { $0.isLetter }))
                else { preconditionFailure("a table is changed in unknown words: \(statement)") }
                tables[index].columns.append((String(words[5]), kind))
            default: continue
            }
        }
        return tables
    }

    private init(name: String, creating statement: String) {
        self.name = name
        columns = []
        key = []
        for part in Self.parts(statement) {
            let words = part.split { $0.isWhitespace || $0 == "(" || $0 == ")" || $0 == "," }
            if words.starts(with: ["PRIMARY", "KEY"]) {
                key = words.dropFirst(2).map(String.init)
            } else if words.count > 1, let kind = Kind(rawValue: String(words[1])) {
                columns.append((String(words[0]), kind))
                if words.contains("PRIMARY") { key = [String(words[0])] }
            }
        }
        precondition(!columns.isEmpty && !key.isEmpty, "a table has columns and a key: \(name)")
    }

    /// What stands between the outer brackets, cut at the commas that no bracket holds.
    private static func parts(_ statement: String) -> [Substring] {
        guard let open = statement.firstIndex(of: "("), let close = statement.lastIndex(of: ")")
        else { return [] }
        let inner = statement[statement.index(after: open)..<close]
        var depth = 0
        return inner.split { character in
            if character == "(" { depth += 1 }
            if character == ")" { depth -= 1 }
            return character == "," && depth == 0
        }
    }
}
