import GRDBSQLite

/// 打开的文件: one file that the engine has open: the engine's part, then ours, then the system's.
final class OpenFile {
    typealias Slot = UnsafeMutablePointer<sqlite3_file>

    /// The engine's pointer to the methods, our pointer to this object, then the system's file.
    static let offset = 2 * MemoryLayout<UnsafeRawPointer>.stride

    let disk: FaultyDisk
    /// Nil for a file without a name, which nobody looks for after a crash.
    let path: String?
    let real: Slot

    init(disk: FaultyDisk, path: String?, in slot: Slot) {
        self.disk = disk
        self.path = path
        real = (UnsafeMutableRawPointer(slot) + Self.offset).assumingMemoryBound(
            to: sqlite3_file.self)
    }

    /// Ties this object to the engine's file until it is closed.
    func settle(in slot: Slot) {
        let raw = UnsafeMutableRawPointer(slot)
        raw.storeBytes(of: UnsafeRawPointer(Self.methods), as: UnsafeRawPointer.self)
        (raw + MemoryLayout<UnsafeRawPointer>.stride).storeBytes(
            of: Unmanaged.passRetained(self).toOpaque(), as: UnsafeMutableRawPointer.self)
    }

    private static func box(_ slot: Slot?) -> Unmanaged<OpenFile>? {
        guard let slot else { return nil }
        let raw = UnsafeRawPointer(slot) + MemoryLayout<UnsafeRawPointer>.stride
        return Unmanaged.fromOpaque(raw.load(as: UnsafeRawPointer.self))
    }

    /// The object behind the engine's file, and the system's methods for it.
    private static func pass(
        _ slot: Slot?, _ body: (OpenFile, sqlite3_io_methods) -> Int32?
    ) -> Int32 {
        guard let file = box(slot)?.takeUnretainedValue(), let methods = file.real.pointee.pMethods
        else { return SQLITE_MISUSE }
        return body(file, methods.pointee) ?? SQLITE_MISUSE
    }

    /// Made once and never changed.
    nonisolated(unsafe) private static let methods: UnsafePointer<sqlite3_io_methods> = {
        let methods = UnsafeMutablePointer<sqlite3_io_methods>.allocate(capacity: 1)
        methods.initialize(to: sqlite3_io_methods())
        // Without the third version's calls the engine maps no file into memory past us.
        methods.pointee.iVersion = 2
        setChanges(&methods.pointee)
        setInquiries(&methods.pointee)
        setSharing(&methods.pointee)
        return UnsafePointer(methods)
    }()

