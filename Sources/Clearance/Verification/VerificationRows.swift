import Ledger
import Messages
import Sealing
import Storage
import Values

/// Reads everything a platform keeps, page by page in the order of its keys, for who checks it.
enum VerificationRows {
    struct KeptMessage {
        var guid: String
        var sender: String
        var digest: String
        var bytes: [UInt8]
        var answer: [UInt8]
    }

    struct KeptPaper {
        var key: Docket.PaperKey
        var body: [UInt8]
        var state: StoredPaper.State?
        /// Where its message has it.
        var guid: String
        var index: Int
    }

    /// Nil where the row cannot be read.
    struct KeptConsignment {
        var id: String
        var consignment: Consignment?
    }

    struct KeptPaymentData {
        var ebpCode: String
        var guid: String
        var digest: String
        var contentDigest: String
        var bytes: [UInt8]
    }

    struct Wait {
        var awaited: AwaitedPaper
        var consignment: String
    }

    // MARK: Messages and papers

    static func messages(
        after guid: String, limit: Int, _ zone: Zone, _ transaction: borrowing Transaction
    ) throws -> [KeptMessage] {
        try transaction.rows(
            """
            SELECT guid, sender, digest, bytes, answer FROM message
            WHERE zone_id = \(zone.id) AND guid > \(guid) ORDER BY guid LIMIT \(limit)
            """
        ) { row in
            KeptMessage(
                guid: row.text(0), sender: row.text(1), digest: row.text(2),
                bytes: opened(row, 3, .messageBytes, zone, row.text(0)),
                answer: opened(row, 4, .messageAnswer, zone, row.text(0)))
        }
    }

    /// The bytes of the messages that are there; no statement may run inside `visit`.
    static func messages(
        _ guids: [String], _ zone: Zone, _ transaction: borrowing Transaction,
        _ visit: (_ guid: String, _ bytes: [UInt8]) -> Void
    ) throws {
        try transaction.rowsEach(
            "SELECT bytes FROM message WHERE zone_id = ? AND guid = ?",
            guids.map { [.text(zone.id), .text($0)] }
        ) { index, row in visit(guids[index], opened(row, 0, .messageBytes, zone, guids[index])) }
    }

    static func papers(
        after last: Docket.PaperKey?, limit: Int, _ zone: Zone,
        _ transaction: borrowing Transaction
    ) throws -> [KeptPaper] {
        try transaction.rows(
            """
            SELECT kind, business_key, body, state, message_guid, message_index FROM paper
            WHERE zone_id = \(zone.id)
                AND (kind, business_key) > (\(last?.kind ?? 0), \(last?.key ?? ""))
            ORDER BY kind, business_key LIMIT \(limit)
            """
        ) { row in
            let (kind, key) = (row.integer(0), row.text(1))
            return KeptPaper(
                key: Docket.PaperKey(Int(kind), key),
                body: opened(row, 2, .paperBody, zone, String(kind), key),
                state: StoredPaper.State(rawValue: Int(row.integer(3))), guid: row.text(4),
                index: Int(row.integer(5)))
        }
    }

    /// Papers by their keys, into a docket that serves as a table of them.
    static func load(
        _ keys: [Docket.PaperKey], _ zone: Zone, _ docket: inout Docket,
        _ transaction: borrowing Transaction
    ) throws {
        var found: [StoredPaper] = []
        try transaction.rowsEach(
            "SELECT \(PaperRows.columns) FROM paper "
                + "WHERE zone_id = ? AND kind = ? AND business_key = ?",
            keys.map { [.text(zone.id), .integer(Int64($0.kind)), .text($0.key)] }
        ) { _, row in if let paper = try? PaperRows.read(row, zone) { found.append(paper) } }
        for paper in found { docket.save(paper) }
    }

    static func load(
        payments joins: [String], _ zone: Zone, _ docket: inout Docket,
        _ transaction: borrowing Transaction
    ) throws {
        var found: [StoredPaper] = []
        try transaction.rowsEach(
            "SELECT \(PaperRows.columns) FROM paper "
                + "WHERE zone_id = ? AND kind = 411 AND join_key = ?",
            joins.map { [.text(zone.id), .text($0)] }
        ) { _, row in if let paper = try? PaperRows.read(row, zone) { found.append(paper) } }
        for paper in found { docket.save(paper) }
    }

    // MARK: Consignments

    static func consignments(
        after id: String, limit: Int, _ zone: Zone, _ transaction: borrowing Transaction
    ) throws -> [KeptConsignment] {
        try transaction.rows(
            """
            SELECT \(SQL(text: ConsignmentRows.columns)) FROM consignment
            WHERE zone_id = \(zone.id) AND consignment_id > \(id)
            ORDER BY consignment_id LIMIT \(limit)
            """
        ) { KeptConsignment(id: $0.text(0), consignment: try? ConsignmentRows.read($0, zone)) }
    }

