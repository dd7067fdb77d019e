import Clearance
import Storage

/// The watch list, as the demonstration fills it.
enum WatchRows {
    static func save(
        _ entry: WatchEntry, _ zone: Zone, _ transaction: borrowing Transaction
    ) throws {
        try transaction.execute(
            """
            INSERT INTO watch_entry (zone_id, subject, value, channel, reason)
            VALUES (\(zone.id), \(entry.subject.rawValue), \(entry.value),
                \(entry.channel.rawValue), \(entry.reason))
            ON CONFLICT (zone_id, subject, value) DO UPDATE SET
                channel = excluded.channel, reason = excluded.reason
            """)
    }
}