    /// The calls that change a file: these can fail.
    private static func setChanges(_ methods: inout sqlite3_io_methods) {
        methods.xClose = { slot in
            guard let box = OpenFile.box(slot) else { return SQLITE_MISUSE }
            let file = box.takeUnretainedValue()
            let code = file.real.pointee.pMethods?.pointee.xClose(file.real) ?? SQLITE_OK
            slot?.pointee.pMethods = nil
            box.release()
            return code
        }
        methods.xWrite = { slot, bytes, count, offset in
            OpenFile.pass(slot) { file, methods in
                let fault = file.disk.judge(.write)
                let arrived = fault == nil ? count : fault == .half ? count / 2 : 0
                guard let bytes else { return SQLITE_MISUSE }
                // Without power the write was under way: it may arrive like any that was not
                // flushed.
                if arrived > 0 || !file.disk.hasPower {
                    let length = file.disk.hasPower ? arrived : count
                    let written = Array(UnsafeRawBufferPointer(start: bytes, count: Int(length)))
                    file.change { $0.write(written, at: Int(offset)) }
                }
                if arrived > 0 {
                    let code = methods.xWrite(file.real, bytes, arrived, offset)
                    if code != SQLITE_OK { return code }
                }
                switch fault {
                case nil: return SQLITE_OK
                case .full, .half: return SQLITE_FULL
                case .noMemory: return Failed.memory
                case .broken, .noHandles: return Failed.write
                }
            }
        }
        methods.xTruncate = { slot, length in
            OpenFile.pass(slot) { file, methods in
                if file.disk.judge(.cut) != nil { return Failed.cut }
                file.change { $0.setLength(Int(length)) }
                return methods.xTruncate(file.real, length)
            }
        }
        methods.xSync = { slot, flags in
            OpenFile.pass(slot) { file, methods in
                if file.disk.judge(.flush) != nil {
                    file.change { $0.failToFlush() }
                    return Failed.flush
                }
                // The memory of the machine is the disk here, so there is nothing to wait for.
                if !file.disk.liesAboutFlushes { file.change { $0.flush() } }
                return SQLITE_OK
            }
        }
        methods.xFileControl = { slot, request, argument in
            OpenFile.pass(slot) { file, methods in
                // Making room ahead changes the length without a write.
                var before: Int64 = 0
                var after: Int64 = 0
                _ = methods.xFileSize(file.real, &before)
                if request == SQLITE_FCNTL_SIZE_HINT, file.disk.judge(.cut) != nil {
                    return Failed.cut
                }
                let code = methods.xFileControl(file.real, request, argument)
                _ = methods.xFileSize(file.real, &after)
                if before != after { file.change { $0.setLength(Int(after)) } }
                return code
            }
        }
    }

    /// The calls that only ask.
    private static func setInquiries(_ methods: inout sqlite3_io_methods) {
        methods.xRead = { slot, bytes, count, offset in
            OpenFile.pass(slot) { file, methods in
                file.disk.hasPower
                    ? methods.xRead(file.real, bytes, count, offset) : Failed.read
            }
        }
        methods.xFileSize = { slot, size in OpenFile.pass(slot) { $1.xFileSize($0.real, size) } }
        methods.xLock = { slot, level in OpenFile.pass(slot) { $1.xLock($0.real, level) } }
        methods.xUnlock = { slot, level in OpenFile.pass(slot) { $1.xUnlock($0.real, level) } }
        methods.xCheckReservedLock = { slot, answer in
            OpenFile.pass(slot) { $1.xCheckReservedLock($0.real, answer) }
        }
        methods.xSectorSize = { slot in OpenFile.pass(slot) { $1.xSectorSize($0.real) } }
        methods.xDeviceCharacteristics = { slot in
            OpenFile.pass(slot) { $1.xDeviceCharacteristics($0.real) }
        }
    }

    /// The index of the log, which is memory and no file that anybody relies on.
    private static func setSharing(_ methods: inout sqlite3_io_methods) {
        methods.xShmMap = { slot, region, size, extend, memory in
            OpenFile.pass(slot) { $1.xShmMap($0.real, region, size, extend, memory) }
        }
        methods.xShmLock = { slot, offset, count, flags in
            OpenFile.pass(slot) { $1.xShmLock($0.real, offset, count, flags) }
        }
        methods.xShmBarrier = { slot in
            _ = OpenFile.pass(slot) { file, methods in
                methods.xShmBarrier(file.real)
                return SQLITE_OK
            }
        }
        methods.xShmUnmap = { slot, deletes in
            OpenFile.pass(slot) { $1.xShmUnmap($0.real, deletes) }
        }
    }

    private func change(_ body: (inout DiskFile) -> Void) {
        if let path { disk.change(path, body) }
    }

    /// Extended result codes, which the C header computes and Swift therefore does not see.
    enum Failed {
        static let read = SQLITE_IOERR | 1 << 8
        static let write = SQLITE_IOERR | 3 << 8
        static let flush = SQLITE_IOERR | 4 << 8
        static let cut = SQLITE_IOERR | 6 << 8
        static let delete = SQLITE_IOERR | 10 << 8
        static let memory = SQLITE_IOERR | 12 << 8
    }
}
