import Messages
import Storage
import Values

/// The papers taken, by kind and business key.
package enum PaperRows {
    /// What a paper is read from. The list that relies on it may have come later, and then stands
    /// in a row of its own: a paper is not written again for that.
    package static let columns = """
        kind, business_key, join_key, sender, message_guid, message_index, state, body,
        received_at, COALESCE((
            SELECT reliance.consignment_id FROM reliance
            WHERE reliance.zone_id = paper.zone_id AND reliance.kind = paper.kind
                AND reliance.business_key = paper.business_key), consignment_id), answer
        """

    private static let written = """
        kind, business_key, join_key, sender, message_guid, message_index, state, body,
        received_at, consignment_id, answer
        """

    static func load(
        _ keys: Set<Docket.PaperKey>, _ zone: Zone, _ docket: inout Docket,
        _ transaction: borrowing Transaction
    ) throws {
        var found: [StoredPaper] = []
        try transaction.rowsEach(
            """
            SELECT \(columns) FROM paper WHERE zone_id = ? AND kind = ? AND business_key = ?
            """,
            keys.map { [.text(zone.id), .integer(Int64($0.kind)), .text($0.key)] }
        ) { _, row in found.append(try read(row, zone)) }
        for paper in found { keep(paper, in: &docket) }
    }

    static func loadPayments(
        _ joins: Set<String>, _ zone: Zone, _ docket: inout Docket,
        _ transaction: borrowing Transaction
    ) throws {
        var found: [StoredPaper] = []
        try transaction.rowsEach(
            "SELECT \(columns) FROM paper WHERE zone_id = ? AND kind = 411 AND join_key = ?",
            joins.map { [.text(zone.id), .text($0)] }
        ) { _, row in found.append(try read(row, zone)) }
        for paper in found { keep(paper, in: &docket) }
    }

    private static func keep(_ paper: StoredPaper, in docket: inout Docket) {
        let key = Docket.PaperKey(paper.kind, paper.businessKey)
        docket.papers[key] = paper
        if paper.kind == 411, let join = paper.joinKey { docket.paymentsByOrder[join] = key }
    }

    package static func read(_ row: any Row, _ zone: Zone) throws -> StoredPaper {
        let kind = String(row.integer(0))
        let body = try zone.opened(row.blob(7), .paperBody, kind, row.text(1))
        let first = try zone.opened(row.blob(10), .paperAnswer, kind, row.text(1))
        guard let type = MessageType(number: Int(row.integer(0))),
            let state = StoredPaper.State(rawValue: Int(row.integer(6))),
            let paper = AnyPaper(type: type, packed: body), let answer = FirstAnswer(bytes: first)
        else { throw StorageProblem.corrupt("paper \(row.integer(0)) of \(row.text(4))") }
        return StoredPaper(
            paper: paper, businessKey: row.text(1), joinKey: row.textOrNil(2), sender: row.text(3),
            messageGuid: row.text(4), messageIndex: Int(row.integer(5)), state: state,
            receivedAt: Instant(milliseconds: row.integer(8)), consignment: row.textOrNil(9),
            answer: answer)
    }

    static let insert = """
        INSERT INTO paper (zone_id, \(written)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """

    private static let upsert =
        insert + """
             ON CONFLICT (zone_id, kind, business_key) DO UPDATE SET
                join_key = excluded.join_key, sender = excluded.sender,
                message_guid = excluded.message_guid, message_index = excluded.message_index,
                state = excluded.state, body = excluded.body,
                received_at = excluded.received_at, consignment_id = excluded.consignment_id,
                answer = excluded.answer
            """

    /// What the minutes do not hold: papers that changed, and the payments that are new.
    static func writeRest(
        _ docket: Docket, _ zone: Zone, _ transaction: borrowing Transaction
    ) throws {
        let changed = sorted(docket.changedPapers, of: docket)
        // Payments that changed let go of their orders first: another may take one over.
        try transaction.executeEach(
            """
            UPDATE paper SET join_key = NULL WHERE zone_id = ? AND kind = ? AND business_key = ?
            """,
            changed.filter { $0.kind == 411 }.map {
                [.text(zone.id), .integer(Int64($0.kind)), .text($0.businessKey)]
            })
        try transaction.executeEach(upsert, changed.map { try values($0, zone) })
        let linked = docket.linkedPapers.union(docket.changedPapers)
        try writeReliance(of: sorted(linked, of: docket), zone, transaction)
        try transaction.executeEach(
            insert, sorted(docket.newPapers, of: docket).map { try values($0, zone) })
    }

    private static func writeReliance(
        of papers: [StoredPaper], _ zone: Zone, _ transaction: borrowing Transaction
    ) throws {
        func key(_ paper: StoredPaper) -> [SQLValue] {
            [.text(zone.id), .integer(Int64(paper.kind)), .text(paper.businessKey)]
        }
        try transaction.executeEach(
            """
            INSERT INTO reliance (zone_id, kind, business_key, consignment_id) VALUES (?, ?, ?, ?)
            ON CONFLICT (zone_id, kind, business_key) DO UPDATE SET
                consignment_id = excluded.consignment_id
            """,
            papers.compactMap { paper in paper.consignment.map { key(paper) + [.text($0)] } })
        try transaction.executeEach(
            "DELETE FROM reliance WHERE zone_id = ? AND kind = ? AND business_key = ?",
            papers.filter { $0.consignment == nil }.map(key))
    }

    /// The papers under some keys, in the order of the table.
    static func sorted(_ keys: Set<Docket.PaperKey>, of docket: Docket) -> [StoredPaper] {
        keys.sorted { ($0.kind, $0.key) < ($1.kind, $1.key) }.compactMap { docket.papers[$0] }
    }

    static func values(_ paper: StoredPaper, _ zone: Zone) throws -> [SQLValue] {
        let (kind, key) = (String(paper.kind), paper.businessKey)
        return [
            .text(zone.id), .integer(Int64(paper.kind)), .text(paper.businessKey),
            SQLValue(paper.joinKey), .text(paper.sender), .text(paper.messageGuid),
            .integer(Int64(paper.messageIndex)), .integer(Int64(paper.state.rawValue)),
            try zone.sealed(paper.paper.packed, .paperBody, kind, key),
            .integer(paper.receivedAt.milliseconds), SQLValue(paper.consignment),
            try zone.sealed(paper.answer.bytes, .paperAnswer, kind, key),
        ]
    }
}

