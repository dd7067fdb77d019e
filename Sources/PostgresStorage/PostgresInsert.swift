/// An `INSERT … VALUES (…)` taken apart, so that one statement can insert many rows.
struct PostgresInsert {
    /// `INSERT INTO account (zone_id, …)`
    let head: String
    /// What stands between the brackets.
    let values: PostgresSQL
    /// ` ON CONFLICT …`, or nothing.
    let tail: String
    /// Which parameters a conflict is found by, where the tail updates: the server refuses to
    /// change one row twice in one statement. Nil when it cannot be told from the text.
    let conflictKey: [Int]?
    /// Whether a row that is there already is changed.
    let updates: Bool

    init?(_ sql: PostgresSQL) {
        let mark = "\u{0}"
        let text = sql.textParts.joined(separator: mark)
        guard text.hasPrefix("INSERT INTO "), let word = text.firstRange(of: "VALUES"),
            !text[..<word.lowerBound].contains(mark),
            let open = text[word.upperBound...].firstIndex(where: { !$0.isWhitespace }),
            text[open] == "(", let close = Self.close(text, from: open)
        else { return nil }
        let tail = text[text.index(after: close)...]
        let rest = tail.drop { $0.isWhitespace }
        guard !tail.contains(mark), rest.isEmpty || rest.hasPrefix("ON CONFLICT") else {
            return nil
        }
        let inner = text[text.index(after: open)..<close]
        head = String(text[..<word.lowerBound])
        values = .parts(
            inner.split(separator: mark, omittingEmptySubsequences: false).map(String.init))
        self.tail = rest.isEmpty ? "" : " " + rest
        updates = rest.contains("DO UPDATE")
        conflictKey = updates ? Self.key(head: head, values: inner, tail: rest, mark: mark) : []
    }

    private static func close(_ text: String, from open: String.Index) -> String.Index? {
        var depth = 0
        var isQuoted = false
        for index in text[open...].indices {
            switch text[index] {
            case "'": isQuoted.toggle()
            case "(" where !isQuoted: depth += 1
            case ")" where !isQuoted:
                depth -= 1
                if depth == 0 { return index }
            default: break
            }
        }
        return nil
    }

    /// The parameters that stand at the columns of `ON CONFLICT (…)`; the other columns of the
    /// key are written out and the same in each row.
    private static func key(
        head: String, values: Substring, tail: Substring, mark: String
    ) -> [Int]? {
        func words(_ text: Substring) -> [String] {
            text.split(separator: ",").map { $0.filter { !$0.isWhitespace } }
        }
        guard let open = head.firstIndex(of: "("), let close = head.lastIndex(of: ")"),
            let from = tail.firstIndex(of: "("), let to = tail.firstIndex(of: ")"), from < to
        else { return nil }
        let columns = words(head[head.index(after: open)..<close])
        let values = words(values)
        guard columns.count == values.count else { return nil }
        var parameters: [String: Int] = [:]
        var count = 0
        for (column, value) in zip(columns, values) {
            if value == mark { parameters[column] = count }
            count += value.count { String($0) == mark }
        }
        return words(tail[tail.index(after: from)..<to]).compactMap { parameters[$0] }
    }
}
