import Clearance
import Storage
import TestKit
import Testing

@Suite("The schema can be cut by zone")
struct ShardTests {
    @Test("Every key of every table holds the zone: stock PostgreSQL partitions all of them by it")
    func partitioned() throws {
        let storage = try PostgresServer.shared().open()
        let statements = Schema.migrations.flatMap(\.sql)
        var tables = 0
        try storage.write { transaction in
            for statement in statements {
                let makesTable = statement.hasPrefix("CREATE TABLE")
                tables += makesTable ? 1 : statement.hasPrefix("DROP TABLE") ? -1 : 0
                let cut = makesTable ? " PARTITION BY HASH (zone_id)" : ""
                try transaction.execute(SQL(text: statement + cut))
            }
        }
        // The steps of the schema belong to no zone.
        let shapes = TableShape.all(after: Schema.migrations).filter { $0.name != "migration" }
        #expect(tables == shapes.count)
        for table in shapes {
            #expect(table.key.first == table.position(of: "zone_id"), "\(table.name)")
        }
    }

    @Test("A key without the zone would be refused, so the proof is one")
    func refused() throws {
        let storage = try PostgresServer.shared().open()
        #expect(throws: StorageProblem.self) {
            try storage.write {
                try $0.execute(
                    """
                    CREATE TABLE loose (zone_id TEXT NOT NULL, name TEXT NOT NULL PRIMARY KEY)
                    PARTITION BY HASH (zone_id)
                    """)
            }
        }
        #expect(throws: StorageProblem.self) {
            try storage.write { transaction in
                try transaction.execute(
                    """
                    CREATE TABLE cut (zone_id TEXT NOT NULL, name TEXT NOT NULL,
                        PRIMARY KEY (zone_id, name)) PARTITION BY HASH (zone_id)
                    """)
                try transaction.execute("CREATE UNIQUE INDEX cut_name ON cut (name)")
            }
        }
    }
}
