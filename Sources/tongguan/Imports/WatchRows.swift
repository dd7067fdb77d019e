import Clearance
import Storage

/// The watch list as the import and the demonstration write it.
enum WatchRows {
    static func find(
        _ entry: WatchEntry, _ zone: Zone, _ transaction: borrowing Transaction
    ) throws -> WatchEntry? {
        let row = try transaction.first(
            """
            SELECT channel, reason FROM watch_entry WHERE zone_id = \(zone.id)
                AND subject = \(entry.subject.rawValue) AND value = \(entry.value)
            """
        ) { ($0.text(0), $0.text(1)) }
        guard let (channel, reason) = row else { return nil }
        guard let channel = Channel(rawValue: channel) else {
            throw StorageProblem.corrupt("watch entry \(entry.subject) \(entry.value)")
        }
        return WatchEntry(
            subject: entry.subject, value: entry.value, channel: channel, reason: reason)
    }

    static func remove(
        _ entry: WatchEntry, _ zone: Zone, _ transaction: borrowing Transaction
    ) throws {
        try transaction.execute(
            """
            DELETE FROM watch_entry WHERE zone_id = \(zone.id)
                AND subject = \(entry.subject.rawValue) AND value = \(entry.value)
            """)
    }

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
