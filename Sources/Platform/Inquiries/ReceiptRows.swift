import Clearance
import Storage
import Values

/// The receipts among the events.
enum ReceiptRows {
    static func list(
        recipient: String, after cursor: Int64, limit: Int, zone: Zone,
        _ transaction: borrowing Transaction
    ) throws -> [OwedReceipt] {
        try transaction.rows(
            """
            SELECT \(SQL(text: EventRows.columns)) FROM event
            WHERE zone_id = \(zone.id) AND recipient = \(recipient) AND seq > \(cursor)
                AND receipt IS NOT NULL
            ORDER BY seq LIMIT \(limit)
            """
        ) { try owed(EventRows.read($0, zone)) }.compactMap { $0 }
    }

    static func owed(_ event: Event) throws -> OwedReceipt? {
        event.receipt.map {
            OwedReceipt(
                cursor: event.seq, consignment: event.consignment, at: event.at, paper: $0)
        }
    }

    static func events(
        consignment: String, limit: Int, zone: Zone, _ transaction: borrowing Transaction
    ) throws -> [Event] {
        try transaction.rows(
            """
            SELECT \(SQL(text: EventRows.columns)) FROM event
            WHERE zone_id = \(zone.id) AND consignment_id = \(consignment)
            ORDER BY seq LIMIT \(limit)
            """
        ) { try EventRows.read($0, zone) }
    }
}
