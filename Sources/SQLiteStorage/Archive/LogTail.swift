#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Reads the write-ahead log behind its writer: whole transactions only, each checksum recomputed.
///
/// The log's own format tells where it ends, so no lock is needed: a frame that is half written,
/// or left over from before the log was started anew, has a wrong salt or a wrong checksum.
/// Source: https://www.sqlite.org/fileformat2.html#walformat
struct LogTail {
    let path: String
    /// Nil for the beginning of whatever log is there.
    private(set) var position: LogPosition?

    /// A log of little-endian checksums, which is what these machines write.
    private static let magic: UInt32 = 0x377F_0682
    private static let headerLength = 32
    /// Past so many bytes a run ends with the next transaction's end.
    private static let runLength = 16 << 20

    init(path: String, position: LogPosition? = nil) {
        self.path = path
        self.position = position
    }

    enum Reading {
        case nothing
        /// The log was started anew there, so nothing more will come of the old one.
        case restarted(LogPosition)
        case run(LogRun)
    }

    /// The transactions after the position; `instant` tells when the one ending at a frame was.
    mutating func read(_ instant: (_ frame: Int) -> Int64) throws -> Reading {
        // Closing this file drops no lock of SQLite's: those are on the other two files.
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else {
            if errno == ENOENT { return .nothing }
            throw ArchiveFile.problem("open", path)
        }
        defer { close(file) }
        guard let start = try header(of: file) else { return .nothing }
        let from = position ?? start.position
        guard from.salt == start.position.salt else { return .restarted(start.position) }
        var run = LogRun(from: from, to: from, pageSize: start.pageSize, commits: [], frames: [])
        try scan(file, &run, instant)
        position = run.to
        return run.commits.isEmpty ? .nothing : .run(run)
    }

    /// Whether the log still stands where `position` says, so that reading can go on from there.
    func stands() throws -> Bool {
        guard let position else { return false }
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return false }
        defer { close(file) }
        guard let start = try header(of: file), start.position.salt == position.salt else {
            return false
        }
        guard position.frame > 0 else { return true }
        let length = start.pageSize + LogRun.frameHeader
        let last = try ArchiveFile.read(
            file, LogRun.frameHeader, at: Self.headerLength + (position.frame - 1) * length)
        return last.count == LogRun.frameHeader
            && last.withUnsafeBytes { $0.bigEndian(16) == position.checksum.first }
            && last.withUnsafeBytes { $0.bigEndian(20) == position.checksum.second }
    }

    /// Nil while there is none: zeros, or a header that is being written.
    private func header(of file: Int32) throws -> (position: LogPosition, pageSize: Int)? {
        let bytes = try ArchiveFile.read(file, Self.headerLength, at: 0)
        guard bytes.count == Self.headerLength else { return nil }
        return bytes.withUnsafeBytes { bytes in
            guard bytes.bigEndian(0) == Self.magic else { return nil }
            var checksum = LogChecksum()
            checksum.add(UnsafeRawBufferPointer(rebasing: bytes[..<24]))
            guard checksum.first == bytes.bigEndian(24), checksum.second == bytes.bigEndian(28)
            else { return nil }
            let salt = UInt64(bytes.bigEndian(16)) << 32 | UInt64(bytes.bigEndian(20))
            return (
                LogPosition(salt: salt, frame: 0, checksum: checksum), Int(bytes.bigEndian(8))
            )
        }
    }

    private func scan(
        _ file: Int32, _ run: inout LogRun, _ instant: (Int) -> Int64
    ) throws {
        let length = run.pageSize + LogRun.frameHeader
        var (frame, checksum) = (run.to.frame, run.to.checksum)
        while run.frames.count < Self.runLength || run.commits.isEmpty {
            let block = try ArchiveFile.read(
                file, 256 * length, at: Self.headerLength + frame * length)
            let whole = block.count / length
            var valid = 0
            block.withUnsafeBytes { bytes in
                for index in 0..<whole {
                    let one = UnsafeRawBufferPointer(
                        rebasing: bytes[index * length..<(index + 1) * length])
                    guard Self.isNext(one, run.from.salt, &checksum) else { break }
                    valid += 1
                    let pages = Int(one.bigEndian(4))
                    guard pages > 0 else { continue }
                    let end = frame + valid
                    run.to.frame = end
                    run.to.checksum = checksum
                    run.commits.append(
                        LogCommit(frame: end, pages: pages, instant: instant(end)))
                }
            }
            run.frames += block[..<(valid * length)]
            frame += valid
            if valid < 256 { break }
        }
        // What follows the last end of a transaction may still be taken back.
        run.frames.removeLast((frame - run.to.frame) * length)
    }

    private static func isNext(
        _ frame: UnsafeRawBufferPointer, _ salt: UInt64, _ checksum: inout LogChecksum
    ) -> Bool {
        guard frame.bigEndian(0) > 0,
            UInt64(frame.bigEndian(8)) << 32 | UInt64(frame.bigEndian(12)) == salt
        else { return false }
        var sum = checksum
        sum.add(UnsafeRawBufferPointer(rebasing: frame[..<8]))
        sum.add(UnsafeRawBufferPointer(rebasing: frame[LogRun.frameHeader...]))
        guard sum.first == frame.bigEndian(16), sum.second == frame.bigEndian(20) else {
            return false
        }
        checksum = sum
        return true
    }
}

extension UnsafeRawBufferPointer {
    /// The four bytes at `offset`, most significant first, as SQLite writes them.
    func bigEndian(_ offset: Int) -> UInt32 {
        UInt32(bigEndian: loadUnaligned(fromByteOffset: offset, as: UInt32.self))
    }
}
