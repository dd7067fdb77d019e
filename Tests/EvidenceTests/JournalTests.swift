import Clearance
import Evidence
import Foundation
import SQLiteStorage
import Storage
import TestKit
import Testing

@testable import Platform

@Suite("Whatever is written is recorded")
struct JournalTests {
    @Test("Every table of the migrations is recorded, or named with the reason why not")
    func tables() {
        let names = Set(Schema.tables.map(\.name))
        #expect(names.isSuperset(of: ["event", "tree_node", "migration", "message", "account"]))
        #expect(Set(EventTable.exempt.keys).isSubset(of: names.union(["commit_mark"])))
        #expect(EventTable.exempt.values.allSatisfy { $0.count > 20 })
        // Those columns that the database itself says, in its order.
        for table in Schema.tables { #expect(!table.key.isEmpty, "\(table.name)") }
    }

    @Test("The shapes read from the migrations are those of the database")
    func shapes() throws {
        let storage = try SQLiteStorage.inMemory()
        try storage.migrate(Schema.migrations)
        for table in Schema.tables {
            let found = try storage.read { transaction in
                try transaction.rows(
                    "SELECT name, type, pk FROM pragma_table_info(\(table.name)) ORDER BY cid"
                ) { ($0.text(0), $0.text(1), $0.integer(2)) }
            }
            #expect(found.map(\.0) == table.columns.map(\.name))
            #expect(found.map(\.1) == table.columns.map(\.kind.rawValue))
            let key = found.filter { $0.2 > 0 }.sorted { $0.2 < $1.2 }.map(\.0)
            #expect(key.joined(separator: ", ") == table.names(of: table.key))
        }
    }

    @Test("Every form of writing is recorded: whole rows, parts of rows, conflicts and deletions")
    func forms() throws {
        let archive = try Archive()
        try archive.fill(consignments: 1)
        let engine = try archive.engine()
        let storage = JournaledStorage(
            engine, tables: Schema.tables, zone: archive.zone,
            key: archive.journalKey, now: { 1_000 })
        let events = try storage.read { try TreeRows(zone: "demo").size($0) }
        let writings: [SQL] = [
            """
            INSERT INTO enterprise (zone_id, code, uscc, name, roles, guarantee)
            VALUES ('demo', 'new', 'u', 'n', 'merchant', 1)
            """,
            "UPDATE enterprise SET guarantee = guarantee + 7 WHERE zone_id = 'demo'",
            """
            INSERT INTO counter (zone_id, name, value) VALUES ('demo', 'registers', 1)
            ON CONFLICT (zone_id, name) DO UPDATE SET value = counter.value + 1
            """,
            """
            INSERT INTO setting (zone_id, name, value) VALUES ('demo', \("name 1"), \("other"))
            ON CONFLICT (zone_id, name) DO NOTHING
            """,
            """
            INSERT INTO setting (zone_id, name, value) VALUES (\("demo"), \("name 1"), \("other"))
            ON CONFLICT (zone_id, name) DO UPDATE SET value = excluded.value
            """,
            "DELETE FROM watch_entry WHERE zone_id = 'demo' AND value <> 'value 1'",
            """
            DELETE FROM watch_entry WHERE zone_id = \("demo") AND subject = \("subject 1")
                AND value = \("value 1")
            """,
            "DELETE FROM waiting WHERE zone_id = \("demo")",
            // One event alone is a link too.
            """
            INSERT INTO event (zone_id, seq, kind, at, actor)
            VALUES (\("demo"), \(Int64(events + 1)), \("list.released"), \(Int64(1)), \("officer"))
            """,
        ]
        for writing in writings {
            let before = try storage.read {
                try JournalRows(connection: $0.connection, zone: "demo").count()
            }
            try storage.write { try $0.execute(writing) }
            let after = try storage.read {
                try JournalRows(connection: $0.connection, zone: "demo").count()
            }
            #expect(after == before + 1 || writing.text.contains("DO NOTHING"), "\(writing.text)")
        }
        try archive.sequencer(storage).sign()
        let found = try archive.audit(engine)
        #expect(found.faults == [])
        try engine.close()
        #expect(try archive.verify().faults == [])
        for text in [
            "REPLACE INTO setting VALUES ('demo', 'a', 'b')",
            "WITH x AS (SELECT 1) DELETE FROM setting",
            "UPDATE event SET receipt = NULL WHERE seq = 5", "DELETE FROM event WHERE seq = 5",
            "INSERT INTO event SELECT * FROM event",
        ] {
            let storage = JournaledStorage(
                try archive.engine(), tables: Schema.tables, zone: "demo",
                key: archive.journalKey, now: { 1 })
            #expect(throws: StorageProblem.self) {
                try storage.write { try $0.execute(SQL(text: text)) }
            }
            try storage.close()
        }
    }

    @Test("A write that fails leaves no record, nor does one that changes nothing")
    func nothing() throws {
        let archive = try Archive()
        try archive.fill(consignments: 1)
        let engine = try archive.engine()
        let storage = JournaledStorage(
            engine, tables: Schema.tables, zone: archive.zone,
            key: archive.journalKey, now: { 1_000 })
        let before = try storage.read {
            try JournalRows(connection: $0.connection, zone: "demo").count()
        }
        #expect(throws: CancellationError.self) {
            try storage.write { transaction in
                try transaction.execute("DELETE FROM setting WHERE zone_id = 'demo'")
                throw CancellationError()
            }
        }
        try storage.write { _ = try TreeRows(zone: "demo").size($0) }
        try storage.write { try $0.execute("DELETE FROM setting WHERE name = 'no such'") }
        #expect(
            try storage.read {
                try JournalRows(connection: $0.connection, zone: "demo").count()
            } == before)
        #expect(try archive.audit(engine).faults == [])
        try engine.close()
    }

    @Test("A database of an earlier version gets its leaves and its first record when it is opened")
    func earlier() throws {
        let archive = try Archive()
        var engine = try archive.engine()
        let old = Array(Schema.migrations.prefix { $0.name != "007-tree" })
        try engine.migrate(old)
        try engine.write { transaction in
            for seq in 1...1_200 {
                try transaction.execute(
                    """
                    INSERT INTO event (zone_id, seq, kind, at, actor, detail)
                    VALUES ('demo', \(seq), 'list.released', \(seq), 'officer', \([UInt8](1...3)))
                    """)
                try transaction.execute(
                    """
                    INSERT INTO account (zone_id, account_id, allowance, held, posted)
                    VALUES ('demo', \("quota/\(seq)"), 1, 0, 0)
                    """)
            }
        }
        try engine.close()
        engine = try archive.engine()
        let storage = JournaledStorage(
            engine, tables: Schema.tables, zone: archive.zone,
            key: archive.journalKey, now: { 1_000 })
        try storage.migrate(Schema.migrations)
        try storage.write {
            try $0.execute("UPDATE account SET held = 1 WHERE account_id = 'quota/7'")
        }
        try archive.sequencer(storage).sign()
        let found = try archive.audit(engine)
        #expect(found.faults == [])
        #expect(found.events == 1_200 && found.links == 1)
        try engine.close()
        #expect(try archive.verify().faults == [])
    }
}
