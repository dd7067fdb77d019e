import Foundation
import Storage

/// 归档链: segments without a gap between them, in a directory of their own, and their bases.
struct ArchiveChain {
    let directory: String
    /// The numbers of its segments, rising.
    let segments: [Int]
    /// Its finished bases, the oldest first.
    let bases: [ArchiveBase]

    init(directory: String) throws {
        self.directory = directory
        let names = try ArchiveFile.names(in: directory)
        segments = names.compactMap { Self.number($0, ".wal") }.sorted()
        bases = names.filter { Self.number($0, ".base.json") != nil }.compactMap { name in
            guard let data = FileManager.default.contents(atPath: directory + "/" + name),
                data.count < 1 << 16
            else { return nil }
            return try? JSONDecoder().decode(ArchiveBase.self, from: data)
        }.sorted { $0.from.number < $1.from.number }
    }

    /// All chains of an archive, the oldest first.
    static func all(in archive: String) throws -> [ArchiveChain] {
        try ArchiveFile.names(in: archive)
            .filter { $0.count == 15 && $0.allSatisfy(\.isNumber) }
            .map { try ArchiveChain(directory: archive + "/" + $0) }
    }

    /// The directory of a chain that begins now; its name sorts by time.
    static func directory(in archive: String, at instant: Int64) -> String {
        let digits = String(max(0, instant))
        return archive + "/" + String(repeating: "0", count: max(0, 15 - digits.count)) + digits
    }

    /// The segment of this number, which must continue the one before where that is known.
    func segment(
        _ number: Int, after digest: String? = nil, from position: LogPosition? = nil
    ) throws -> ArchiveSegment {
        let path = path(of: number)
        guard let data = FileManager.default.contents(atPath: path),
            let segment = ArchiveSegment(bytes: [UInt8](data)), segment.header.number == number,
            digest ?? segment.header.after == segment.header.after,
            position.map(segment.header.from.continues) ?? true
        else { throw ArchiveDamage(file: path) }
        return segment
    }

    /// Removes what was being written when the platform ended.
    func removeUnfinished() throws {
        for name in try ArchiveFile.names(in: directory) where name.hasSuffix(".part") {
            try FileManager.default.removeItem(atPath: directory + "/" + name)
        }
    }

    func path(of segment: Int) -> String { directory + "/" + ArchiveSegment.name(segment) }

    func path(of base: ArchiveBase) -> String {
        directory + "/" + ArchiveBase.dataName(base.from.number)
    }

    private static func number(_ name: String, _ ending: String) -> Int? {
        guard let number = Int(name.dropLast(ending.count)), number > 0,
            name == ArchiveSegment.fileName(number, String(ending.dropFirst()))
        else { return nil }
        return number
    }
}

/// A file of an archive that is not there or not what was written.
package struct ArchiveDamage: Error, Equatable {
    package var file: String
}
