import Clearance
import Demonstration
import Storage
import Values

/// The registers of the ground: synthetic enterprises, a short tariff, one bonded book.
extension Ground {
    /// What the book has of every item when it opens.
    package static let openingStock = Amount.yuan(100)

    static func fillRegisters(
        _ zone: Zone, stock: Amount = openingStock, _ transaction: borrowing Transaction
    ) throws {
        for enterprise in DemonstrationEnterprise.all {
            try transaction.execute(
                """
                INSERT INTO enterprise (zone_id, code, uscc, name, roles, guarantee, grade)
                VALUES (\(zone.id), \(enterprise.code), \(enterprise.uscc), \(enterprise.name),
                    \(enterprise.roles), \(Amount.yuan(enterprise.guarantee).raw), 'C')
                """)
        }
        for line in tariff {
            try transaction.execute(
                """
                INSERT INTO tariff_line (zone_id, hs, from_day, to_day, name, unit1, unit2,
                    duty, vat, consumption, positive_list, condition, source)
                VALUES (\(zone.id), \(line.hs.text), \(line.from.description), NULL,
                    \(line.name), \(line.unit1), \(line.unit2), \(line.duty.raw),
                    \(line.vat.raw), \(line.consumption.raw), \(line.onPositiveList),
                    \(line.condition), \(line.source))
                """)
        }
        for item in DemonstrationGoods.everyday {
            try transaction.execute(
                """
                INSERT INTO book_item (zone_id, ems_no, item_record_no, hs, name, unit,
                    area_code, opening)
                VALUES (\(zone.id), \(DemonstrationGoods.emsNo), \(item.recordNo), \(item.hs),
                    \(item.name), \(item.unit), \(DemonstrationEnterprise.area.code),
                    \(stock.raw))
                """)
        }
        try RegisterRows.touchRegisters(zone, transaction)
    }

    static func setGuarantee(
        of code: String, to amount: Amount, _ zone: Zone, _ transaction: borrowing Transaction
    ) throws {
        try transaction.execute(
            """
            UPDATE enterprise SET guarantee = \(amount.raw)
            WHERE zone_id = \(zone.id) AND code = \(code)
            """)
    }

    func watch(_ entry: WatchEntry) throws {
        try storage.write { transaction in
            try transaction.execute(
                """
                INSERT INTO watch_entry (zone_id, subject, value, channel, reason)
                VALUES (\(zone.id), \(entry.subject.rawValue), \(entry.value),
                    \(entry.channel.rawValue), \(entry.reason))
                """)
            try RegisterRows.touchRegisters(zone, transaction)
        }
    }

    /// Rates as a test needs them, not as the tariff of any year has them.
    private static let tariff: [TariffLine] = [
        line(.milkPowder, duty: 15, vat: 13, consumption: 0),
        line(.nappies, duty: 4, vat: 13, consumption: 0),
        line(.wine, duty: 14, vat: 13, consumption: 10),
        line(.watch, duty: 10, vat: 13, consumption: 0),
        line("2402200000", "卷烟", "012", duty: 25, vat: 13, consumption: 36, onList: false),
    ].compactMap(\.self)

    private static func line(
        _ goods: DemonstrationGoods, duty: Int, vat: Int, consumption: Int
    ) -> TariffLine? {
        line(goods.hs, goods.name, goods.unit1, duty: duty, vat: vat, consumption: consumption)
    }

    private static func line(
        _ hs: String, _ name: String, _ unit: String, duty: Int, vat: Int, consumption: Int,
        onList: Bool = true
    ) -> TariffLine? {
        guard let code = HSCode(hs), let from = Day(year: 2016, month: 4, day: 8) else {
            return nil
        }
        return TariffLine(
            hs: code, name: name, unit1: unit, unit2: nil, duty: .percent(duty),
            vat: .percent(vat), consumption: .percent(consumption), onPositiveList: onList,
            condition: "", from: from, to: nil, source: "synthetic, for tests")
    }
}
