import Storage
import Values

/// What customs asked of platforms, and they have not had time to answer.
enum PaymentInquiryRows {
    static func insert(
        _ inquiry: PaymentInquiry, to ebpCode: String, _ zone: String,
        _ transaction: borrowing Transaction
    ) throws {
        try transaction.execute(
            """
            INSERT INTO payment_inquiry (zone_id, ebp_code, session_id, order_no, received_at)
            VALUES (\(zone), \(ebpCode), \(inquiry.sessionID), \(inquiry.orderNo),
                \(inquiry.receivedAt.milliseconds))
            ON CONFLICT (zone_id, ebp_code, session_id) DO NOTHING
            """)
    }

    static func clear(
        _ ebpCode: String, before instant: Instant, _ zone: String,
        _ transaction: borrowing Transaction
    ) throws {
        try transaction.execute(
            """
            DELETE FROM payment_inquiry
            WHERE zone_id = \(zone) AND ebp_code = \(ebpCode)
                AND received_at < \(instant.milliseconds)
            """)
    }

    /// Keeps the newest, at most so many.
    static func trim(
        _ ebpCode: String, to count: Int, _ zone: String, _ transaction: borrowing Transaction
    ) throws {
        try transaction.execute(
            """
            DELETE FROM payment_inquiry
            WHERE zone_id = \(zone) AND ebp_code = \(ebpCode) AND session_id NOT IN (
                SELECT session_id FROM payment_inquiry
                WHERE zone_id = \(zone) AND ebp_code = \(ebpCode)
                ORDER BY received_at DESC, session_id LIMIT \(count))
            """)
    }

    static func list(
        _ ebpCode: String, since instant: Instant, _ zone: String,
        _ transaction: borrowing Transaction
    ) throws -> [PaymentInquiry] {
        try transaction.rows(
            """
            SELECT session_id, order_no, received_at FROM payment_inquiry
            WHERE zone_id = \(zone) AND ebp_code = \(ebpCode)
                AND received_at >= \(instant.milliseconds)
            ORDER BY received_at, session_id LIMIT \(PaymentInquiry.most)
            """
        ) { row in
            PaymentInquiry(
                sessionID: row.text(0), orderNo: row.text(1),
                receivedAt: Instant(milliseconds: row.integer(2)))
        }
    }
}
