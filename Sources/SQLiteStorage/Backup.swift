import GRDBSQLite
import Storage

import protocol GRDB.DatabaseReader

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension SQLiteStorage {
    /// 备份: writes one consistent copy to a new file at `path`, while the work goes on.
    ///
    /// The copy is on the disk when this returns. An existing file is never overwritten.
    /// Until the copy is done the write-ahead log cannot be started anew, so it grows meanwhile.
    package func backUp(to path: String) throws {
        try refuseIfClosed()
        try reporting {
            try engine.unsafeRead { database in
                _ = try SQLiteConnection(database).run("VACUUM INTO ?", [.text(path)])
            }
        }
        // The engine does not wait for the disk when it writes a copy.
        let file = open(path, O_RDONLY)
        guard file >= 0 else { throw StorageProblem.io("the copy cannot be opened again") }
        defer { release(file) }
        guard fsync(file) == 0 else { throw StorageProblem.io("the copy did not reach the disk") }
        try ArchiveFile.flush(directory: ArchiveFile.parent(of: path))
    }
}

/// The system's `close`, which inside the storage would be its own.
private func release(_ file: Int32) {
    close(file)
}
