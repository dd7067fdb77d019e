import Messages
import Storage
import Values

/// The events, in commit order.
package enum EventRows {
    package static func lastSeq(
        _ zone: Zone, _ transaction: borrowing Transaction
    ) throws -> Int64 {
        try transaction.first("SELECT MAX(seq) FROM event WHERE zone_id = \(zone.id)") {
            $0.integerOrNil(0) ?? 0
        } ?? 0
    }

    package static let columns =
        "seq, kind, consignment_id, recipient, message_type, at, actor, receipt, detail"

    package static func read(_ row: any Row, _ zone: Zone) throws -> Event {
        let seq = String(row.integer(0))
        var receipt: AnyPaper?
        if let number = row.integerOrNil(4), let sealed = row.blobOrNil(7) {
            guard let type = MessageType(number: Int(number)),
                let paper = AnyPaper(
                    type: type, packed: try zone.opened(sealed, .eventReceipt, seq))
            else { throw StorageProblem.corrupt("event \(row.integer(0))") }
            receipt = paper
        }
        return Event(
            seq: row.integer(0), kind: row.text(1), consignment: row.textOrNil(2),
            recipient: row.textOrNil(3), at: Instant(milliseconds: row.integer(5)),
            actor: row.text(6), receipt: receipt,
            detail: try row.blobOrNil(8).map {
                String(decoding: try zone.opened($0, .eventDetail, seq), as: UTF8.self)
            })
    }

    /// To whom an event is addressed, nobody included; nil where there is no such event.
    package static func recipient(
        of seq: Int64, _ zone: String, _ transaction: borrowing Transaction
    ) throws -> (enterprise: String?, isReceipt: Bool)? {
        try transaction.first(
            """
            SELECT recipient, message_type FROM event
            WHERE zone_id = \(zone) AND seq = \(seq)
            """
        ) { ($0.textOrNil(0), !$0.isNull(1)) }
    }

    /// To whom receipts became owed after an event; nil where they are too many to list.
    package static func recipients(
        after seq: Int64, _ zone: Zone, _ transaction: borrowing Transaction
    ) throws -> Set<String>? {
        let most = 1_000
        let found = try transaction.rows(
            """
            SELECT DISTINCT recipient FROM event
            WHERE zone_id = \(zone.id) AND seq > \(seq) AND recipient IS NOT NULL
            LIMIT \(Int64(most + 1))
            """
        ) { $0.text(0) }
        return found.count <= most ? Set(found) : nil
    }

    static let insert = """
        INSERT INTO event (zone_id, \(columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """

    /// Something that happened beside the flow: somebody asked, somebody changed a key.
    package static func record(
        _ kind: String, consignment: String? = nil, at instant: Instant, actor: String,
        detail: String, _ zone: Zone, _ transaction: borrowing Transaction
    ) throws {
        let event = Event(
            seq: try lastSeq(zone, transaction) + 1, kind: kind, consignment: consignment,
            at: instant, actor: actor, detail: detail)
        try transaction.executeEach(insert, [values(event, zone)])
    }

    static func values(_ event: Event, _ zone: Zone) throws -> [SQLValue] {
        let seq = String(event.seq)
        return [
            .text(zone.id), .integer(event.seq), .text(event.kind),
            SQLValue(event.consignment), SQLValue(event.recipient),
            SQLValue((event.receipt?.type.number).map { Int64($0) }),
            .integer(event.at.milliseconds), .text(event.actor),
            try zone.sealed(ifPresent: event.receipt?.packed, .eventReceipt, seq),
            try zone.sealed(ifPresent: event.detail.map { Array($0.utf8) }, .eventDetail, seq),
        ]
    }
}

/// The counters of numbers we give out.
enum CounterRows {
    static func load(
        _ names: [String], _ zone: Zone, _ docket: inout Docket,
        _ transaction: borrowing Transaction
    ) throws {
        var found: [(String, Int64)] = []
        try transaction.rowsEach(
            "SELECT value FROM counter WHERE zone_id = ? AND name = ?",
            names.map { [.text(zone.id), .text($0)] }
        ) { index, row in found.append((names[index], row.integer(0))) }
        for (name, value) in found { docket.counters[name] = value }
    }

    static func write(
        _ docket: Docket, loaded: [String: Int64], _ zone: Zone,
        _ transaction: borrowing Transaction
    ) throws {
        let changed = docket.counters.filter { $0.key != "event" && loaded[$0.key] != $0.value }
        try transaction.executeEach(
            """
            INSERT INTO counter (zone_id, name, value) VALUES (?, ?, ?)
            ON CONFLICT (zone_id, name) DO UPDATE SET value = excluded.value
            """,
            changed.sorted { $0.key < $1.key }.map {
                [.text(zone.id), .text($0.key), .integer($0.value)]
            })
    }
}
