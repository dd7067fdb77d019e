import Clearance
import Storage
import Values

/// The tariff, as an import changes it.
enum TariffRows {
    static func find(
        _ line: TariffLine, _ zone: Zone, _ transaction: borrowing Transaction
    ) throws -> TariffLine? {
        try transaction.first(
            """
            SELECT name, unit1, unit2, duty, vat, consumption, positive_list, condition, to_day,
                source
            FROM tariff_line
            WHERE zone_id = \(zone.id) AND hs = \(line.hs.text)
                AND from_day = \(line.from.description)
            """
        ) { row in
            TariffLine(
                hs: line.hs, name: row.text(0), unit1: row.text(1), unit2: row.textOrNil(2),
                duty: Rate(raw: row.integer(3)), vat: Rate(raw: row.integer(4)),
                consumption: Rate(raw: row.integer(5)), onPositiveList: row.flag(6),
                condition: row.text(7), from: line.from,
                to: row.textOrNil(8).flatMap { Day($0) }, source: row.text(9))
        }
    }

    static func save(
        _ line: TariffLine, _ zone: Zone, _ transaction: borrowing Transaction
    ) throws {
        try transaction.execute(
            """
            INSERT INTO tariff_line (zone_id, hs, from_day, to_day, name, unit1, unit2, duty, vat,
                consumption, positive_list, condition, source)
            VALUES (\(zone.id), \(line.hs.text), \(line.from.description), \(line.to?.description),
                \(line.name), \(line.unit1), \(line.unit2), \(line.duty.raw), \(line.vat.raw),
                \(line.consumption.raw), \(line.onPositiveList), \(line.condition), \(line.source))
            ON CONFLICT (zone_id, hs, from_day) DO UPDATE SET
                to_day = excluded.to_day, name = excluded.name, unit1 = excluded.unit1,
                unit2 = excluded.unit2, duty = excluded.duty, vat = excluded.vat,
                consumption = excluded.consumption, positive_list = excluded.positive_list,
                condition = excluded.condition, source = excluded.source
            """)
    }

    static func count(_ zone: Zone, _ transaction: borrowing Transaction) throws -> Int64 {
        try transaction.first(
            "SELECT COUNT(*) FROM tariff_line WHERE zone_id = \(zone.id)"
        ) { $0.integer(0) } ?? 0
    }
}