/// Which lists wait for which paper.
enum WaitingRows {
    static func load(
        _ keys: Set<Docket.PaperKey>, _ zone: Zone, _ docket: inout Docket,
        _ transaction: borrowing Transaction
    ) throws {
        let keys = Array(keys)
        var found: [(Docket.PaperKey, String)] = []
        try transaction.rowsEach(
            """
            SELECT consignment_id FROM waiting
            WHERE zone_id = ? AND awaited_kind = ? AND awaited_key = ?
            """,
            keys.map { [.text(zone.id), .integer(Int64($0.kind)), .text($0.key)] }
        ) { index, row in found.append((keys[index], row.text(0))) }
        for (key, id) in found { docket.waiting[key, default: []].insert(id) }
    }

    static func write(
        _ docket: Docket, _ zone: Zone, _ transaction: borrowing Transaction
    ) throws {
        // Within a batch a list may begin and end to wait: only the last word counts.
        var last: [[SQLValue]: Bool] = [:]
        for change in docket.changedWaiting {
            let key: [SQLValue] = [
                .text(zone.id), .integer(Int64(change.awaited.kind)), .text(change.awaited.key),
                .text(change.consignment),
            ]
            last[key] = change.isNew
        }
        try transaction.executeEach(
            """
            DELETE FROM waiting WHERE zone_id = ? AND awaited_kind = ? AND awaited_key = ?
                AND consignment_id = ?
            """,
            last.filter { !$0.value }.map(\.key))
        try transaction.executeEach(
            """
            INSERT INTO waiting (zone_id, awaited_kind, awaited_key, consignment_id)
            VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING
            """,
            last.filter(\.value).map(\.key))
    }
}
