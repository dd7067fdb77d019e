import Clearance
import Demonstration
import Foundation
import SQLiteStorage
import Sealing
import Storage
import TestKit
import Testing

@testable import Platform
@testable import tongguan

@Suite("A database of an earlier version is sealed at its first start")
struct FirstSealingTests {
    @Test("Interrupted after any batch it goes on; nothing stays in the clear, nobody gets lost")
    func upgrade() throws {
        let scratch = try ScratchDirectory("upgrade")
        defer { scratch.remove() }
        let (settings, people) = try old(scratch.path)
        #expect(try traces(of: people, in: scratch.path) > 0, "the old one is in the clear")
        let before = try digests(settings)

        // Each attempt gets one write further than the one before.
        var attempts = 0
        var keys: ZoneKeys?
        while keys == nil {
            attempts += 1
            let storage = try SQLiteStorage(path: settings.databasePath)
            try storage.migrate(Schema.migrations)
            keys = try? ZoneKeys.open(
                settings,
                storage: Interposed(
                    storage,
                    before: { if $0 > 3 { throw StorageProblem.io("switched off") } }),
                erase: storage.eraseLog)
            try storage.close()
            try #require(attempts < 100)
        }
        #expect(attempts > 3)

        let opened = try DataOptions.parse(["--data", scratch.path]).open()
        #expect(opened.zone.secret == Self.secret)
        #expect(try Verification(zone: opened.zone, in: opened.storage).faults == [])
        #expect(try digests(settings, opened.zone) == before)
        let secrets = try opened.storage.read {
            try $0.rows("SELECT value FROM setting WHERE name IN ('secret', 'sealing')") {
                $0.text(0)
            }
        }
        #expect(secrets == [])
        try opened.storage.close()
        #expect(try traces(of: people, in: scratch.path) == 0)
    }

    @Test("Two processes that come together seal each row once", arguments: 1...4)
    func together(_ moment: Int) throws {
        let scratch = try ScratchDirectory("together")
        defer { scratch.remove() }
        let (settings, _) = try old(scratch.path)
        let before = try digests(settings)
        let storage = try SQLiteStorage(path: settings.databasePath)
        try storage.migrate(Schema.migrations)
        let late = Interposed(
            storage,
            before: {
                guard $0 == moment else { return }
                _ = try ZoneKeys.open(settings, storage: storage, erase: storage.eraseLog)
            })
        let keys = try ZoneKeys.open(settings, storage: late, erase: storage.eraseLog)
        try storage.close()
        #expect(try digests(settings, settings.zone.unlocked(by: keys)) == before)
    }

    private static let secret = Array("a secret of the tests".utf8)

    /// A database as migration 005 left it: every row in the clear, the secret among the settings.
    private func old(_ directory: String) throws -> (Settings, [String]) {
        let memory = try SQLiteStorage.inMemory()
        var ground = try Ground(storage: memory)
        var people: [String] = []
        for number in 1...40 {
            let papers = ConsignmentPapers(number, at: ground.now)
            for paper in papers.papers { try ground.send(paper) }
            people += [papers.buyer.idNumber, papers.buyer.address]
        }
        var settings = Settings()
        settings.data = directory
        try memory.backUp(to: settings.databasePath)
        let storage = try SQLiteStorage(path: settings.databasePath)
        let zone = ground.zone
        try storage.write { transaction in
            try transaction.execute(
                """
                UPDATE paper SET consignment_id = reliance.consignment_id FROM reliance
                WHERE reliance.zone_id = paper.zone_id AND reliance.kind = paper.kind
                    AND reliance.business_key = paper.business_key
                """)
        }
        for table in SealedTable.all {
            var key: [String]?
            while true {
                let rows = try storage.write { transaction in
                    let rows = try SealedTableRows.next(of: table, after: key, zone, transaction)
                    let clear = try rows.map { row in
                        (
                            row,
                            try zip(row.values, table.columns).map { value, column in
                                try value.map {
                                    try zone.seals.open(
                                        $0, at: Place(column, zone: zone.id, key: row.key))
                                }
                            }
                        )
                    }
                    _ = try SealedTableRows.replace(clear, of: table, zone, transaction)
                    return rows.map(\.key)
                }
                guard let last = rows.last else { break }
                key = last
            }
        }
        try storage.write { transaction in
            let digits = Self.secret.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
            for table in ["sealing_key", "tree_node", "journal", "reliance"] {
                try transaction.execute(SQL(text: "DROP TABLE \(table)"))
            }
            try transaction.execute("ALTER TABLE event DROP COLUMN leaf")
            try transaction.execute("ALTER TABLE account DROP COLUMN names")
            try transaction.execute(
                "DELETE FROM migration WHERE name NOT IN (\(each: Self.names))")
            try transaction.execute(
                "INSERT INTO setting (zone_id, name, value) VALUES (\(zone.id), 'secret', \(digits))"
            )
        }
        try storage.close()
        return (settings, people)
    }

    private static let names = [
        "001-registers", "002-papers", "003-ledger-and-events", "004-signers", "005-payment-data",
    ]

    /// What every sealed column says, opened where a zone is given.
    private func digests(_ settings: Settings, _ zone: Zone? = nil) throws -> [String] {
        let storage = try SQLiteStorage(path: settings.databasePath)
        defer { try? storage.close() }
        return try storage.read { transaction in
            var digests: [String] = []
            for table in SealedTable.all {
                var key: [String]?
                while true {
                    let rows = try SealedTableRows.next(
                        of: table, after: key, zone ?? settings.zone, transaction)
                    guard let last = rows.last else { break }
                    key = last.key
                    for row in rows {
                        for (value, column) in zip(row.values, table.columns) {
                            guard let value else { continue }
                            let place = Place(column, zone: settings.zone.id, key: row.key)
                            let clear = try zone?.seals.open(value, at: place) ?? value
                            digests.append(sha256Hex(clear))
                        }
                    }
                }
            }
            return digests
        }
    }

    /// How many of these stand readable in any file.
    private func traces(of people: [String], in directory: String) throws -> Int {
        try FileManager.default.contentsOfDirectory(atPath: directory)
            .filter { $0.hasPrefix("tongguan.sqlite") }
            .map { try Data(contentsOf: URL(fileURLWithPath: directory + "/" + $0)) }
            .reduce(0) { sum, data in
                sum + people.count { data.range(of: Data($0.utf8)) != nil }
            }
    }
}
