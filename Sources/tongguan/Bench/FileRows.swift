import Platform
import SQLiteStorage
import Storage

/// How long the embedded database is.
enum FileRows {
    /// Bytes of pages in use for each consignment; nil where there is none.
    static func bytes(_ settings: Settings) throws -> Double? {
        let storage = try SQLiteStorage(path: settings.databasePath)
        let bytes = try storage.read { transaction -> Double? in
            let used = try transaction.first(
                """
                SELECT (page_count - freelist_count) * page_size
                FROM pragma_page_count, pragma_freelist_count, pragma_page_size
                """
            ) { $0.integer(0) }
            let count = try transaction.first("SELECT COUNT(*) FROM consignment") { $0.integer(0) }
            guard let used, let count, count > 0 else { return nil }
            return Double(used) / Double(count)
        }
        try storage.close()
        return bytes
    }
}
