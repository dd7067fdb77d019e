import Storage
import Values

/// Where the virtual clock stands, so that a restart goes on from there.
package enum ClockRows {
    package static func load(zone: String, _ transaction: borrowing Transaction) throws -> Instant?
    {
        try transaction.first(
            "SELECT value FROM setting WHERE zone_id = \(zone) AND name = 'virtual-clock'"
        ) { Int64($0.text(0)).map(Instant.init(milliseconds:)) } ?? nil
    }

    package static func save(
        _ instant: Instant, zone: String, _ transaction: borrowing Transaction
    ) throws {
        try transaction.execute(
            """
            INSERT INTO setting (zone_id, name, value)
            VALUES (\(zone), 'virtual-clock', \(String(instant.milliseconds)))
            ON CONFLICT (zone_id, name) DO UPDATE SET value = excluded.value
            """)
    }
}
