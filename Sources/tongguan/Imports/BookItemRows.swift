import Clearance
import Ledger
import Storage
import Values

/// The bonded books, as an import changes them.
enum BookItemRows {
    static func find(
        _ item: BookItem, _ zone: Zone, _ transaction: borrowing Transaction
    ) throws -> BookItem? {
        try transaction.first(
            """
            SELECT hs, name, unit, area_code, opening FROM book_item
            WHERE zone_id = \(zone.id) AND ems_no = \(item.emsNo)
                AND item_record_no = \(item.itemRecordNo)
            """
        ) { row in
            BookItem(
                emsNo: item.emsNo, itemRecordNo: item.itemRecordNo, hs: row.text(0),
                name: row.text(1), unit: row.text(2), areaCode: row.text(3),
                opening: Amount(raw: row.integer(4)))
        }
    }

    static func save(
        _ item: BookItem, _ zone: Zone, _ transaction: borrowing Transaction
    ) throws {
        try transaction.execute(
            """
            INSERT INTO book_item (zone_id, ems_no, item_record_no, hs, name, unit, area_code,
                opening)
            VALUES (\(zone.id), \(item.emsNo), \(item.itemRecordNo), \(item.hs), \(item.name),
                \(item.unit), \(item.areaCode), \(item.opening.raw))
            ON CONFLICT (zone_id, ems_no, item_record_no) DO UPDATE SET
                hs = excluded.hs, name = excluded.name, unit = excluded.unit,
                area_code = excluded.area_code, opening = excluded.opening
            """)
    }

    /// An account begins with its item's opening, so a corrected opening moves its allowance.
    static func saveAllowance(
        of account: Account, _ zone: Zone, _ transaction: borrowing Transaction
    ) throws {
        try transaction.execute(
            """
            UPDATE account SET allowance = \(account.allowance.raw)
            WHERE zone_id = \(zone.id) AND account_id = \(account.id.text)
            """)
    }
}
