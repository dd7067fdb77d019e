import Clearance
import Evidence
import Storage
import TestKit
import Testing

@testable import Platform

@Suite("No edit of a PostgreSQL database goes unnoticed")
struct PostgresEditTests {
    @Test("Every row changed, added or taken away behind the platform's back is found")
    func edits() throws {
        let archive = try Archive()
        let engine = try Engine.postgres.open(zone: archive.zone)
        try archive.fill(consignments: 12, on: engine)
        #expect(try archive.audit(engine).faults == [])

        let count = Effort.count(40, full: 1_000)
        let seed = Effort.seed ?? 20_261_124
        var random = SeededRandom(seed: seed)
        var kinds: Set<String> = []
        var missed: [String] = []
        for number in 0..<count {
            let edit = try Edit.done(on: engine, &random)
            kinds.insert(edit.kind)
            if try archive.audit(engine).faultCount == 0 { missed.append("\(number): \(edit)") }
            try edit.undone.apply(on: engine)
        }
        #expect(missed == [], "TONGGUAN_SEED=\(seed)")
        #expect(kinds.count == 3)
        #expect(try archive.audit(engine).faults == [])
        Effort.report("edits of rows on PostgreSQL: \(count), seed \(seed)")
    }

    /// 一次篡改: a row that somebody with the password of the database put where another was.
    private struct Edit: CustomStringConvertible {
        let table: TableShape
        /// Nil where a row is added, and where one is taken away.
        let old: [SQLValue]?
        let new: [SQLValue]?

        private static let tables = Schema.tables.filter {
            !["commit_mark", "migration"].contains($0.name)
        }

        var kind: String { old == nil ? "insert" : new == nil ? "delete" : "update" }
        var undone: Edit { Edit(table: table, old: new, new: old) }
        var description: String {
            "\(kind) \(table.name) \(old?.prefix(3) ?? []) \(new?.prefix(3) ?? [])"
        }

        /// Draws until the database takes one; its own conditions refuse some.
        static func done(on storage: any Storage, _ random: inout SeededRandom) throws -> Edit {
            while true {
                guard let edit = try drawn(storage, &random) else { continue }
                do {
                    try edit.apply(on: storage)
                    return edit
                } catch StorageProblem.constraint {
                    continue
                }
            }
        }

        private static func drawn(
            _ storage: any Storage, _ random: inout SeededRandom
        ) throws -> Edit? {
            let table = tables[Int.random(in: tables.indices, using: &random)]
            let all = Array(table.columns.indices)
            let rows = try storage.read { transaction in
                try transaction.rows(
                    SQL(
                        text: """
                            SELECT \(table.names(of: all)) FROM \(table.name)
                            ORDER BY \(table.names(of: table.key)) LIMIT 500
                            """)
                ) { row in all.map { row.value($0, table.columns[$0].kind) } }
            }
            guard let row = rows.randomElement(using: &random) else { return nil }
            var like = row
            switch Int.random(in: 0..<3, using: &random) {
            case 0: return Edit(table: table, old: row, new: nil)
            case 1:
                guard let last = table.key.last else { return nil }
                like[last] = other(than: row[last], table.columns[last].kind, &random)
                return Edit(table: table, old: nil, new: like)
            default:
                let column = Int.random(in: all.indices, using: &random)
                like[column] = other(than: row[column], table.columns[column].kind, &random)
                return Edit(table: table, old: row, new: like)
            }
        }

        private static func other(
            than value: SQLValue, _ kind: TableShape.Kind, _ random: inout SeededRandom
        ) -> SQLValue {
            switch (value, kind) {
            case (.integer(let number), _):
                return .integer(number + Int64.random(in: 1...1_000, using: &random))
            case (.text(let text), _): return .text(text + "1")
            case (.blob(let bytes), _) where !bytes.isEmpty:
                var changed = bytes
                changed[Int.random(in: bytes.indices, using: &random)] ^= 1
                return .blob(changed)
            case (_, .integer): return .integer(7)
            case (_, .text): return .text("2026-11-29")
            case (_, .blob): return .blob([7])
            }
        }

        func apply(on storage: any Storage) throws {
            try storage.write { transaction in
                if let old {
                    let key = table.key.map { "\(table.columns[$0].name) = ?" }
                    let gone = try transaction.execute(
                        SQL(
                            text: """
                                DELETE FROM \(table.name) WHERE \(key.joined(separator: " AND "))
                                """,
                            values: table.key.map { old[$0] }))
                    guard gone == 1 else {
                        throw StorageProblem.other("\(gone) rows of \(table.name)")
                    }
                }
                if let new {
                    let names = table.names(of: Array(table.columns.indices))
                    let marks = new.map { _ in "?" }.joined(separator: ", ")
                    try transaction.execute(
                        SQL(
                            text: "INSERT INTO \(table.name) (\(names)) VALUES (\(marks))",
                            values: new))
                }
            }
        }
    }
}
