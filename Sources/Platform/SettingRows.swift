import Clearance
import Storage

/// What a platform keeps about itself besides its clock.
enum SettingRows {
    /// The zone's secret: made once, kept with the data it protects.
    static func secret(
        _ zone: String, orStore made: [UInt8], _ transaction: borrowing Transaction
    ) throws -> [UInt8] {
        let digits = hexText(made)
        try transaction.execute(
            """
            INSERT INTO setting (zone_id, name, value) VALUES (\(zone), 'secret', \(digits))
            ON CONFLICT (zone_id, name) DO NOTHING
            """)
        return try secret(zone, transaction) ?? made
    }

    /// Nil where the zone has none yet.
    static func secret(_ zone: String, _ transaction: borrowing Transaction) throws -> [UInt8]? {
        try transaction.first(
            "SELECT value FROM setting WHERE zone_id = \(zone) AND name = 'secret'"
        ) { row in
            let kept = Array(row.text(0).utf8)
            return stride(from: 0, to: kept.count - 1, by: 2).compactMap {
                UInt8(String(decoding: kept[$0...($0 + 1)], as: UTF8.self), radix: 16)
            }
        }
    }
}
