import GRDBSQLite
import Storage
import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// 预写日志: keeps the write-ahead log of the writer short and its blocks allocated.
///
/// A commit that overwrites allocated blocks costs one flush of the disk; one that makes the file
/// longer also commits the file system's journal, up to 40 times as slow. So the log is filled
/// with zeros once, never deleted, and started anew by the writer itself between two
/// transactions: automatic checkpoints never restart a log under a writer that does not pause.
final class WriteAheadLog: Sendable {
    private let size: Int
    /// Pages in the log after the last commit of this connection.
    private let pages = Atomic<Int>(0)
    /// Pages at which the next restart is tried; 0 until what was found at opening is settled.
    private let due = Atomic<Int>(0)
    private let pageSize = 4096
    /// What copies the log before it is started anew, if anything does.
    let archive: LogArchive?

    /// How long the writer waits for readers of the old log before it tries again later.
    private static let patience: Int32 = 100
    private static let ordinaryTimeout: Int32 = 5_000

    /// A foreign log is copied and started anew by the process that archives it, not by us.
    init(size: Int, isForeign: Bool = false, archive: LogArchive? = nil) {
        self.archive = archive
        self.size = min(max(size, 1 << 16), 1 << 30)
        if isForeign { due.store(.max, ordering: .relaxed) }
    }

    /// Tells a connection not to delete the log file when it is the last to close.
    static func keepFile(of connection: SQLiteConnection) {
        var yes: Int32 = 1
        sqlite3_file_control(connection.handle, "main", SQLITE_FCNTL_PERSIST_WAL, &yes)
    }

    /// Makes `connection`, which must be the writer, count its log, and allocates the file.
    ///
    /// A log that was found is copied into the database before anybody builds on it. After a
    /// flush that failed, it may be readable in memory and not be on the disk, and flushing it
    /// again proves nothing; a copy that is written and flushed anew does.
    func attach(to connection: SQLiteConnection) throws {
        // The database file grows in steps.
        var chunk = Int32(size / 2)
        sqlite3_file_control(connection.handle, "main", SQLITE_FCNTL_CHUNK_SIZE, &chunk)
        // The hook replaces automatic checkpoints. It runs inside commits of this connection,
        // which the storage that owns this object makes, so the object is alive then.
        sqlite3_wal_hook(
            connection.handle,
            { context, _, _, pages in
                guard let context else { return SQLITE_OK }
                let log = Unmanaged<WriteAheadLog>.fromOpaque(context).takeUnretainedValue()
                log.pages.store(Int(pages), ordering: .relaxed)
                log.archive?.copier.committed(frames: Int(pages))
                return SQLITE_OK
            }, Unmanaged.passUnretained(self).toOpaque())
        do {
            try restartIfLong(connection)
        } catch StorageProblem.full {
            // It can be read from; every write tries again first, and says so until there is room.
        }
        try connection.commit { _ in allocate(connection) }
    }

    /// Starts the log anew when it is long, which waits for readers, but not for slow ones.
    func restartIfLong(_ connection: SQLiteConnection) throws {
        let length = pages.load(ordering: .relaxed)
        guard length >= due.load(ordering: .relaxed) else { return }
        let limit = size / pageSize

        archive?.copier.checkpointFollows()
        // After a slow reader the log may have become far too long; then its tail is given back.
        // Only a log that is not cut off says how much of it the checkpoint saw.
        let isFarTooLong = length > 8 * limit && archive == nil
        var (frames, copied): (Int32, Int32) = (0, 0)
        sqlite3_busy_timeout(connection.handle, Self.patience)
        let code = sqlite3_wal_checkpoint_v2(
            connection.handle, "main",
            isFarTooLong ? SQLITE_CHECKPOINT_TRUNCATE : SQLITE_CHECKPOINT_RESTART, &frames, &copied)
        archive?.copier.checkpointed(frames: Int(frames), copied: Int(copied))
        sqlite3_busy_timeout(connection.handle, Self.ordinaryTimeout)

        switch code {
        case SQLITE_OK:
            pages.store(0, ordering: .relaxed)
            due.store(limit, ordering: .relaxed)
            if isFarTooLong { try connection.commit { _ in allocate(connection) } }
        case SQLITE_BUSY, SQLITE_LOCKED:
            // What no reader needs was copied all the same. Not every commit shall wait again.
            due.store(length + limit / 4, ordering: .relaxed)
        default:
            throw StorageProblem(code: code, connection: connection.handle)
        }
    }

    /// Copies all of the log into the database and cuts the file, then allocates it again.
    func erase(_ connection: SQLiteConnection) throws {
        archive?.copier.checkpointFollows()
        let code = sqlite3_wal_checkpoint_v2(
            connection.handle, "main", SQLITE_CHECKPOINT_TRUNCATE, nil, nil)
        archive?.copier.erased()
        guard code == SQLITE_OK else {
            throw StorageProblem(code: code, connection: connection.handle)
        }
        pages.store(0, ordering: .relaxed)
        try connection.commit { _ in allocate(connection) }
    }

    /// Lengthens the log file with zeros, which recovery takes for the end of the log.
    ///
    /// The caller holds the write lock, so nobody appends meanwhile. Without this the log works
    /// too, only slower at first, so a failure here is not one; and a disk without room for the
    /// zeros keeps what room it has.
    private func allocate(_ connection: SQLiteConnection) {
        guard let database = sqlite3_db_filename(connection.handle, "main"),
            let path = sqlite3_filename_wal(database)
        else { return }
        let file = open(path, O_WRONLY)
        guard file >= 0 else { return }
        defer { close(file) }

        // One transaction may pass the size before the restart, so there is room for twice it.
        let start = lseek(file, 0, SEEK_END)
        var end = start
        let zeros = [UInt8](repeating: 0, count: 1 << 20)
        while end >= 0, end < off_t(2 * size) {
            let written = pwrite(file, zeros, zeros.count, end)
            guard written > 0 else {
                ftruncate(file, start)
                return
            }
            end += off_t(written)
        }
        fsync(file)
    }
}
