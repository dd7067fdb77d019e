/// 日志位置: how far a write-ahead log was read: which log it was, and up to where it is proven.
struct LogPosition: Codable, Equatable, Sendable {
    /// Both salts of the log, which change whenever it is started anew.
    var salt: UInt64
    /// Frames read.
    var frame: Int
    /// The running checksum after these frames.
    var checksum: LogChecksum

    /// Whether nothing can be missing between `before` and this: the same place, or the beginning
    /// of the very next log. The first salt counts the logs, so one that was skipped shows.
    ///
    /// Source: https://www.sqlite.org/fileformat2.html#walformat
    func continues(_ before: LogPosition) -> Bool {
        self == before || frame == 0 && generation == before.generation &+ 1
    }

    private var generation: UInt32 { UInt32(truncatingIfNeeded: salt >> 32) }
}

/// The checksum of SQLite's log: each pair of words depends on all before it.
///
/// Source: https://www.sqlite.org/fileformat2.html#checksum_algorithm
struct LogChecksum: Codable, Equatable, Sendable {
    var first: UInt32 = 0
    var second: UInt32 = 0

    /// Adds bytes, a multiple of eight, as the little-endian words that they are.
    mutating func add(_ bytes: UnsafeRawBufferPointer) {
        var (one, two) = (first, second)
        var offset = 0
        while offset + 8 <= bytes.count {
            one &+= UInt32(
                littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
            one &+= two
            two &+= UInt32(
                littleEndian: bytes.loadUnaligned(fromByteOffset: offset + 4, as: UInt32.self))
            two &+= one
            offset += 8
        }
        (first, second) = (one, two)
    }
}

/// One transaction in the log: where it ends, how large it left the database, and when.
struct LogCommit: Codable, Equatable, Sendable {
    /// Frames of the log up to its end.
    var frame: Int
    /// Pages of the database after it.
    var pages: Int
    /// Milliseconds since 1970; never before an earlier commit, and after every earlier run.
    var instant: Int64
}

/// Whole transactions read from one log, one after another.
struct LogRun: Sendable {
    var from: LogPosition
    var to: LogPosition
    var pageSize: Int
    var commits: [LogCommit]
    /// Headers and pages as they stood in the log.
    var frames: [UInt8]

    /// What precedes the page in a frame.
    static let frameHeader = 24
}
