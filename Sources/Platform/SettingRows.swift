import Clearance
import Storage

/// What databases of earlier versions kept about themselves, until they are sealed.
enum SettingRows {
    /// The zone's secret, which now stands in the key file; nil where it was never here.
    static func oldSecret(
        _ zone: String, _ transaction: borrowing Transaction
    ) throws -> [UInt8]? {
        let digits = try transaction.first(
            "SELECT value FROM setting WHERE zone_id = \(zone) AND name = 'secret'"
        ) { Array($0.text(0).utf8) }
        guard let digits else { return nil }
        return stride(from: 0, to: digits.count - 1, by: 2).compactMap {
            UInt8(String(decoding: digits[$0...($0 + 1)], as: UTF8.self), radix: 16)
        }
    }

    /// How far the first sealing has come; nil before it began.
    static func progress(_ zone: String, _ transaction: borrowing Transaction) throws -> String? {
        try transaction.first(
            "SELECT value FROM setting WHERE zone_id = \(zone) AND name = 'sealing'"
        ) { $0.text(0) }
    }

    static func save(
        progress: String, _ zone: String, _ transaction: borrowing Transaction
    ) throws {
        try transaction.execute(
            """
            INSERT INTO setting (zone_id, name, value) VALUES (\(zone), 'sealing', \(progress))
            ON CONFLICT (zone_id, name) DO UPDATE SET value = excluded.value
            """)
    }

    /// Everything is sealed, and the secret stands in the key file alone.
    static func finishSealing(_ zone: String, _ transaction: borrowing Transaction) throws {
        try transaction.execute(
            """
            DELETE FROM setting WHERE zone_id = \(zone) AND name IN ('secret', 'sealing')
            """)
    }
}
