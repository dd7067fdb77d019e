import Messages
import Sealing
import Storage
import Values

/// The messages taken: verbatim bytes with digest, and the first answer.
package enum MessageRows {
    static func load(
        _ guids: [String], _ zone: Zone, _ docket: inout Docket,
        _ transaction: borrowing Transaction
    ) throws {
        var found: [String: Docket.KnownMessage] = [:]
        try transaction.rowsEach(
            "SELECT digest, sender, answer FROM message WHERE zone_id = ? AND guid = ?",
            guids.map { [.text(zone.id), .text($0)] }
        ) { index, row in
            found[guids[index]] = Docket.KnownMessage(
                digest: row.text(0), sender: row.text(1),
                answer: try zone.opened(row.blob(2), .messageAnswer, guids[index]))
        }
        docket.messages = found
    }

    static let insert = """
        INSERT INTO message (zone_id, guid, sender, type, digest, received_at, bytes, answer)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """

    static func values(_ message: Docket.NewMessage, _ zone: Zone) throws -> [SQLValue] {
        [
            .text(zone.id), .text(message.guid), .text(message.sender),
            .text(message.type.rawValue), .text(message.digest),
            .integer(message.receivedAt.milliseconds),
            // Not under a key that was replaced while the message waited: it may be retired by now.
            try message.sealed.flatMap {
                Seals.keyNumber(of: $0) == zone.seals.currentNumber ? .blob($0) : nil
            } ?? zone.sealed(message.bytes, .messageBytes, message.guid),
            try zone.sealed(message.answer, .messageAnswer, message.guid),
        ]
    }
}
