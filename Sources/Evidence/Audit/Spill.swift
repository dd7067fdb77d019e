import Foundation

/// Records of one length, sorted by their first byte into buckets that go to files when they grow.
///
/// So a database of any size is compared with its journal bucket by bucket, in bounded memory:
/// 256 KB a bucket while collecting, then a 256th of all records at a time.
struct Spill: ~Copyable {
    private let folder: URL
    private var buckets = [[UInt8]](repeating: [], count: 256)
    private var files: Set<Int> = []
    private static let most = 1 << 18

    init(_ name: String, in folder: URL) {
        self.folder = folder.appending(path: name)
    }

    mutating func append(_ record: some Sequence<UInt8>, first: UInt8) throws {
        let index = Int(first)
        buckets[index].append(contentsOf: record)
        if buckets[index].count >= Self.most { try flush(index) }
    }

    /// All records of a bucket, which is then empty.
    mutating func take(_ index: Int) throws -> [UInt8] {
        defer { buckets[index] = [] }
        guard files.contains(index) else { return buckets[index] }
        return [UInt8](try Data(contentsOf: url(index))) + buckets[index]
    }

    private func url(_ index: Int) -> URL { folder.appending(path: String(index)) }

    private mutating func flush(_ index: Int) throws {
        if files.isEmpty {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        }
        if files.insert(index).inserted {
            _ = FileManager.default.createFile(atPath: url(index).path, contents: nil)
        }
        let file = try FileHandle(forWritingTo: url(index))
        defer { try? file.close() }
        try file.seekToEnd()
        try file.write(contentsOf: Data(buckets[index]))
        buckets[index].removeAll(keepingCapacity: true)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }
}
