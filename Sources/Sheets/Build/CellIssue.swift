import Messages

/// 单元格问题: what is wrong, and in which cell of which sheet a person corrects it.
package struct CellIssue: Sendable, Equatable {
    package var sheet: String
    package var place: CellPlace
    /// Its path is `订单 Orders!C17`.
    package var issue: Issue
}

/// 问题簿: the issues of a file, each cell and rule once, bounded; what is cut off is counted.
package struct CellIssues: Sendable {
    /// As they were found; sort by `place` to show them.
    package private(set) var all: [CellIssue] = []
    /// How many more there were.
    package private(set) var dropped = 0
    package private(set) var errors = 0
    package private(set) var warnings = 0
    private let limit: Int
    private var known: Set<Key> = []
    private var wrong: Set<Key> = []

    private struct Key: Hashable {
        var sheet: String
        var place: CellPlace
        var code: String
    }

    init(limit: Int) { self.limit = limit }

    mutating func add(_ issue: Issue, sheet: String, place: CellPlace) {
        let key = Key(sheet: sheet, place: place, code: issue.code)
        guard all.count < limit else {
            if !known.contains(key) {
                dropped += 1
                count(issue)
            }
            return
        }
        guard known.insert(key).inserted else { return }
        if issue.severity == .error {
            wrong.insert(Key(sheet: sheet, place: place, code: ""))
        }
        var issue = issue
        issue.path = "\(sheet)!\(place)"
        all.append(CellIssue(sheet: sheet, place: place, issue: issue))
        count(issue)
    }

    /// Whether an error was found there already.
    func hasError(sheet: String, place: CellPlace) -> Bool {
        wrong.contains(Key(sheet: sheet, place: place, code: ""))
    }

    private mutating func count(_ issue: Issue) {
        if issue.severity == .error { errors += 1 } else { warnings += 1 }
    }
}