    static func consignments(
        _ ids: Set<String>, _ zone: Zone, _ transaction: borrowing Transaction
    ) throws -> [String: Consignment] {
        var found: [String: Consignment] = [:]
        try transaction.rowsEach(
            "SELECT \(ConsignmentRows.columns) FROM consignment "
                + "WHERE zone_id = ? AND consignment_id = ?",
            ids.map { [.text(zone.id), .text($0)] }
        ) { _, row in found[row.text(0)] = try? ConsignmentRows.read(row, zone) }
        return found
    }

    static func waits(
        after last: Wait?, limit: Int, _ zone: Zone, _ transaction: borrowing Transaction
    ) throws -> [Wait] {
        try transaction.rows(
            """
            SELECT awaited_kind, awaited_key, consignment_id FROM waiting
            WHERE zone_id = \(zone.id) AND (awaited_kind, awaited_key, consignment_id)
                > (\(last?.awaited.kind ?? 0), \(last?.awaited.key ?? ""),
                    \(last?.consignment ?? ""))
            ORDER BY awaited_kind, awaited_key, consignment_id LIMIT \(limit)
            """
        ) { row in
            Wait(
                awaited: AwaitedPaper(kind: Int(row.integer(0)), key: row.text(1)),
                consignment: row.text(2))
        }
    }

    static func areRegistered(
        _ waits: [Wait], _ zone: Zone, _ transaction: borrowing Transaction
    ) throws -> [Bool] {
        var found = [Bool](repeating: false, count: waits.count)
        try transaction.rowsEach(
            """
            SELECT consignment_id FROM waiting WHERE zone_id = ? AND awaited_kind = ?
                AND awaited_key = ? AND consignment_id = ?
            """,
            waits.map {
                [
                    .text(zone.id), .integer(Int64($0.awaited.kind)), .text($0.awaited.key),
                    .text($0.consignment),
                ]
            }
        ) { index, _ in found[index] = true }
        return found
    }

    // MARK: Events and payment data

    /// An event that cannot be read is nil; no statement may run inside `visit`.
    static func events(
        after seq: Int64, _ zone: Zone, _ transaction: borrowing Transaction,
        _ visit: (_ seq: Int64, Event?) -> Void
    ) throws {
        try transaction.forEach(
            """
            SELECT \(SQL(text: EventRows.columns)) FROM event
            WHERE zone_id = \(zone.id) AND seq > \(seq) ORDER BY seq
            """
        ) { visit($0.integer(0), try? EventRows.read($0, zone)) }
    }

    static func events(
        _ numbers: [Int64], _ zone: Zone, _ transaction: borrowing Transaction
    ) throws -> [Event?] {
        var found = [Event?](repeating: nil, count: numbers.count)
        try transaction.rowsEach(
            "SELECT \(EventRows.columns) FROM event WHERE zone_id = ? AND seq = ?",
            numbers.map { [.text(zone.id), .integer($0)] }
        ) { index, row in found[index] = try? EventRows.read(row, zone) }
        return found
    }

    /// What happened to each consignment, in commit order.
    static func steps(
        _ ids: [String], _ zone: Zone, _ transaction: borrowing Transaction,
        _ visit: (_ index: Int, _ kind: String, _ recipient: String?) -> Void
    ) throws {
        try transaction.rowsEach(
            """
            SELECT kind, recipient FROM event WHERE zone_id = ? AND consignment_id = ?
            ORDER BY seq
            """,
            ids.map { [.text(zone.id), .text($0)] }
        ) { visit($0, $1.text(0), $1.textOrNil(1)) }
    }

    static func paymentData(
        _ zone: Zone, _ transaction: borrowing Transaction,
        _ visit: (KeptPaymentData) -> Void
    ) throws {
        try transaction.forEach(
            """
            SELECT ebp_code, guid, digest, content_digest, bytes FROM payment_data
            WHERE zone_id = \(zone.id)
            """
        ) { row in
            visit(
                KeptPaymentData(
                    ebpCode: row.text(0), guid: row.text(1), digest: row.text(2),
                    contentDigest: row.text(3),
                    bytes: opened(row, 4, .paymentData, zone, row.text(0), row.text(1))))
        }
    }

    /// What stands sealed in a column; nothing where the seal is broken: no digest agrees with it.
    private static func opened(
        _ row: any Row, _ column: Int, _ place: SealedColumn, _ zone: Zone, _ key: String...
    ) -> [UInt8] {
        (try? zone.seals.open(row.blob(column), at: Place(place, zone: zone.id, key: key))) ?? []
    }
}
