import Foundation
import SQLiteStorage
import Storage

/// 测试用库: a folder of its own for one database file, deleted when the test lets go of it.
final class Shelf: Sendable {
    let folder: URL

    /// In memory where the machine offers that, for tests that open thousands of files.
    init(inMemory: Bool = false) throws {
        let shared = URL(filePath: "/dev/shm")
        let home = FileManager.default
        let isThere = inMemory && home.isWritableFile(atPath: shared.path)
        folder = (isThere ? shared : home.temporaryDirectory)
            .appending(path: "tongguan-\(UUID().uuidString)", directoryHint: .isDirectory)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(at: folder)
    }

    var path: String { folder.appending(path: "tongguan.sqlite").path }

    func open() throws -> SQLiteStorage {
        // A short log, so that filling it with zeros costs the tests nothing.
        try SQLiteStorage(path: path, logSize: 1 << 20)
    }

    /// The length of the write-ahead log's file in bytes.
    func logLength() throws -> Int {
        let attributes = try FileManager.default.attributesOfItem(atPath: path + "-wal")
        return (attributes[.size] as? Int) ?? 0
    }
}

/// A small part of the schema: lists and their items.
let lists = Migration(
    name: "lists",
    sql: [
        """
        CREATE TABLE list (
            zone_id TEXT NOT NULL, list_no TEXT NOT NULL, total INTEGER NOT NULL, note TEXT,
            PRIMARY KEY (zone_id, list_no))
        """,
        "CREATE TABLE item (list_no TEXT NOT NULL, line INTEGER NOT NULL, content BLOB NOT NULL)",
    ])

extension Storage {
    /// Files a list with its total, as a statement of its own.
    func file(_ number: String, total: Int = 0) throws {
        try write { transaction in
            try transaction.execute(
                "INSERT INTO list (zone_id, list_no, total) VALUES ('hz', \(number), \(total))")
        }
    }

    /// The numbers of all filed lists in their order.
    func filedLists() throws -> [String] {
        try read { try $0.rows("SELECT list_no FROM list ORDER BY list_no") { $0.text(0) } }
    }
}
