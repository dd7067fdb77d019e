import Clearance
import Storage
import Values

/// Sessions and the payment data that answered them.
enum PaymentDataRows {
    static func insert(
        _ session: PaymentDataSession, _ zone: String, _ transaction: borrowing Transaction
    ) throws {
        try transaction.execute(
            """
            INSERT INTO payment_request
                (zone_id, session_id, ebp_code, order_no, opened_at, opened_by, answered_guid)
            VALUES (\(zone), \(session.id), \(session.ebpCode), \(session.orderNo),
                \(session.openedAt.milliseconds), \(session.openedBy), \(session.answeredGUID))
            """)
    }

    static func session(
        _ id: String, _ zone: String, _ transaction: borrowing Transaction
    ) throws -> PaymentDataSession? {
        try transaction.first(
            """
            SELECT ebp_code, order_no, opened_at, opened_by, answered_guid FROM payment_request
            WHERE zone_id = \(zone) AND session_id = \(id)
            """
        ) { row in
            PaymentDataSession(
                id: id, ebpCode: row.text(0), orderNo: row.text(1),
                openedAt: Instant(milliseconds: row.integer(2)), openedBy: row.text(3),
                answeredGUID: row.textOrNil(4))
        }
    }

    static func answer(
        _ session: PaymentDataSession, by guid: String, _ zone: String,
        _ transaction: borrowing Transaction
    ) throws {
        try transaction.execute(
            """
            UPDATE payment_request SET answered_guid = \(guid)
            WHERE zone_id = \(zone) AND session_id = \(session.id) AND answered_guid IS NULL
            """)
    }

    static func insert(
        _ proof: PaymentProof, _ arrival: PaymentDataArrival, _ zone: Zone,
        _ transaction: borrowing Transaction
    ) throws {
        let bytes = try zone.sealed(arrival.bytes, .paymentData, proof.ebpCode, proof.guid)
        try transaction.execute(
            """
            INSERT INTO payment_data
                (zone_id, ebp_code, guid, session_id, pay_code, pay_transaction_id, total_amount,
                order_count, digest, content_digest, received_at, fingerprint, profile, sign_form,
                bytes)
            VALUES (\(zone.id), \(proof.ebpCode), \(proof.guid), \(proof.sessionID), \(proof.payCode),
                \(proof.payTransactionId), \(proof.totalAmount.raw), \(proof.orderCount),
                \(proof.digest), \(proof.contentDigest), \(proof.receivedAt.milliseconds),
                \(proof.fingerprint), \(proof.profile), \(proof.form), \(bytes))
            """)
        // One order may stand in the list more than once.
        let orders = Set(arrival.read.data.orders.map(\.orderNo)).sorted()
        try transaction.executeEach(
            """
            INSERT INTO payment_data_order (zone_id, ebp_code, order_no, guid)
            VALUES (?, ?, ?, ?)
            """,
            orders.map { [.text(zone.id), .text(proof.ebpCode), .text($0), .text(proof.guid)] })
    }

    // MARK: Finding

    static func find(
        _ ebpCode: String, guid: String, _ zone: String, _ transaction: borrowing Transaction
    ) throws -> PaymentProof? {
        try transaction.first(
            """
            SELECT \(columns) FROM payment_data
            WHERE zone_id = \(zone) AND ebp_code = \(ebpCode) AND guid = \(guid)
            """
        ) { read($0) }
    }

    static func find(
        _ ebpCode: String, payTransactionId: String, _ zone: String,
        _ transaction: borrowing Transaction
    ) throws -> [PaymentProof] {
        try joined(
            transaction.rows(
                """
                SELECT \(columns) FROM payment_data
                WHERE zone_id = \(zone) AND ebp_code = \(ebpCode)
                    AND pay_transaction_id = \(payTransactionId)
                ORDER BY received_at, guid LIMIT 100
                """
            ) { read($0) }, zone, transaction)
    }

    static func find(
        _ ebpCode: String, orderNo: String, _ zone: String, _ transaction: borrowing Transaction
    ) throws -> [PaymentProof] {
        try joined(
            transaction.rows(
                """
                SELECT \(columns) FROM payment_data
                WHERE zone_id = \(zone) AND ebp_code = \(ebpCode) AND guid IN (
                    SELECT guid FROM payment_data_order
                    WHERE zone_id = \(zone) AND ebp_code = \(ebpCode) AND order_no = \(orderNo)
                    ORDER BY guid LIMIT 100)
                ORDER BY received_at, guid
                """
            ) { read($0) }, zone, transaction)
    }

    private static let columns: SQL = """
        ebp_code, guid, session_id, pay_code, pay_transaction_id, total_amount, order_count,
        digest, content_digest, received_at, fingerprint, profile, sign_form
        """

    private static func read(_ row: any Row) -> PaymentProof {
        PaymentProof(
            ebpCode: row.text(0), guid: row.text(1), sessionID: row.textOrNil(2),
            payCode: row.text(3), payTransactionId: row.text(4),
            totalAmount: Amount(raw: row.integer(5)), orderCount: Int(row.integer(6)),
            digest: row.text(7), contentDigest: row.text(8),
            receivedAt: Instant(milliseconds: row.integer(9)), fingerprint: row.textOrNil(10),
            profile: row.textOrNil(11), form: row.textOrNil(12))
    }

    /// The payment paper is looked for when it is asked for: either may come first.
    private static func joined(
        _ proofs: [PaymentProof], _ zone: String, _ transaction: borrowing Transaction
    ) throws -> [PaymentProof] {
        var proofs = proofs
        let keys = proofs.map { BusinessKey.join($0.payCode, $0.payTransactionId) }
        try transaction.rowsEach(
            "SELECT 1 FROM paper WHERE zone_id = ? AND kind = 411 AND business_key = ?",
            keys.map { [.text(zone), .text($0)] }
        ) { index, _ in proofs[index].hasPayment = true }
        return proofs
    }
}
