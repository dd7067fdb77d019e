import Storage
import Values

/// The registers: enterprises, bonded books, the tariff, watch lists.
package enum RegisterRows {
    static func loadEnterprises(
        _ codes: Set<String>, _ zone: Zone, _ docket: inout Docket,
        _ transaction: borrowing Transaction
    ) throws {
        var found: [Enterprise] = []
        try transaction.rowsEach(
            """
            SELECT code, uscc, name, roles, guarantee, grade FROM enterprise
            WHERE zone_id = ? AND code = ?
            """,
            codes.map { [.text(zone.id), .text($0)] }
        ) { _, row in found.append(read(row)) }
        for enterprise in found { docket.enterprises[enterprise.code] = enterprise }
    }

    package static func read(_ row: any Row) -> Enterprise {
        Enterprise(
            code: row.text(0), uscc: row.text(1), name: row.text(2),
            roles: Set(
                row.text(3).split(separator: ";")
                    .compactMap { Enterprise.Role(rawValue: String($0)) }
            ), guarantee: Amount(raw: row.integer(4)), grade: row.text(5))
    }

    static func loadBooks(
        _ keys: Set<Docket.BookKey>, _ zone: Zone, _ docket: inout Docket,
        _ transaction: borrowing Transaction
    ) throws {
        var found: [BookItem] = []
        try transaction.rowsEach(
            """
            SELECT ems_no, item_record_no, hs, name, unit, area_code, opening FROM book_item
            WHERE zone_id = ? AND ems_no = ? AND item_record_no = ?
            """,
            keys.map { [.text(zone.id), .text($0.emsNo), .text($0.itemRecordNo)] }
        ) { _, row in
            found.append(
                BookItem(
                    emsNo: row.text(0), itemRecordNo: row.text(1), hs: row.text(2),
                    name: row.text(3), unit: row.text(4), areaCode: row.text(5),
                    opening: Amount(raw: row.integer(6))))
        }
        for item in found {
            docket.books[
                Docket.BookKey(emsNo: item.emsNo, itemRecordNo: item.itemRecordNo)] = item
        }
    }

    /// Whoever changes the tariff or the watch lists counts this up, so that caches notice.
    package static func touchRegisters(
        _ zone: Zone, _ transaction: borrowing Transaction
    ) throws {
        try transaction.execute(
            """
            INSERT INTO counter (zone_id, name, value) VALUES (\(zone.id), 'registers', 1)
            ON CONFLICT (zone_id, name) DO UPDATE SET value = counter.value + 1
            """)
    }

    static func version(_ zone: Zone, _ transaction: borrowing Transaction) throws -> Int64 {
        try transaction.first(
            "SELECT value FROM counter WHERE zone_id = \(zone.id) AND name = 'registers'"
        ) { $0.integer(0) } ?? 0
    }

    static func loadTariff(
        _ zone: Zone, _ transaction: borrowing Transaction
    ) throws -> [TariffLine] {
        try transaction.rows(
            """
            SELECT hs, name, unit1, unit2, duty, vat, consumption, positive_list, condition,
                from_day, to_day, source
            FROM tariff_line WHERE zone_id = \(zone.id) ORDER BY hs, from_day
            """
        ) { row in
            guard let from = Day(row.text(9)), let hs = HSCode(row.text(0)) else {
                throw StorageProblem.corrupt("tariff line \(row.text(0))")
            }
            return TariffLine(
                hs: hs, name: row.text(1), unit1: row.text(2), unit2: row.textOrNil(3),
                duty: Rate(raw: row.integer(4)), vat: Rate(raw: row.integer(5)),
                consumption: Rate(raw: row.integer(6)), onPositiveList: row.flag(7),
                condition: row.text(8), from: from, to: row.textOrNil(10).flatMap { Day($0) },
                source: row.text(11))
        }
    }

    package static func loadWatch(
        _ zone: Zone, _ transaction: borrowing Transaction
    ) throws -> [WatchEntry] {
        try transaction.rows(
            """
            SELECT subject, value, channel, reason FROM watch_entry
            WHERE zone_id = \(zone.id) ORDER BY subject, value
            """
        ) { row in
            guard let channel = Channel(rawValue: row.text(2)),
                let subject = WatchEntry.Subject(rawValue: row.text(0))
            else {
                throw StorageProblem.corrupt("watch entry \(row.text(0)) \(row.text(1))")
            }
            return WatchEntry(
                subject: subject, value: row.text(1), channel: channel, reason: row.text(3))
        }
    }
}

/// What seldom changes and every batch needs: kept in memory, reloaded when it changed.
package struct Registers: Sendable {
    package var version: Int64
    package var tariff: Tariff
    package var watch: WatchList

    package static func load(
        _ zone: Zone, unless known: Registers?, _ transaction: borrowing Transaction
    ) throws -> Registers {
        let version = try RegisterRows.version(zone, transaction)
        if let known, known.version == version { return known }
        return Registers(
            version: version, tariff: Tariff(lines: try RegisterRows.loadTariff(zone, transaction)),
            watch: WatchList(try RegisterRows.loadWatch(zone, transaction)))
    }
}
