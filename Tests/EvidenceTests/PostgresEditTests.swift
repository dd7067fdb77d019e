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
            kinds.insert("\(edit.kind)")
            if try archive.audit(engine).faultCount == 0 { missed.append("\(number): \(edit)") }
            try edit.undo(on: engine)
        }
        #expect(missed == [], "TONGGUAN_SEED=\(seed)")
        #expect(kinds.count == 3)
        #expect(try archive.audit(engine).faults == [])
        Effort.report("edits of rows on PostgreSQL: \(count), seed \(seed)")
    }

    /// 一次篡改: one row as it was and as somebody with the password of the database left it.
    private struct Edit: CustomStringConvertible {
        enum Kind: CaseIterable { case update, delete, insert }

        let kind: Kind
        let table: TableShape
        let before: [SQLValue]
        let after: [SQLValue]

        private static let tables = Schema.tables.filter {
            !["commit_mark", "migration"].contains($0.name)
        }

        var description: String { "\(kind) \(table.name) \(before.prefix(3)) \(after.prefix(3))" }

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
                ) { row in all.map { value(row, $0, table.columns[$0].kind) } }
            }
            guard let before = rows.randomElement(using: &random) else { return nil }
            let kind = Kind.allCases[Int.random(in: 0..<3, using: &random)]
            let column =
                kind == .insert
                ? table.key[table.key.count - 1] : Int.random(in: all.indices, using: &random)
            var after = before
            after[column] = other(than: before[column], table.columns[column].kind, &random)
            return Edit(kind: kind, table: table, before: before, after: after)
        }

        private static func value(
            _ row: any Row, _ column: Int, _ kind: TableShape.Kind
        ) -> SQLValue {
            if row.isNull(column) { return .null }
            switch kind {
            case .integer: return .integer(row.integer(column))
            case .text: return .text(row.text(column))
            case .blob: return .blob(row.blob(column))
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
                switch kind {
                case .update: try Self.replace(before, by: after, in: table, transaction)
                case .delete: try Self.remove(before, from: table, transaction)
                case .insert: try Self.add(after, to: table, transaction)
                }
            }
        }

        func undo(on storage: any Storage) throws {
            try storage.write { transaction in
                switch kind {
                case .update: try Self.replace(after, by: before, in: table, transaction)
                case .delete: try Self.add(before, to: table, transaction)
                case .insert: try Self.remove(after, from: table, transaction)
                }
            }
        }

        private static func replace(
            _ old: [SQLValue], by new: [SQLValue], in table: TableShape,
            _ transaction: borrowing Transaction
        ) throws {
            try remove(old, from: table, transaction)
            try add(new, to: table, transaction)
        }

        private static func remove(
            _ row: [SQLValue], from table: TableShape, _ transaction: borrowing Transaction
        ) throws {
            let key = table.key.map { "\(table.columns[$0].name) = ?" }.joined(separator: " AND ")
            let gone = try transaction.execute(
                SQL(
                    text: "DELETE FROM \(table.name) WHERE \(key)",
                    values: table.key.map { row[$0] }))
            guard gone == 1 else { throw StorageProblem.other("\(gone) rows of \(table.name)") }
        }

        private static func add(
            _ row: [SQLValue], to table: TableShape, _ transaction: borrowing Transaction
        ) throws {
            let marks = row.map { _ in "?" }.joined(separator: ", ")
            let names = table.names(of: Array(table.columns.indices))
            try transaction.execute(
                SQL(
                    text: "INSERT INTO \(table.name) (\(names)) VALUES (\(marks))", values: row))
        }
    }
}
