import Storage

/// 写入语句: what a statement does to which table, as far as its text tells.
///
/// Where the text says completely what the row will be, the journal is kept from its parameters;
/// otherwise the engine is asked what the row became.
enum WriteStatement: Sendable {
    /// No table that is recorded: a query, a change of the schema, an exempt table.
    case other
    /// The row is its parameters: for each column the position of its parameter.
    case rows(TableShape, parameters: [Int?])
    /// The row is gone: for each column of the key the position of its parameter.
    case deletion(TableShape, parameters: [Int])
    /// A row of the events, which has a leaf instead: the text is the one that writes it too.
    case event(TableShape, text: String, parameters: [Int?])
    /// The text that answers whole rows, or keys where it deletes.
    case asking(TableShape, text: String, deletes: Bool)
    /// Nobody can tell what it does, or an event is to be changed, which none ever is.
    case unknown

    init(_ text: String, _ tables: [String: TableShape]) {
        let words = text.split(maxSplits: 4) { $0 == " " || $0 == "\n" }
        switch words.first {
        case "INSERT" where words.count > 3:
            let name = words[2].prefix { $0 != "(" }
            guard let table = tables[String(name)] else {
                self = .other
                return
            }
            self = Self.insertion(text, table)
        case "UPDATE" where words.count > 2 && words[1] == EventTable.name,
            "DELETE" where words.count > 2 && words[2] == EventTable.name:
            self = .unknown
        case "UPDATE" where words.count > 2:
            self = tables[String(words[1])].map { Self.asking($0, text) } ?? .other
        case "DELETE" where words.count > 3:
            self = tables[String(words[2])].map { Self.deletion(text, $0) } ?? .other
        case "REPLACE", "WITH": self = .unknown
        default: self = .other
        }
    }

    private static func asking(_ table: TableShape, _ text: String) -> WriteStatement {
        .asking(
            table, text: text + " RETURNING " + table.names(of: Array(table.columns.indices)),
            deletes: false)
    }

    private static func insertion(_ text: String, _ table: TableShape) -> WriteStatement {
        guard let columns = Words(text, from: "(", to: ")"),
            let values = Words(columns.rest, from: "(", to: ")"),
            values.before.split(whereSeparator: \.isWhitespace) == ["VALUES"],
            columns.list.count == values.list.count, values.list.allSatisfy({ $0 == "?" })
        else { return table.name == EventTable.name ? .unknown : asking(table, text) }
        var parameters = [Int?](repeating: nil, count: table.columns.count)
        for (index, name) in columns.list.enumerated() {
            guard let column = table.position(of: name) else { return asking(table, text) }
            parameters[column] = index
        }
        if table.name == EventTable.name {
            guard values.rest.isEmpty, columns.list.last != "leaf" else { return .unknown }
            let head = text.prefix(upTo: columns.end)
            return .event(
                table, text: "\(head), leaf) VALUES (\(values.list.joined(separator: ", ")), ?)",
                parameters: parameters)
        }
        let isComplete = zip(parameters, table.columns).allSatisfy { $0 != nil || !$1.hasDefault }
        let replaces = replacesAll(values.rest, table)
        let isWhole = replaces.map { $0 && parameters.allSatisfy { $0 != nil } } ?? isComplete
        return isWhole ? .rows(table, parameters: parameters) : asking(table, text)
    }

    /// Whether a conflict leaves the row as its parameters say; nil where none is expected.
    private static func replacesAll(_ rest: Substring, _ table: TableShape) -> Bool? {
        let words = rest.split(whereSeparator: \.isWhitespace)
        if words.isEmpty { return nil }
        if words == ["ON", "CONFLICT", "DO", "NOTHING"] {
            return table.key.count == table.columns.count
        }
        guard let start = words.firstIndex(of: "SET"), words.starts(with: ["ON", "CONFLICT"]) else {
            return false
        }
        var left = Set(table.columns.map(\.name))
        for column in table.key { left.remove(table.columns[column].name) }
        let assignments = words[(start + 1)...].joined(separator: " ").split(separator: ",")
        for assignment in assignments {
            let sides = assignment.split(separator: " ")
            guard sides.count == 3, sides[1] == "=", sides[2] == "excluded." + sides[0] else {
                return false
            }
            left.remove(String(sides[0]))
        }
        return left.isEmpty
    }

    private static func deletion(_ text: String, _ table: TableShape) -> WriteStatement {
        let words = text.split(whereSeparator: \.isWhitespace)
        let whole = WriteStatement.asking(
            table, text: text + " RETURNING " + table.names(of: table.key), deletes: true)
        guard words.count > 4, words[3] == "WHERE" else { return whole }
        let terms = words[4...].joined(separator: " ").split(separator: " AND ")
        var parameters: [Int] = []
        for column in table.key {
            guard
                let index = terms.firstIndex(where: { $0 == table.columns[column].name + " = ?" })
            else { return whole }
            parameters.append(index)
        }
        return terms.count == table.key.count
            ? .deletion(table, parameters: parameters) : whole
    }
}

/// The words of one list in parentheses, what stands before it and what after it.
private struct Words {
    var before: Substring
    var list: [Substring]
    var rest: Substring
    /// Where the list ends in the text.
    var end: Substring.Index

    init?(_ text: some StringProtocol, from open: Character, to close: Character) {
        let text = Substring(text)
        guard let start = text.firstIndex(of: open), let end = text[start...].firstIndex(of: close)
        else { return nil }
        before = text[..<start]
        list = text[text.index(after: start)..<end]
            .split { $0 == "," || $0.isWhitespace }
        rest = text[text.index(after: end)...]
        self.end = end
    }
}

extension StringProtocol {
    fileprivate static func + (left: String, right: Self) -> String { left + String(right) }
}
