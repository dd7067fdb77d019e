import Clearance
import Demonstration
import Foundation
import SQLiteStorage
import Storage
import TestKit
import Testing

@testable import tongguan

@Suite("Data moves between the engines whole, or it is said what is not the same")
struct MigrateTests {
    private let shapes = DataMove.shapes

    @Test("No table of the schema is forgotten, and none of its columns")
    func shapesAreWhole() throws {
        let storage = try SQLiteStorage.inMemory()
        try storage.migrate(Schema.migrations)
        let (tables, columns) = try storage.read { transaction in
            let tables = try transaction.rows(
                "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name"
            ) { $0.text(0) }
            let columns = try transaction.rows(
                """
                SELECT s.name, c.name, c.type FROM sqlite_schema s, pragma_table_info(s.name) c
                WHERE s.type = 'table' ORDER BY s.name, c.cid
                """
            ) { "\($0.text(0)) \($0.text(1)) \($0.text(2))" }
            return (tables, columns)
        }
        let ours = shapes.sorted { $0.name < $1.name }
        #expect(ours.map(\.name) == tables.filter { $0 != "migration" })
        let told = ours.flatMap { table in
            table.columns.map { "\(table.name) \($0.name) \($0.kind.rawValue)" }
        }
        #expect(told == columns.filter { !$0.hasPrefix("migration ") })
    }

    @Test("A day goes to PostgreSQL and back; every digest agrees, and the flow goes on there")
    func thereAndBack() throws {
        var ground = try Ground(on: .sqlite)
        for number in 1...12 {
            for paper in ConsignmentPapers(number, at: ground.now).papers {
                _ = try ground.send(paper) as PaperAnswer
            }
        }
        let there = try PostgresServer.shared().open(zone: ground.zone.id)
        try there.migrate(Schema.migrations)
        let move = try DataMove(shapes, from: ground.storage, to: there)
        #expect(move.agrees)
        #expect(move.tables.first { $0.name == "consignment" }?.rows == 12)
        #expect(move.tables.first { $0.name == "event" }?.rows ?? 0 > 12)

        let back = try SQLiteStorage.inMemory()
        try back.migrate(Schema.migrations)
        let again = try DataMove(shapes, from: there, to: back)
        #expect(again.tables == move.tables)

        var moved = try Ground(on: .postgres, storage: there, filled: true)
        #expect(try moved.faults() == [])
        let more = try ConsignmentPapers(13, at: moved.now).papers.enumerated().map { part, paper in
            try moved.message([paper], guid: ConsignmentPapers.guid("660\(part)", 13))
        }
        _ = try moved.submit(more)
        #expect(try moved.faults() == [])
        #expect(try moved.consignments().count == 13)
    }

    @Test("A target that holds anything is refused, and left as it was")
    func filledTarget() throws {
        let source = try Ground(on: .sqlite)
        let target = try Ground(on: .postgres)
        #expect(throws: CommandFailure.self) {
            try DataMove(shapes, from: source.storage, to: target.storage)
        }
    }

    @Test("One changed byte on the way is found by the digest of its table")
    func difference() throws {
        var one = RowDigest()
        var other = RowDigest()
        for number in Int64(0)..<100 { one.add(["a", .integer(number), .blob([1, 2]), nil]) }
        for number in Int64(0)..<100 {
            other.add(["a", .integer(number), .blob([1, number == 57 ? 3 : 2]), nil])
        }
        #expect(one.text != other.text)
        var joined = RowDigest()
        var parted = RowDigest()
        joined.add(["ab", ""])
        parted.add(["a", "b"])
        #expect(joined.text != parted.text)
    }

    @Test("The command moves a data directory into a database, and says so table by table")
    func command() throws {
        let scratch = try ScratchDirectory("move")
        defer { scratch.remove() }
        let source = try DataOptions.parse(["--data", scratch.path]).open(make: true)
        try StarterData.load(into: source.storage, zone: source.zone)
        try source.storage.close()
        let url = try PostgresServer.shared().makeDatabase()
        let moved = try Binary.run(["migrate", "--from", scratch.path, "--to", url])
        #expect(moved.code == 0, "\(moved.errors)")
        #expect(moved.output.contains("tariff_line"))
        #expect(!moved.output.contains("✗"))
        let again = try Binary.run(["migrate", "--from", scratch.path, "--to", url])
        #expect(again.code == 1)
        #expect(again.errors.contains("not empty"))
    }
}
