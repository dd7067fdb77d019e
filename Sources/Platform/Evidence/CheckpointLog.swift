import Evidence
import Foundation

/// 检查点文件: the checkpoints in text files outside the database, appended and flushed.
///
/// Several directories may hold it, so that another machine has one. Without any it lives in
/// memory, as a demonstration or a test does.
package struct CheckpointLog: Sendable {
    private let paths: [String]
    /// What every file holds that was answered for.
    private var lengths: [Int] = []

    package static let inMemory = CheckpointLog(paths: [])

    private init(paths: [String]) { self.paths = paths }

    /// Opens the files and leaves the public key beside each of them.
    package init(directories: [String], key: CheckpointKey) throws {
        for directory in directories {
            try FileManager.default.createDirectory(
                atPath: directory, withIntermediateDirectories: true)
            let published = Self.keyPath(in: directory)
            if !FileManager.default.fileExists(atPath: published) {
                try DurableFile.create(published, Array((key.text + "\n").utf8))
            }
        }
        paths = directories.map { Self.path(in: $0) }
        lengths = try paths.map { try Self.notes($0).length }
    }

    package static func path(in directory: String) -> String { directory + "/checkpoints.txt" }
    package static func keyPath(in directory: String) -> String { directory + "/checkpoints.pub" }

    /// The last checkpoint of any of the files; the largest, where a copy stayed behind.
    package func last(signedBy key: CheckpointKey) throws -> SignedCheckpoint? {
        var last: SignedCheckpoint?
        for path in paths {
            guard let text = try Self.notes(path).last else { continue }
            guard let found = SignedCheckpoint(text, verifiedBy: key) else {
                throw EvidenceProblem.badCheckpoint(path)
            }
            if found.checkpoint.size > last?.checkpoint.size ?? -1 { last = found }
        }
        return last
    }

    package mutating func append(_ signed: SignedCheckpoint) throws {
        let bytes = Array((signed.text + "\n").utf8)
        for (index, path) in paths.enumerated() {
            try DurableFile.append(path, bytes, at: lengths[index])
            lengths[index] += bytes.count
        }
    }

    /// The last whole note of a file, and where it ends: a torn one behind it was never told of.
    private static func notes(_ path: String) throws -> (last: String?, length: Int) {
        guard let file = FileHandle(forReadingAtPath: path) else { return (nil, 0) }
        defer { try? file.close() }
        let size = try file.seekToEnd()
        let start = size > tail ? size - tail : 0
        try file.seek(toOffset: start)
        let text = String(decoding: try file.readToEnd() ?? Data(), as: UTF8.self)
        let whole = SignedCheckpoint.split(text).filter { $0.contains("\n\u{2014} ") }
        guard let last = whole.last, let found = text.range(of: last + "\n", options: .backwards)
        else { return (nil, Int(start)) }
        return (last, Int(start) + text[..<found.upperBound].utf8.count)
    }

    /// More than two notes are long.
    private static let tail: UInt64 = 4_096
}
