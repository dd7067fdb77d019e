import GRDBSQLite
import Storage

import struct GRDB.DatabaseError

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension StorageProblem {
    /// What a result code of the C interface means to us.
    init(code: Int32, connection: OpaquePointer) {
        let message = sqlite3_errmsg(connection).map { String(cString: $0) } ?? ""
        let diskIsFull = sqlite3_system_errno(connection) == ENOSPC
        self.init(code: code, message: message, diskIsFull: diskIsFull)
    }

    /// What an error of GRDB means to us; its statement and arguments are left out on purpose.
    init(_ error: DatabaseError) {
        self.init(
            code: error.extendedResultCode.rawValue, message: error.message ?? "",
            diskIsFull: false)
    }

    /// SQLITE_IOERR_FSYNC and SQLITE_IOERR_DIR_FSYNC, by their high bytes.
    private static let failedFlushes: Set<Int32> = [4, 5]

    private init(code: Int32, message: String, diskIsFull: Bool) {
        let text = "\(message) (SQLite \(code))"
        // The low byte is the primary code, the rest says more about it.
        switch code & 0xFF {
        case SQLITE_BUSY, SQLITE_LOCKED: self = .busy
        case SQLITE_FULL: self = .full
        // A flush that failed once proves nothing by succeeding later, whatever its reason was.
        case SQLITE_IOERR where Self.failedFlushes.contains(code >> 8):
            self = .unflushed(text)
        case SQLITE_IOERR: self = diskIsFull ? .full : .io(text)
        case SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_NOMEM: self = .io(text)
        case SQLITE_CORRUPT, SQLITE_NOTADB: self = .corrupt(text)
        case SQLITE_CONSTRAINT: self = .constraint(text)
        case SQLITE_MISUSE where message.contains("closed"): self = .closed
        default: self = .other(text)
        }
    }
}
