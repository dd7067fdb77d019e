import Clearance
import Demonstration
import Foundation
import Ledger
import SQLiteStorage
import Storage
import Testing
import Values

@testable import tongguan

@Suite("Registers are imported whole or not at all")
struct ImportTests {
    private let zone = Zone()

    private func imported(
        _ text: String,
        by run: (String, Zone, any Storage) throws -> ImportReport,
        into storage: SQLiteStorage
    ) throws -> ImportReport {
        let scratch = try ScratchDirectory("import")
        defer { scratch.remove() }
        return try run(try scratch.write(text, to: "file.csv"), zone, storage)
    }

    private func storage() throws -> SQLiteStorage {
        let storage = try SQLiteStorage.inMemory()
        try storage.migrate(Schema.migrations)
        return storage
    }

    @Test("An import repeated changes nothing, a corrected one says what changed")
    func repeated() throws {
        let storage = try storage()
        func run(_ text: String) throws -> ImportReport {
            try imported(text, by: RegistryImport.run, into: storage)
        }
        let first = try run(DemonstrationEnterprise.register)
        #expect(first.added.count == DemonstrationEnterprise.all.count)
        let second = try run(DemonstrationEnterprise.register)
        #expect(second.unchanged == first.added.count)
        #expect(second.added.isEmpty && second.changed.isEmpty)
        let corrected = DemonstrationEnterprise.register.replacing("50000000.00", with: "7.00")
        #expect(try run(corrected).changed == ["3303961007 演示洞头担保有限公司"])
    }

    @Test("A bad row names its line and column, and nothing of the file is kept")
    func badRows() throws {
        let storage = try storage()
        let report = try imported(
            """
            code,uscc,name,roles,guarantee
            3303961001,91330300MADEM001XQ,甲,merchant,0
            330396100,91330300MADEM001XX,"",merchant;king,-1
            3303961001,,丙,platform,1
            3303961003,,丁,platform

            """, by: RegistryImport.run, into: storage)
        let places = report.problems.map { "\($0.line):\($0.column) \($0.name)" }
        #expect(
            places == [
                "3:1 code", "3:11 uscc", "3:30 name", "3:33 roles", "3:47 guarantee", "4:1 code",
                "5:1 ",
            ])
        let isThere = try storage.read { try EnterpriseRows.find("3303961001", zone, $0) != nil }
        #expect(!isThere)
    }

    @Test("A tariff line of a later day stands beside the earlier one")
    func datedTariff() throws {
        let storage = try storage()
        let header = TariffLine.columns.joined(separator: ",")
        func run(_ rows: String) throws -> ImportReport {
            try imported(header + "\n" + rows, by: TariffImport.run, into: storage)
        }
        let old = "1901101000,奶粉,035,,15,13,0,yes,,2019-01-01,2026-12-31,税则\n"
        #expect(try run(old).added.count == 1)
        let both = old + "1901101000,奶粉,035,,10,13,0,yes,,2027-01-01,,税则\n"
        let report = try run(both)
        #expect(report.added.count == 1)
        #expect(report.unchanged == 1)
        #expect(try run("19,奶粉,035,,15,13,0,perhaps,,2019-01-01,,税则\n").problems.count == 2)
    }

    @Test("A corrected opening moves the stock, but never below what is gone already")
    func correctedOpening() throws {
        let storage = try storage()
        let id = AccountID.stock(emsNo: DemonstrationGoods.emsNo, itemRecordNo: "1")
        func run(_ text: String) throws -> ImportReport {
            try imported(text, by: BookImport.run, into: storage)
        }
        #expect(try run(DemonstrationGoods.bookItems).added.count == 3)
        // 40 pieces were sold meanwhile.
        try storage.write { transaction in
            try transaction.execute(
                """
                INSERT INTO account (zone_id, account_id, allowance, held, posted)
                VALUES (\(zone.id), \(id.text), \(Amount.yuan(100_000).raw), 0,
                    \(Amount.yuan(40).raw))
                """)
        }
        func allowance() throws -> Amount? {
            try storage.read { try AccountRows.find(id, zone, $0)?.allowance }
        }
        let less = DemonstrationGoods.bookItems.replacing("100000", with: "50")
        #expect(try run(less).changed.count == 3)
        #expect(try allowance() == .yuan(50))
        let tooLittle = DemonstrationGoods.bookItems.replacing("100000", with: "39")
        #expect(try run(tooLittle).problems.map(\.line) == [2])
        #expect(try allowance() == .yuan(50))
    }

    @Test("A watched person is kept by a keyed hash only, and green lifts the watch")
    func watchList() throws {
        let storage = try storage()
        func run(_ rows: String) throws -> ImportReport {
            try imported(
                "subject,value,channel,reason\n" + rows, by: WatchImport.run, into: storage)
        }
        let rows = """
            enterprise,3303961001,yellow,多次申报不实
            person,110101188002290019,red,二次销售嫌疑
            commodity,2204,red,"标签, 抽查"

            """
        #expect(
            try run(rows).added == [
                "enterprise 3303961001 yellow", "person 110***********0019 red",
                "commodity 2204 red",
            ])
        #expect(try run(rows).unchanged == 3)
        let kept = try storage.read { try RegisterRows.loadWatch(zone, $0) }
        #expect(
            kept.first { $0.subject == .person }?.value
                == personKey(idNumber: "110101188002290019", zone: zone))
        #expect(!kept.contains { $0.value.contains("110101188002290019") })
        #expect(try run("enterprise,3303961001,green,已核实\n").changed.count == 1)
        #expect(try storage.read { try RegisterRows.loadWatch(zone, $0) }.count == 2)
    }

    @Test("A wrong watch entry is refused where it is wrong, an ID number masked")
    func wrongWatchList() throws {
        let storage = try storage()
        let report = try imported(
            """
            subject,value,channel,reason
            person,110101188002290018,red,校验码不符
            commodity,220,blue,
            parcel,1,red,不是对象

            """, by: WatchImport.run, into: storage)
        #expect(
            report.problems.map { "\($0.line) \($0.name)" } == [
                "2 value", "3 value", "3 channel", "3 reason", "4 subject",
            ])
        #expect(report.problems.first?.found == "110***********0018")
        #expect(try storage.read { try RegisterRows.loadWatch(zone, $0) } == [])
    }
}
