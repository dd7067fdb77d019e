import Foundation
import Storage
import Synchronization

/// 持续归档: every commit copied to a directory within a second or so, without delaying any.
///
/// One thread calls ``step()`` again and again. While the archive cannot be written the work goes
/// on; when it can be again, a new chain begins with a new base.
package final class LogArchive: Sendable {
    private struct State {
        var isOpen = true
        var chain: OpenChain?
        /// When a base may be tried again: one that fails costs a copy each time.
        var nextBase: Int64 = 0
        /// The file that keeps a second platform out of this archive.
        var lock: Int32?
    }

    /// The chain that is being written.
    private struct OpenChain {
        var directory: String
        var next: ArchiveSegment.Link
        /// Where the current log began.
        var logStart: ArchiveSegment.Link
        /// When the newest whole base was; nil before the first.
        var base: Int64?
        var latest: Int64
    }

    let copier: LogCopier
    /// Milliseconds until a base that failed is tried again.
    private static let patience: Int64 = 30_000
    private let rules: ArchiveRules
    private var now: @Sendable () -> Int64 { rules.now }
    /// Closing a file of the database would drop SQLite's locks on it: whoever owns the archive
    /// closes the engine first.
    private let database: Int32
    private let state = Mutex(State())
    private let through: Atomic<Int64>
    private let written = Atomic<Int>(0)

    /// Goes on where the archive ends, before anything is committed or copied by this process.
    ///
    /// An archive that cannot be reached now gets a new chain later.
    init(rules: ArchiveRules, of path: String) throws {
        self.rules = rules
        copier = LogCopier(log: path + "-wal", now: rules.now)
        through = Atomic(rules.now())
        database = open(path, O_RDONLY | O_CLOEXEC)
        guard database >= 0 else { throw ArchiveFile.problem("open", path) }
        state.withLock { state in
            state.lock = try? lock()
            if state.lock != nil { state.chain = try? latest() }
        }
        copier.checkpointFollows()
    }

    /// Tells other processes, by a mark beside the database, that only this one starts the log
    /// anew. It stays when the platform ends, so that nothing between two runs is missed.
    package static func mark(_ database: String) throws {
        guard FileManager.default.createFile(atPath: database + "-archived", contents: nil) else {
            throw ArchiveFile.problem("create", database + "-archived")
        }
    }

    /// Lets every process start the log anew again.
    package static func unmark(_ database: String) {
        try? FileManager.default.removeItem(atPath: database + "-archived")
    }

    static func isArchived(_ database: String) -> Bool {
        FileManager.default.fileExists(atPath: database + "-archived")
    }

    deinit {
        close(database)
        if let lock = state.withLock({ $0.lock }) { close(lock) }
    }

    /// Whatever was committed by this moment can be restored; before the first step, the start.
    package var archivedThrough: Int64 { through.load(ordering: .relaxed) }
    /// Bytes read from the log and not yet in the archive.
    package var waitingBytes: Int { copier.waitingBytes }
    /// Bytes written since the start, bases included.
    var writtenBytes: Int { written.load(ordering: .relaxed) }
    /// Whether everything read so far can be restored.
    var isWhole: Bool { !copier.isBroken && state.withLock { $0.chain?.base != nil } }
    package var isOpen: Bool { state.withLock { $0.isOpen } }

    /// Archives what was committed since the last step, a new base where one is due included.
    package func step() throws { try step(patience: Self.patience) }

    func step(patience: Int64) throws {
        try state.withLock { state in
            guard state.isOpen else { return }
            if state.lock == nil { state.lock = try lock() }
            var chain = try state.chain ?? latest() ?? begin()
            defer { state.chain = chain }
            if !FileManager.default.fileExists(atPath: chain.directory) { chain = try begin() }
            try advance(&chain)
            if copier.isBroken {
                chain = try begin()
                try advance(&chain)
            }
            let age = chain.base.map { now() - $0 } ?? .max
            if age >= rules.baseMilliseconds, now() >= state.nextBase {
                state.nextBase = now() + patience
                // First, for its room; but no base waits for files that cannot be removed.
                let pruning = Result { try prune() }
                if try addBase(&chain) { state.nextBase = 0 }
                try pruning.get()
            }
        }
    }

    /// Waits for the next step: so many seconds, but no longer than until the log has begun anew.
    /// A kill before the archive has some of the new one ends the chain: where the old one ended
    /// nobody could tell any more.
    package func rest(seconds: Int) { copier.rest(seconds: seconds) }

    /// A last step; nothing is archived afterwards. Waits ten seconds for an archive that hangs.
    package func finish() {
        for _ in 0..<200 {
            let isDone: Bool? = state.withLockIfAvailable { state in
                guard state.isOpen else { return true }
                state.isOpen = false
                defer {
                    if let lock = state.lock { close(lock) }
                    state.lock = nil
                }
                guard var chain = state.chain else { return true }
                // What fails now is read from the log at the next start.
                try? advance(&chain)
                return true
            }
            if isDone != nil { return }
            usleep(50_000)
        }
    }

    // MARK: Segments

    /// Writes all that was committed by now.
    private func advance(_ chain: inout OpenChain) throws {
        while true {
            let moment = now()
            let isAll = try copier.collect()
            while let run = copier.first {
                try write(run, to: &chain)
                copier.dropFirst()
            }
            guard isAll else { continue }
            if chain.base != nil, !copier.isBroken { through.store(moment, ordering: .relaxed) }
            return
        }
    }

    private func write(_ run: LogRun, to chain: inout OpenChain) throws {
        if run.from.frame == 0 { chain.logStart = chain.next }
        let header = ArchiveSegment.Header(
            number: chain.next.number, after: chain.next.after, from: run.from, to: run.to,
            logStart: chain.logStart, pageSize: run.pageSize, commits: run.commits)
        let (bytes, digest) = try ArchiveSegment.encode(header, run.frames)
        let name = ArchiveSegment.name(chain.next.number)
        try ArchiveFile.create(chain.directory + "/" + name, bytes)
        chain.next = ArchiveSegment.Link(number: chain.next.number + 1, after: digest)
        chain.latest = run.commits.last?.instant ?? chain.latest
        written.add(bytes.count, ordering: .relaxed)
    }

    // MARK: Chains

    private func lock() throws -> Int32 {
        try ArchiveFile.makeDirectory(rules.directory)
        let path = rules.directory + "/archive.lock"
        let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw ArchiveFile.problem("open", path) }
        guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
            close(file)
            throw StorageProblem.io("another platform writes to the archive \(rules.directory)")
        }
        return file
    }

    /// The newest chain where the log still stands at its end.
    private func latest() throws -> OpenChain? {
        guard let chain = try ArchiveChain.all(in: rules.directory).last else { return nil }
        try chain.removeUnfinished()
        guard
            let base = chain.bases.last, let number = chain.segments.last,
            let last = try? chain.segment(number),
            try copier.resume(at: last.header.to, after: last.header.commits.last?.instant ?? 0)
        else { return nil }
        let latest = last.header.commits.last?.instant ?? base.instant
        return OpenChain(
            directory: chain.directory,
            next: ArchiveSegment.Link(number: number + 1, after: last.digest),
            logStart: last.header.logStart, base: base.instant, latest: latest)
    }

    private func begin() throws -> OpenChain {
        guard FileManager.default.fileExists(atPath: rules.directory) else {
            throw StorageProblem.io("the archive \(rules.directory) is not there")
        }
        let instant = now()
        let directory = ArchiveChain.directory(in: rules.directory, at: instant)
        try ArchiveFile.makeDirectory(directory)
        copier.begin()
        let start = ArchiveSegment.Link(number: 1, after: "")
        return OpenChain(
            directory: directory, next: start, logStart: start, base: nil, latest: instant)
    }

    // MARK: Bases

    private struct ChainEnded: Error {}

    /// Copies the database while it changes, archiving the log between the parts of the copy.
    ///
    /// False where the chain ended meanwhile: the copy is of no use then.
    private func addBase(_ chain: inout OpenChain) throws -> Bool {
        let from = chain.logStart
        // The log has not begun anew since the last base, so a restore replays one log at most.
        if try ArchiveChain(directory: chain.directory).bases.last?.from == from {
            chain.base = now()
            return true
        }
        let path = chain.directory + "/" + ArchiveBase.dataName(from.number)
        var before = now()
        let copy: (bytes: Int, digest: String)
        do {
            copy = try ArchiveBase.copy(from: database, to: path) {
                if copier.isBroken { throw ChainEnded() }
                guard now() - before >= rules.milliseconds else { return }
                before = now()
                try advance(&chain)
            }
        } catch is ChainEnded {
            return false
        }
        try advance(&chain)
        guard !copier.isBroken else { return false }
        let base = ArchiveBase(
            from: from, until: chain.next.number - 1, instant: chain.latest, bytes: copy.bytes,
            digest: copy.digest)
        try base.write(to: chain.directory)
        written.add(copy.bytes, ordering: .relaxed)
        // An idle zone has no younger transaction, and its base is of today all the same.
        chain.base = now()
        through.store(before, ordering: .relaxed)
        return true
    }

    /// Removes what no moment within the days to keep needs.
    private func prune() throws {
        let limit = now() - rules.keepMilliseconds
        let chains = try ArchiveChain.all(in: rules.directory)
        let sufficient = chains.lastIndex { $0.bases.contains { $0.instant <= limit } }
        for (index, chain) in chains.enumerated() {
            if let sufficient, index < sufficient {
                try FileManager.default.removeItem(atPath: chain.directory)
            } else if let oldest = chain.bases.last(where: { $0.instant <= limit }) {
                try prune(chain, before: oldest.from.number)
            } else if chain.bases.isEmpty, index < chains.count - 1 {
                // Its first base was never finished, so nothing can be restored from it.
                try FileManager.default.removeItem(atPath: chain.directory)
            }
        }
    }

    private func prune(_ chain: ArchiveChain, before number: Int) throws {
        // The description goes first: a base without its copy would be called damaged.
        for base in chain.bases where base.from.number < number {
            try FileManager.default.removeItem(
                atPath: chain.directory + "/" + ArchiveBase.name(base.from.number))
            try FileManager.default.removeItem(atPath: chain.path(of: base))
        }
        for segment in chain.segments where segment < number {
            try FileManager.default.removeItem(
                atPath: chain.directory + "/" + ArchiveSegment.name(segment))
        }
    }
}

/// 归档规则: where the archive is, how often it is written, and how long it is kept.
package struct ArchiveRules: Sendable {
    package var directory: String
    /// Between two steps.
    package var milliseconds: Int64
    /// After so long a new base is added, so that a restore replays no more than this.
    package var baseMilliseconds: Int64
    package var keepMilliseconds: Int64
    /// Milliseconds since 1970.
    package var now: @Sendable () -> Int64

    package init(
        directory: String, seconds: Int = 1, baseHours: Int = 24, keepDays: Int = 14,
        now: @escaping @Sendable () -> Int64
    ) {
        self.directory = directory
        self.now = now
        milliseconds = Int64(seconds) * 1_000
        baseMilliseconds = Int64(baseHours) * 3_600_000
        keepMilliseconds = Int64(keepDays) * 86_400_000
    }
}
