import Crypto
import Foundation
import Storage

/// 归档段: whole transactions of the log in one file, tied to the segment before it by its digest.
///
/// The file is one line of JSON, the frames as they stood in the log, and the SHA-256 of both.
struct ArchiveSegment {
    /// The line before the frames.
    struct Header: Codable, Equatable {
        var number: Int
        /// Digest of the segment before; of nothing for the first of a chain.
        var after: String
        var from: LogPosition
        var to: LogPosition
        /// Where the log began that these frames are from.
        var logStart: Link
        var pageSize: Int
        var commits: [LogCommit]
    }

    /// A place between two segments of a chain.
    struct Link: Codable, Equatable {
        /// The segment that follows it.
        var number: Int
        /// The digest of the one before it.
        var after: String
    }

    var header: Header
    var frames: [UInt8]
    var digest: String

    static let digestLength = 32
    /// Bytes that a header may have; it names some hundred thousand transactions.
    private static let headerLimit = 32 << 20

    static func name(_ number: Int) -> String { fileName(number, "wal") }

    static func fileName(_ number: Int, _ ending: String) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, 8 - digits.count)) + "\(digits).\(ending)"
    }

    /// The bytes of a new segment, and its digest.
    static func encode(_ header: Header, _ frames: [UInt8]) throws -> ([UInt8], digest: String) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        var bytes = [UInt8](try encoder.encode(header))
        bytes.append(UInt8(ascii: "\n"))
        bytes += frames
        let digest = SHA256.hash(data: bytes)
        bytes += digest
        return (bytes, hexText(digest))
    }

    /// Reads a segment; nil where it is not what was written.
    init?(bytes: [UInt8]) {
        let body = bytes.dropLast(Self.digestLength)
        guard bytes.count > Self.digestLength,
            SHA256.hash(data: body).elementsEqual(bytes.suffix(Self.digestLength)),
            let end = body.prefix(Self.headerLimit).firstIndex(of: UInt8(ascii: "\n")),
            let header = try? JSONDecoder().decode(Header.self, from: Data(body[..<end]))
        else { return nil }
        self.header = header
        frames = Array(body[(end + 1)...])
        digest = hexText(bytes.suffix(Self.digestLength))
        guard isWhole else { return nil }
    }

    private var isWhole: Bool {
        guard (512...65_536).contains(header.pageSize), header.from.salt == header.to.salt,
            header.from.frame >= 0, header.number > 0
        else { return false }
        var end = header.from.frame
        for commit in header.commits {
            guard commit.frame > end, commit.pages > 0 else { return false }
            end = commit.frame
        }
        return end == header.to.frame && header.commits.isEmpty == false
            && frames.count / frameLength == end - header.from.frame
            && frames.count % frameLength == 0
    }

    private var frameLength: Int { header.pageSize + LogRun.frameHeader }

    /// The pages of the transactions up to `instant`, in their order; the last of them, if any.
    func apply(
        upTo instant: Int64, _ write: (_ page: Int, _ bytes: ArraySlice<UInt8>) throws -> Void
    ) throws -> LogCommit? {
        let commits = header.commits.prefix { $0.instant <= instant }
        guard let last = commits.last else { return nil }
        for index in 0..<(last.frame - header.from.frame) {
            let start = index * frameLength
            let page = frames.withUnsafeBytes { Int($0.bigEndian(start)) }
            let bytes = frames[(start + LogRun.frameHeader)..<(start + frameLength)]
            guard page > 0 else { throw StorageProblem.corrupt("a frame without a page") }
            try write(page, bytes)
        }
        return last
    }
}

func hexText(_ bytes: some Sequence<UInt8>) -> String {
    bytes.reduce(into: "") { text, byte in
        if byte < 16 { text += "0" }
        text += String(byte, radix: 16)
    }
}
