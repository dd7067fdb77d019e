import SQLiteStorage
import Storage
import Testing

@Suite("The schema has one history, which only grows")
struct MigrationTests {
    let storage: SQLiteStorage
    let notes = Migration(name: "remarks", sql: ["ALTER TABLE list ADD COLUMN remark TEXT"])

    init() throws {
        storage = try SQLiteStorage.inMemory()
    }

    @Test("Each step is taken once, also when the program starts again and again")
    func once() throws {
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

    @Test("An edited step, another order and a newer database are refused")
    func refusal() throws {
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

    @Test("A step that fails leaves the schema as it was")
    func failure() throws {
        let broken = Migration(name: "broken", sql: ["CREATE TABLE half (a INTEGER)", "NONSENSE"])
        #expect(throws: StorageProblem.self) { try storage.migrate([lists, broken]) }
        let tables = try storage.read {
            try $0.rows("SELECT name FROM sqlite_schema WHERE type = 'table'") { $0.text(0) }
        }
        #expect(tables == [])
        try storage.migrate([lists])
    }
}
