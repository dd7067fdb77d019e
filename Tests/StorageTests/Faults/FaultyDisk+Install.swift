import GRDBSQLite

extension FaultyDisk {
    /// Fills in the calls that open, delete and explain; the rest stays the system's.
    static func install(_ registered: UnsafeMutablePointer<sqlite3_vfs>) {
        registered.pointee.xOpen = { asked, name, slot, flags, granted in
            guard let disk = FaultyDisk.disk(asked), let slot else { return SQLITE_MISUSE }
            slot.pointee.pMethods = nil
            if disk.judge(.open) != nil { return SQLITE_CANTOPEN }
            let path = name.map { String(cString: $0) }
            let file = OpenFile(disk: disk, path: path, in: slot)
            // It remembers the file as it was before anybody could change it.
            if let path { disk.remember(path) }
            let code = disk.system.pointee.xOpen(disk.system, name, file.real, flags, granted)
            if code == SQLITE_OK { file.settle(in: slot) }
            return code
        }
        registered.pointee.xDelete = { asked, name, flushes in
            guard let disk = FaultyDisk.disk(asked), let name else { return SQLITE_MISUSE }
            if disk.judge(.cut) != nil { return OpenFile.Failed.delete }
            disk.forget(String(cString: name))
            return disk.system.pointee.xDelete(disk.system, name, flushes)
        }
        registered.pointee.xAccess = { asked, name, flags, answer in
            guard let disk = FaultyDisk.disk(asked) else { return SQLITE_MISUSE }
            return disk.system.pointee.xAccess(disk.system, name, flags, answer)
        }
        registered.pointee.xFullPathname = { asked, name, size, answer in
            guard let disk = FaultyDisk.disk(asked) else { return SQLITE_MISUSE }
            return disk.system.pointee.xFullPathname(disk.system, name, size, answer)
        }
        registered.pointee.xGetLastError = { asked, _, _ in
            FaultyDisk.disk(asked)?.state.withLock { $0.lastError } ?? 0
        }
    }

    private static func disk(_ asked: UnsafeMutablePointer<sqlite3_vfs>?) -> FaultyDisk? {
        (asked?.pointee.pAppData).map {
            Unmanaged<FaultyDisk>.fromOpaque($0).takeUnretainedValue()
        }
    }
}
