import Storage
import TestKit
import Testing

@Suite("Statements carry values beside the text and keep the order they were given")
struct StatementTests {
    private func open(_ engine: Engine) throws -> any Storage {
        let storage = try engine.open()
        try storage.migrate([lists])
        return storage
    }

    @Test("An interpolated value is bound, never part of the text", arguments: Engine.allCases)
    func binding(on engine: Engine) throws {
        let storage = try open(engine)
        let hostile = "x'); DROP TABLE list; --"
        let note: String? = nil
        let sql: SQL = "INSERT INTO list VALUES ('hz', \(hostile), \(5), \(note))"
        #expect(sql.text == "INSERT INTO list VALUES ('hz', ?, ?, ?)")
        #expect(sql.values == [.text(hostile), 5, nil])
        let changed = try storage.write { try $0.execute(sql) }
        #expect(changed == 1)
        #expect(try storage.filedLists() == [hostile])
    }

    @Test(
        "Parts and lists of values join a statement, an empty list finds nothing",
        arguments: Engine.allCases)
    func composition(on engine: Engine) throws {
        let storage = try open(engine)
        for number in ["L1", "L2", "L3"] { try storage.file(number) }
        func find(_ numbers: [String]) throws -> [String] {
            let part: SQL = "list_no IN (\(each: numbers))"
            return try storage.read { transaction in
                try transaction.rows(
                    "SELECT list_no FROM list WHERE zone_id = \("hz") AND \(part) ORDER BY 1"
                ) { $0.text(0) }
            }
        }
        #expect(try find(["L3", "L1"]) == ["L1", "L3"])
        #expect(try find([]) == [])
    }

    @Test(
        "Texts and bytes come back exactly as they were given",
        arguments: [
            ("", 1), ("A", 1), ("跨境电子商务零售进口申报清单", 1), ("with\u{0}zero", 1),
            ("e\u{301}", 1), ("货", 50_000),
        ], Engine.allCases)
    func roundTrip(_ value: (part: String, times: Int), on engine: Engine) throws {
        let storage = try open(engine)
        let (part, times) = value
        let text = String(repeating: part, count: times)
        let bytes = Array(text.utf8)
        try storage.write { transaction in
            try transaction.execute("INSERT INTO list VALUES ('hz', 'L1', \(Int64.min), \(text))")
            try transaction.execute("INSERT INTO item VALUES ('L1', 1, \(bytes))")
        }
        try storage.read { transaction in
            let list = try transaction.first("SELECT total, note FROM list") {
                ($0.integer(0), $0.text(1))
            }
            #expect(list?.0 == Int64.min)
            #expect(list.map { Array($0.1.utf8) } == bytes)
            let content = try transaction.first("SELECT content FROM item") { $0.blob(0) }
            #expect(content == bytes)
        }
    }

    @Test(
        "Many rows go in by one statement, and their changes are counted",
        arguments: Engine.allCases)
    func executeEach(on engine: Engine) throws {
        let storage = try open(engine)
        let rows: [[SQLValue]] = (0..<500).map { ["L\($0)", .integer($0)] }
        let insert = "INSERT INTO list (zone_id, list_no, total) VALUES ('hz', ?, ?)"
        let none = try storage.write { try $0.executeEach(insert, []) }
        let changed = try storage.write { try $0.executeEach(insert, rows) }
        #expect(none == 0)
        #expect(changed == 500)
        let totals = try storage.read {
            try $0.rows("SELECT total FROM list ORDER BY total") { $0.integer(0) }
        }
        #expect(totals == Array(0..<500))
    }

    @Test(
        "A docket is loaded key by key: rows arrive grouped, keys in their order",
        arguments: Engine.allCases)
    func rowsEach(on engine: Engine) throws {
        let storage = try open(engine)
        try storage.write { transaction in
            try transaction.executeEach(
                "INSERT INTO item VALUES (?, ?, ?)",
                [
                    ["L1", 1, .blob([11])], ["L2", 1, .blob([21])], ["L1", 2, .blob([12])],
                ])
        }
        var seen: [String] = []
        try storage.read { transaction in
            try transaction.rowsEach(
                "SELECT content FROM item WHERE list_no = ? ORDER BY line",
                [["L2"], ["none"], ["L1"]]
            ) { key, row in seen.append("\(key):\(row.blob(0))") }
        }
        #expect(seen == ["0:[21]", "2:[11]", "2:[12]"])
    }

    @Test("The same query may run inside its own rows", arguments: Engine.allCases)
    func nesting(on engine: Engine) throws {
        let storage = try open(engine)
        for number in ["L1", "L2"] { try storage.file(number) }
        let pairs = try storage.read { transaction in
            try transaction.rows("SELECT list_no FROM list ORDER BY 1") { outer in
                let inner = try transaction.rows("SELECT list_no FROM list ORDER BY 1") {
                    $0.text(0)
                }
                return "\(outer.text(0)): \(inner.joined(separator: " "))"
            }
        }
        #expect(pairs == ["L1: L1 L2", "L2: L1 L2"])
    }

    @Test("An absent note is absent, and never read as an empty one", arguments: Engine.allCases)
    func absence(on engine: Engine) throws {
        let storage = try open(engine)
        try storage.file("L1")
        let note = try storage.read { try $0.first("SELECT note FROM list") { $0.textOrNil(0) } }
        #expect(note == .some(nil))
        let nothing = try storage.read { transaction in
            try transaction.first("SELECT note FROM list WHERE total = 9") { $0.textOrNil(0) }
        }
        #expect(nothing == nil)
    }

    @Test(
        "A column that is not what the reader says fails instead of becoming zero",
        arguments: Engine.allCases)
    func misreading(on engine: Engine) throws {
        let storage = try open(engine)
        try storage.file("L1")
        for query: SQL in ["SELECT note FROM list", "SELECT list_no FROM list", "SELECT 1.5"] {
            do {
                _ = try storage.read { try $0.rows(query) { $0.integer(0) } }
                Issue.record("\(query.text) was read as an integer")
            } catch StorageProblem.corrupt(let detail) {
                #expect(detail.contains("an integer expected"))
            }
        }
    }

    @Test(
        "A statement with too few values is refused, not filled with nothing",
        arguments: Engine.allCases)
    func missingValues(on engine: Engine) throws {
        let storage = try open(engine)
        #expect(throws: StorageProblem.self) {
            try storage.write { transaction in
                try transaction.executeEach("INSERT INTO list VALUES (?, ?, ?, ?)", [["hz"]])
            }
        }
        #expect(try storage.filedLists() == [])
    }
}
