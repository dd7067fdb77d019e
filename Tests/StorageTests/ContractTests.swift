import Storage
import TestKit
import Testing

@Suite("Both engines answer alike, to the last byte and in the same order")
struct ContractTests {
    private func open(_ engine: Engine) throws -> any Storage {
        let storage = try engine.open()
        try storage.migrate([lists])
        return storage
    }

    private func fill(_ storage: any Storage, _ rows: [[SQLValue]]) throws {
        _ = try storage.write { try $0.executeEach("INSERT INTO item VALUES (?, ?, ?)", rows) }
    }

    @Test("Within each key the query's own order and limit hold", arguments: Engine.allCases)
    func orderWithinKeys(on engine: Engine) throws {
        let storage = try open(engine)
        try fill(
            storage,
            (0..<300).map { ["L\($0 % 3)", .integer(Int64($0 * 7 % 300)), .blob([])] })
        var seen: [Int: [Int64]] = [:]
        try storage.read { transaction in
            try transaction.rowsEach(
                "SELECT line FROM item WHERE list_no = ? ORDER BY line DESC LIMIT ?",
                [["L2", 3], ["none", 9], ["L0", 2], ["L2", 1]]
            ) { key, row in seen[key, default: []].append(row.integer(0)) }
        }
        var expected: [String: [Int64]] = [:]
        for number in 0..<300 {
            expected["L\(number % 3)", default: []].append(Int64(number * 7 % 300))
        }
        func top(_ list: String, _ count: Int) -> [Int64] {
            Array((expected[list] ?? []).sorted(by: >).prefix(count))
        }
        #expect(seen == [0: top("L2", 3), 2: top("L0", 2), 3: top("L2", 1)])
    }

    @Test("Texts are ordered by their bytes, whatever the language", arguments: Engine.allCases)
    func textOrder(on engine: Engine) throws {
        let storage = try open(engine)
        let texts = ["", "A", "B", "_", "a", "a ", "aa", "b", "é", "中", "\u{10FFFD}", "\u{10FFFF}"]
        for text in texts.reversed() { try storage.file(text) }
        #expect(try storage.filedLists() == texts)
        let range = try storage.read {
            try $0.rows(
                "SELECT list_no FROM list WHERE list_no >= \("a") AND list_no < \("b") ORDER BY 1"
            ) { $0.text(0) }
        }
        #expect(range == ["a", "a ", "aa"])
    }

    @Test("A row written twice in one go has its last value", arguments: Engine.allCases)
    func lastWins(on engine: Engine) throws {
        let storage = try open(engine)
        let changed = try storage.write {
            try $0.executeEach(
                """
                INSERT INTO list (zone_id, list_no, total) VALUES ('hz', ?, ?)
                ON CONFLICT (zone_id, list_no) DO UPDATE SET total = excluded.total
                """, [["L1", 1], ["L2", 2], ["L1", 3]])
        }
        #expect(changed == 3)
        let ignored = try storage.write {
            try $0.executeEach(
                """
                INSERT INTO list (zone_id, list_no, total) VALUES ('hz', ?, ?)
                ON CONFLICT DO NOTHING
                """, [["L1", 9], ["L3", 4], ["L3", 5]])
        }
        #expect(ignored == 1)
        let totals = try storage.read {
            try $0.rows("SELECT total FROM list ORDER BY list_no") { $0.integer(0) }
        }
        #expect(totals == [3, 2, 4])
    }

    @Test(
        "Sums and counts are integers, and the largest comes back whole", arguments: Engine.allCases
    )
    func sums(on engine: Engine) throws {
        let storage = try open(engine)
        for (index, total) in [Int64.max - 20_000, 10_001, 9_999].enumerated() {
            try storage.file("L\(index)", total: Int(total))
        }
        let sums = try storage.read {
            try $0.first("SELECT SUM(total), COUNT(*), MIN(total), SUM(-total) FROM list") {
                (0..<4).map($0.integer)
            }
        }
        #expect(sums == [.max, 3, 9_999, -.max])
        let none = try storage.read {
            try $0.first("SELECT SUM(total) FROM list WHERE total = 1") { $0.integerOrNil(0) }
        }
        #expect(none == .some(nil))
    }

    @Test(
        "Thousands of rows of every kind go in and come out, absent values too",
        arguments: Engine.allCases)
    func manyRows(on engine: Engine) throws {
        let storage = try open(engine)
        let notes: [SQLValue] = [nil, "", "备注", "with\u{0}zero", "\u{10FFFD}0"]
        let rows: [[SQLValue]] = (0..<5_000).map {
            ["L\($0)", .integer(Int64($0) - 2_500), notes[$0 % notes.count]]
        }
        let insert = "INSERT INTO list (zone_id, list_no, total, note) VALUES ('hz', ?, ?, ?)"
        let changed = try storage.write { try $0.executeEach(insert, rows) }
        #expect(changed == 5_000)
        var found = 0
        try storage.read { transaction in
            try transaction.rowsEach(
                "SELECT total, note FROM list WHERE list_no = ?", rows.map { [$0[0]] }
            ) { key, row in
                let note = row.textOrNil(1).map { SQLValue.text($0) } ?? .null
                found += [.integer(row.integer(0)), note] == Array(rows[key][1...]) ? 1 : 0
            }
        }
        #expect(found == 5_000)
        let absent = try storage.write {
            try $0.executeEach(insert, (0..<3).map { ["N\($0)", 0, nil] })
        }
        #expect(absent == 3)
    }

    @Test("Changes for each row happen in their order", arguments: Engine.allCases)
    func changesInOrder(on engine: Engine) throws {
        let storage = try open(engine)
        try storage.file("L1")
        let changed = try storage.write {
            try $0.executeEach(
                "UPDATE list SET total = total * 10 + ? WHERE list_no = ?",
                (1...9).map { [.integer($0), "L1"] } + [[0, "none"]])
        }
        #expect(changed == 9)
        let total = try storage.read { try $0.first("SELECT total FROM list") { $0.integer(0) } }
        #expect(total == 123_456_789)
    }

    @Test("A query may ask others between its rows, and be left early", arguments: Engine.allCases)
    func streams(on engine: Engine) throws {
        let storage = try open(engine)
        for number in 0..<50 { try storage.file("L\(number)", total: number) }
        let sum = try storage.read { transaction in
            var sum: Int64 = 0
            try transaction.forEach("SELECT list_no, total FROM list ORDER BY total") { row in
                let again = try transaction.first(
                    "SELECT total FROM list WHERE list_no = \(row.text(0))"
                ) { $0.integer(0) }
                sum += row.integer(1) * (again ?? 0)
            }
            let first = try transaction.first("SELECT total FROM list ORDER BY total DESC") {
                $0.integer(0)
            }
            return sum * 100 + (first ?? 0)
        }
        let squares: Int64 = (0..<50).reduce(0) { $0 + $1 * $1 }
        #expect(sum == squares * 100 + 49)
    }
}
