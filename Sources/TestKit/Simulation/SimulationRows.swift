import Clearance
import Ledger
import Messages
import Storage
import Values

/// What the simulation asks the tables of its zone, past all layers that may fail or lie.
enum SimulationRows {
    static func consignments(
        _ zone: Zone, _ transaction: borrowing Transaction
    ) throws -> [Consignment] {
        try transaction.rows(
            """
            SELECT \(SQL(text: ConsignmentRows.columns)) FROM consignment
            WHERE zone_id = \(zone.id) ORDER BY ebc_code, order_no
            """
        ) { try ConsignmentRows.read($0, zone) }
    }

    static func accounts(
        _ zone: Zone, _ transaction: borrowing Transaction
    ) throws -> [AccountID: Account] {
        let found = try transaction.rows(
            "SELECT account_id, allowance, held, posted FROM account WHERE zone_id = \(zone.id)"
        ) { row in
            AccountID(text: row.text(0)).map {
                Account(
                    id: $0, allowance: Amount(raw: row.integer(1)),
                    held: Amount(raw: row.integer(2)), posted: Amount(raw: row.integer(3)))
            }
        }
        return Dictionary(uniqueKeysWithValues: found.compactMap(\.self).map { ($0.id, $0) })
    }

    /// Bytes and first answer of each message that is there.
    static func messages(
        _ guids: [String], _ zone: Zone, _ transaction: borrowing Transaction
    ) throws -> [String: (bytes: [UInt8], answer: [UInt8])] {
        var found: [String: (bytes: [UInt8], answer: [UInt8])] = [:]
        try transaction.rowsEach(
            "SELECT bytes, answer FROM message WHERE zone_id = ? AND guid = ?",
            guids.map { [.text(zone.id), .text($0)] }
        ) { index, row in
            let guid = guids[index]
            // What cannot be opened is not what was acknowledged.
            found[guid] = (
                bytes: (try? zone.opened(row.blob(0), .messageBytes, guid)) ?? [],
                answer: (try? zone.opened(row.blob(1), .messageAnswer, guid)) ?? []
            )
        }
        return found
    }

    /// The numbers of the receipts of each recipient, in commit order.
    static func receipts(
        _ zone: Zone, _ transaction: borrowing Transaction
    ) throws -> [String: [Int64]] {
        var found: [String: [Int64]] = [:]
        try transaction.forEach(
            """
            SELECT recipient, seq FROM event
            WHERE zone_id = \(zone.id) AND recipient IS NOT NULL ORDER BY seq
            """
        ) { found[$0.text(0), default: []].append($0.integer(1)) }
        return found
    }
}
