import Evidence
import Foundation

/// 检查点文件: the checkpoints in a text file outside the database, appended and flushed.
///
/// Without a directory it lives in memory, as a demonstration or a test does.
package struct CheckpointLog: Sendable {
    private let path: String?
    /// What the file holds that was answered for.
    private var length = 0
    /// The last note that the file held when it was opened.
    private var found: String?

    package static let inMemory = CheckpointLog()

    private init() { path = nil }

    /// Opens the file and leaves the public key beside it.
    package init(directory: String, key: CheckpointKey) throws {
        try FileManager.default.createDirectory(
            atPath: directory, withIntermediateDirectories: true)
        let published = Self.keyPath(in: directory)
        if !FileManager.default.fileExists(atPath: published) {
            try DurableFile.create(published, Array((key.text + "\n").utf8))
        }
        let path = Self.path(in: directory)
        self.path = path
        (found, length) = try Self.end(of: path)
    }

    package static func path(in directory: String) -> String { directory + "/checkpoints.txt" }
    package static func keyPath(in directory: String) -> String { directory + "/checkpoints.pub" }

    /// The last checkpoint that was there when the file was opened.
    func last(signedBy key: CheckpointKey) throws -> SignedCheckpoint? {
        guard let path, let found else { return nil }
        guard let last = SignedCheckpoint(found, verifiedBy: key) else {
            throw EvidenceProblem.badCheckpoint(path)
        }
        return last
    }

    mutating func append(_ signed: SignedCheckpoint) throws {
        guard let path else { return }
        let bytes = Array((signed.text + "\n").utf8)
        try DurableFile.append(path, bytes, at: length)
        length += bytes.count
    }

    /// The last whole note of a file, and where it ends: a torn one behind it was never told of.
    private static func end(of path: String) throws -> (last: String?, length: Int) {
        guard let file = FileHandle(forReadingAtPath: path) else { return (nil, 0) }
        defer { try? file.close() }
        let size = try file.seekToEnd()
        let start = size > tail ? size - tail : 0
        try file.seek(toOffset: start)
        let bytes = [UInt8](try file.readToEnd() ?? Data())
        // A note ends with the line of a signature and an empty line behind it.
        var ends: [Int] = []
        var line = 0
        var wasSignature = false
        for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") {
            if wasSignature, line == index { ends.append(index + 1) }
            wasSignature = bytes[line..<index].starts(with: "\u{2014} ".utf8)
            line = index + 1
        }
        guard let end = ends.last else {
            // So much that is no note was never written here.
            guard start == 0 else { throw EvidenceProblem.badCheckpoint(path) }
            return (nil, 0)
        }
        // Without the empty line.
        let note = bytes[(ends.dropLast().last ?? 0)..<end - 1]
        return (String(decoding: note, as: UTF8.self), Int(start) + end)
    }

    /// More than two notes are long.
    private static let tail: UInt64 = 4_096
}
