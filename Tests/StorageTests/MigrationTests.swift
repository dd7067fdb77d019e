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
}
