import Clearance
import Storage
import Values

/// The lists by their state.
enum OfficerRows {
    static func list(
        _ states: [ListState], after cursor: String, limit: Int, _ zone: Zone,
        _ transaction: borrowing Transaction
    ) throws -> [Consignment] {
        // The index of open lists serves only a query that says itself that it wants open ones.
        let open: Set<ListState> = [.review, .inspection, .detained, .waiting]
        let hint: SQL =
            open.isSuperset(of: states)
            ? "AND state IN ('review', 'inspection', 'detained', 'waiting')" : ""
        return try transaction.rows(
            """
            SELECT \(SQL(text: ConsignmentRows.columns)) FROM consignment
            WHERE zone_id = \(zone.id) AND state IN (\(each: states.map(\.rawValue))) \(hint)
                AND consignment_id > \(cursor)
            ORDER BY consignment_id LIMIT \(limit)
            """
        ) { try ConsignmentRows.read($0, zone) }
    }

    /// Something that any storage with our tables can answer.
    static func check(_ transaction: borrowing Transaction) throws {
        _ = try transaction.first("SELECT 1 FROM setting LIMIT 1") { $0.integer(0) }
    }

    /// The last lists only: ids begin with the time, so this needs no index of its own.
    static func recent(
        limit: Int, _ zone: Zone, _ transaction: borrowing Transaction
    ) throws -> [Consignment] {
        try transaction.rows(
            """
            SELECT \(SQL(text: ConsignmentRows.columns)) FROM consignment
            WHERE zone_id = \(zone.id) ORDER BY consignment_id DESC LIMIT \(limit)
            """
        ) { try ConsignmentRows.read($0, zone) }
    }

    /// Ids begin with the time in hexadecimal milliseconds, so a day is a range of the key.
    static func counts(
        on day: Day, _ zone: String, _ transaction: borrowing Transaction
    ) throws -> [(state: ListState, count: Int)] {
        let from = prefix(Instant(startOf: day))
        let to = prefix(Instant(startOf: day.adding(days: 1)))
        return try transaction.rows(
            """
            SELECT state, COUNT(*) FROM (
                SELECT state FROM consignment
                WHERE zone_id = \(zone) AND consignment_id >= \(from) AND consignment_id < \(to)
                LIMIT 100000) today
            GROUP BY state ORDER BY state
            """
        ) { row in (ListState(rawValue: row.text(0)), Int(row.integer(1))) }
        .compactMap { state, count in state.map { ($0, count) } }
    }

    private static func prefix(_ instant: Instant) -> String {
        let digits = String(instant.milliseconds, radix: 16)
        return String(repeating: "0", count: max(0, 12 - digits.count)) + digits
    }
}
