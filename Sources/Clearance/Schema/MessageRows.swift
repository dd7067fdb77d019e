import Messages
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

    static func write(
        _ docket: Docket, _ zone: Zone, _ transaction: borrowing Transaction
    ) throws {
        try transaction.executeEach(
            """
            INSERT INTO message (zone_id, guid, sender, type, digest, received_at, bytes, answer)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """,
            docket.newMessages.map {
                [
                    .text(zone.id), .text($0.guid), .text($0.sender), .text($0.type.rawValue),
                    .text($0.digest), .integer($0.receivedAt.milliseconds),
                    try $0.sealed.map { .blob($0) }
                        ?? zone.sealed($0.bytes, .messageBytes, $0.guid),
                    try zone.sealed($0.answer, .messageAnswer, $0.guid),
                ]
            })
    }
}
