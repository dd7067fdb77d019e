import Crypto
import Foundation
import Storage

/// 基础副本: the database file as it was copied while the work went on, and what makes it whole.
///
/// The copy is no state that ever was: pages were copied at different moments. Replaying every
/// transaction of the logs that were in use meanwhile makes it one, as each frame is a whole page.
struct ArchiveBase: Codable, Equatable {
    /// The segments from here on are replayed.
    var from: ArchiveSegment.Link
    /// At least up to this segment; before it there is no whole state.
    var until: Int
    /// When the last transaction of that segment was.
    var instant: Int64
    var bytes: Int
    var digest: String

    static func dataName(_ number: Int) -> String { ArchiveSegment.fileName(number, "base") }
    static func name(_ number: Int) -> String { ArchiveSegment.fileName(number, "base.json") }

    func write(to directory: String) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        try ArchiveFile.create(
            directory + "/" + Self.name(from.number), [UInt8](try encoder.encode(self)))
    }

    /// Copies the file, calling `pause` between parts, and gives its length and digest.
    static func copy(
        from source: Int32, to path: String, pause: () throws -> Void
    ) throws -> (bytes: Int, digest: String) {
        var done = 0
        var hash = SHA256()
        try ArchiveFile.create(path) { target in
            while true {
                let part = try ArchiveFile.read(source, 4 << 20, at: done)
                if part.isEmpty { break }
                hash.update(data: part)
                try ArchiveFile.write(part, to: target, at: done)
                done += part.count
                try pause()
            }
        }
        return (done, hexText(hash.finalize()))
    }
}
