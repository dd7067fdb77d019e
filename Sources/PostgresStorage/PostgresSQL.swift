/// 方言: the portable text as the server reads it; only what must differ is written anew.
///
/// `?` becomes `$1`, `$2`, …; `INTEGER` is a number of 64 bits, `BLOB` is `BYTEA`, and a text
/// column orders its values by their bytes, as the embedded engine does.
struct PostgresSQL {
    /// The text between the parameters, types already written anew.
    private let parts: [String]
    /// Changes the schema, so it waits for others that do, and takes its time.
    let isDefinition: Bool

    init(_ text: String) {
        let first = text.drop { $0.isWhitespace }.prefix { $0.isLetter }
        isDefinition = ["CREATE", "ALTER", "DROP"].contains(first)
        var parts: [String] = [""]
        var rest = Substring(text)
        while let character = rest.first {
            switch character {
            case "'", "\"":
                let quoted = Self.quoted(rest, by: character)
                parts[parts.count - 1] += quoted
                rest = rest.dropFirst(quoted.count)
            case "?":
                parts.append("")
                rest = rest.dropFirst()
            case _ where character.isLetter || character == "_":
                let word = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
                parts[parts.count - 1] += Self.type(word, isDefinition: isDefinition)
                rest = rest.dropFirst(word.count)
            default:
                parts[parts.count - 1].append(character)
                rest = rest.dropFirst()
            }
        }
        self.parts = parts
    }

    private init(parts: [String]) {
        self.parts = parts
        isDefinition = false
    }

    var parameters: Int { parts.count - 1 }

    var text: String { text { "$\($0 + 1)" } }

    /// The text with each parameter written as `name` says.
    func text(_ name: (Int) -> String) -> String {
        var text = parts[0]
        for index in 1..<max(parts.count, 1) { text += name(index - 1) + parts[index] }
        return text
    }

    private static func type(_ word: Substring, isDefinition: Bool) -> String {
        switch word {
        case "INTEGER": "BIGINT"
        case "BLOB": "BYTEA"
        case "TEXT" where isDefinition: "TEXT COLLATE \"C\""
        default: String(word)
        }
    }

    /// A quoted part with its quotes; a doubled quote begins the next part at once.
    private static func quoted(_ text: Substring, by quote: Character) -> Substring {
        let end = text.dropFirst().firstIndex(of: quote) ?? text.indices.last ?? text.startIndex
        return text[...end]
    }

    // MARK: Many rows in one statement

    /// One query for many rows of keys: the position of the key, then the query's own columns.
    ///
    /// `OFFSET 0` keeps the query a whole of its own for each key, so that its order and limit
    /// hold within the key, and the keys are gone through in their order.
    func each(_ kinds: [PostgresKind]) -> String {
        "SELECT k.ord, q.* FROM \(Self.keys(kinds, ordered: true)), LATERAL "
            + "(SELECT * FROM (\(text { Self.name($0, kinds) })) i OFFSET 0) q"
    }

    /// `INSERT … VALUES (…)` for many rows.
    func insert(_ shape: PostgresInsert, _ kinds: [PostgresKind]) -> String {
        let values = shape.values.text { Self.name($0, kinds) }
        let keys = Self.keys(kinds, ordered: false)
        return "\(shape.head) SELECT \(values) FROM \(keys)\(shape.tail)"
    }

    private static func name(_ index: Int, _ kinds: [PostgresKind]) -> String {
        kinds[index] == .null ? "NULL" : "k.p\(index + 1)"
    }

    private static func keys(_ kinds: [PostgresKind], ordered: Bool) -> String {
        let used = kinds.enumerated().filter { $0.element != .null }
        let arrays = used.enumerated().map { place, kind in
            "$\(place + 1)::\(kind.element.arrayName)"
        }
        let names = used.map { "p\($0.offset + 1)" } + (ordered ? ["ord"] : [])
        return "unnest(\(arrays.joined(separator: ", ")))\(ordered ? " WITH ORDINALITY" : "")"
            + " AS k(\(names.joined(separator: ", ")))"
    }

    static func parts(_ parts: [String]) -> PostgresSQL { PostgresSQL(parts: parts) }
    var textParts: [String] { parts }
}

extension PostgresKind {
    fileprivate var arrayName: String {
        switch self {
        case .integer: "bigint[]"
        case .text, .null: "text[]"
        case .blob: "bytea[]"
        }
    }
}
