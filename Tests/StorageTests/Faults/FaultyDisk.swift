import Foundation
import GRDBSQLite
import Synchronization

/// 坏盘: a disk below SQLite that fails when it is told to, and loses power.
///
/// It passes every call through to the system's own files and remembers what was written since
/// each file was last flushed, so it can leave behind what a power failure could have left.
final class FaultyDisk: Sendable {
    /// What the engine asks of a disk, as far as it can be made to fail.
    enum Call: CaseIterable { case open, write, flush, cut }

    /// One thing that goes wrong.
    struct Fault: Sendable {
        enum Kind: Sendable {
            /// EIO.
            case broken
            /// ENOSPC.
            case full
            /// EMFILE: the process has no more file descriptors.
            case noHandles
            /// The process has no more memory.
            case noMemory
            /// Only half of a write arrives, and then the disk is full.
            case half
        }

        var kind: Kind
        var call: Call
        /// Which of these calls, counted from 1 since the fault was set.
        var at: Int
        /// Whether it stays so until the disk is mended.
        var lasts = false
    }

    struct State {
        var files: [String: DiskFile] = [:]
        var fault: Fault?
        var counts: [Call: Int] = [:]
        /// Writes, flushes and cuts until the power fails; nil while it does not.
        var powerEndsAfter: Int?
        var hasPower = true
        var lastError: Int32 = 0
        /// How often the fault came about.
        var failures = 0
    }

    let state = Mutex(State())
    /// Whether a flush is called done without being done, which disks do that lie.
    let liesAboutFlushes: Bool
    private let name: String
    /// The system's own files. Both are only read once they are made.
    nonisolated(unsafe) let system: UnsafeMutablePointer<sqlite3_vfs>
    nonisolated(unsafe) private let registered: UnsafeMutablePointer<sqlite3_vfs>

    init(liesAboutFlushes: Bool = false) throws {
        self.liesAboutFlushes = liesAboutFlushes
        guard let system = sqlite3_vfs_find("unix") else { throw Missing() }
        self.system = system
        name = "faulty-\(UUID().uuidString)"
        registered = .allocate(capacity: 1)
        registered.initialize(to: system.pointee)
        registered.pointee.iVersion = 2
        registered.pointee.szOsFile += Int32(OpenFile.offset)
        registered.pointee.zName = UnsafePointer(strdup(name))
        registered.pointee.pAppData = Unmanaged.passUnretained(self).toOpaque()
        Self.install(registered)
        sqlite3_vfs_register(registered, 0)
    }

    deinit {
        sqlite3_vfs_unregister(registered)
        free(UnsafeMutablePointer(mutating: registered.pointee.zName))
        registered.deallocate()
    }

    private struct Missing: Error {}

    /// The file at `path` on this disk, as the engine is told: Debian's SQLite reads addresses.
    func address(_ path: String) -> String { "file:\(path)?vfs=\(name)" }

    // MARK: What goes wrong

    func set(_ fault: Fault?) {
        state.withLock { state in
            state.fault = fault
            state.counts = [:]
            state.failures = 0
        }
    }

    /// How often the fault that was set came about.
    var failures: Int { state.withLock { $0.failures } }

    /// How many of these calls there were since a fault was set, or none.
    func count(of call: Call) -> Int { state.withLock { $0.counts[call] ?? 0 } }

    /// Lets the power fail at the so many-th write, flush or cut from now.
    func endPower(after calls: Int) { state.withLock { $0.powerEndsAfter = calls } }

    /// Ends it now: whatever is closed from here on is closed in vain.
    func endPower() { state.withLock { $0.hasPower = false } }

    var hasPower: Bool { state.withLock { $0.hasPower } }

    /// Makes the files what the failure left of them, and gives the power back.
    ///
    /// Nobody may hold them open: who did has been closed, as if the machine had gone.
    func restart(by random: inout some RandomNumberGenerator) throws {
        let files = state.withLock { state in
            defer { state = State() }
            return state.files
        }
        for (path, file) in files.sorted(by: { $0.key < $1.key }) {
            guard let kept = FileManager.default.contents(atPath: path) else { continue }
            var image = file.afterPowerLoss(by: &random)
            // The log's zeros are written past us; they too may have come and gone.
            if image.count < kept.count, Bool.random(using: &random) {
                image += repeatElement(0, count: kept.count - image.count)
            }
            try Data(image).write(to: URL(fileURLWithPath: path))
            // What processes shared is gone with them.
            if path.hasSuffix("-wal") { try? FileManager.default.removeItem(atPath: shared(path)) }
        }
    }

    private func shared(_ log: String) -> String { log.dropLast(3) + "shm" }

    // MARK: What the engine calls

    /// Counts a call; what it must fail with, if it must.
    func judge(_ call: Call) -> Fault.Kind? {
        state.withLock { state in
            state.counts[call, default: 0] += 1
            if call != .open, let left = state.powerEndsAfter {
                state.powerEndsAfter = left - 1
                if left <= 1 { state.hasPower = false }
            }
            guard state.hasPower else { return state.fail(.broken) }
            guard let fault = state.fault, fault.call == call else { return nil }
            let count = state.counts[call] ?? 0
            guard count == fault.at || fault.lasts && count > fault.at else { return nil }
            state.failures += 1
            return state.fail(fault.kind)
        }
    }

    func change(_ path: String, _ body: (inout DiskFile) -> Void) {
        state.withLock { state in
            guard var file = state.files.removeValue(forKey: path) else { return }
            body(&file)
            state.files[path] = file
        }
    }

    /// Begins to remember a file, as it is now.
    func remember(_ path: String) {
        state.withLock { state in
            guard state.files[path] == nil else { return }
            let found = FileManager.default.contents(atPath: path) ?? Data()
            state.files[path] = DiskFile(durable: Array(found))
        }
    }

    func forget(_ path: String) { state.withLock { $0.files[path] = nil } }
}

extension FaultyDisk.State {
    /// Remembers the reason for whoever asks for `errno`.
    fileprivate mutating func fail(_ kind: FaultyDisk.Fault.Kind) -> FaultyDisk.Fault.Kind {
        lastError =
            switch kind {
            case .broken: EIO
            case .full, .half: ENOSPC
            case .noHandles: EMFILE
            case .noMemory: ENOMEM
            }
        return kind
    }
}
