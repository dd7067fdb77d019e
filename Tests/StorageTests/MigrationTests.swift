import Clearance
import Storage
import TestKit
import Testing

@Suite("The schema has one history, which only grows")
struct MigrationTests {
    let notes = Migration(name: "remarks", sql: ["ALTER TABLE list ADD COLUMN remark TEXT"])

    @Test(
        "Each step is taken once, also when the program starts again and again",
        arguments: Engine.allCases)
    func once(on engine: Engine) throws {
        let storage = try engine.open()
        try storage.migrate([lists])
        try storage.file("L1")
        try storage.migrate([lists])
        try storage.migrate([lists, notes])
        try storage.migrate([lists, notes])
        #expect(try storage.filedLists() == ["L1"])
        let taken = try storage.read {
            try $0.rows("SELECT name FROM migration ORDER BY position") { $0.text(0) }
        }
        #expect(taken == ["lists", "remarks"])
    }

    @Test(
        "An edited step, another order and a newer database are refused",
        arguments: Engine.allCases)
    func refusal(on engine: Engine) throws {
        let storage = try engine.open()
        try storage.migrate([lists, notes])
        var edited = lists
        edited.sql.append("CREATE TABLE extra (a INTEGER)")
        for other in [[edited, notes], [notes, lists], [lists], []] {
            do {
                try storage.migrate(other)
                Issue.record("another history was accepted")
            } catch StorageProblem.history {}
        }
        try storage.migrate([lists, notes])
    }

    @Test("A step that fails leaves the schema as it was", arguments: Engine.allCases)
    func failure(on engine: Engine) throws {
        let storage = try engine.open()
        let broken = Migration(name: "broken", sql: ["CREATE TABLE half (a INTEGER)", "NONSENSE"])
        #expect(throws: StorageProblem.self) { try storage.migrate([lists, broken]) }
        for table in ["list", "half", "migration"] {
            #expect(throws: StorageProblem.self, "\(table) was left behind") {
                try storage.read { try $0.rows(SQL(text: "SELECT 1 FROM \(table)")) { _ in } }
            }
        }
        try storage.migrate([lists])
    }

    @Test("Postings keep what they said when they are found by cause", arguments: Engine.allCases)
    func postings(on engine: Engine) throws {
        let storage = try engine.open()
        let by = Schema.migrations.firstIndex { $0.name == "010-postings-by-cause" } ?? 0
        try storage.migrate(Array(Schema.migrations[..<by]))
        let rows = (0..<40).map { number -> [SQLValue] in
            let account = number % 2 == 0 ? "quota/\(number)/2026" : "stock/B/\(number)"
            let move = number % 3 == 0 ? "hold" : "post"
            return [
                .text("z"), .text(account), .text("c\(number % 7)/1"), .text(move),
                .integer(Int64(number)), .integer(Int64(100 - number)),
            ]
        }
        let columns = "zone_id, account_id, cause, move, amount, at"
        try storage.write {
            try $0.executeEach(
                "INSERT INTO posting (\(columns)) VALUES (?, ?, ?, ?, ?, ?)", rows)
        }
        try storage.migrate(Schema.migrations)
        let found = try storage.read {
            try $0.rows(SQL(text: "SELECT \(columns) FROM posting ORDER BY amount")) { row in
                let texts = (0..<4).map { SQLValue.text(row.text($0)) }
                return texts + [.integer(row.integer(4)), .integer(row.integer(5))]
            }
        }
        #expect(found == rows)
        let shape = TableShape.all(after: Schema.migrations).first { $0.name == "posting" }
        #expect(shape.map { $0.names(of: $0.key) } == "zone_id, cause, account_id, move")
        #expect(shape.map { $0.names(of: $0.identity) } == "zone_id, account_id, cause, move")
    }
}
