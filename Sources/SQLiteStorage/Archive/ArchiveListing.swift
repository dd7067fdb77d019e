import Foundation
import Storage

/// 归档清单: what an archive holds, chain by chain.
package struct ArchiveListing: Sendable {
    package struct Chain: Sendable, Encodable {
        package var directory: String
        /// The first and the last moment that can be restored from it; nil without a whole base.
        package var from: Int64?
        package var until: Int64?
        package var bases: Int
        package var segments: Int
        package var bytes: Int
        /// What stands in the way of a restore, file by file.
        package var damaged: [String]
    }

    package var chains: [Chain] = []

    /// Reads every segment and proves its place in the chain.
    package init(of archive: String) throws {
        for chain in try ArchiveChain.all(in: archive) {
            var row = Chain(
                directory: chain.directory, from: chain.bases.first?.instant,
                until: chain.bases.last?.instant, bases: chain.bases.count,
                segments: chain.segments.count, bytes: 0, damaged: [])
            var after: String?
            let numbers = chain.segments.first.map { $0...(chain.segments.last ?? $0) }
            for number in numbers ?? 0...(-1) {
                do {
                    let segment = try chain.segment(number)
                    if let after, segment.header.after != after {
                        throw ArchiveDamage(
                            file: chain.directory + "/" + ArchiveSegment.name(number))
                    }
                    after = segment.digest
                    row.bytes += segment.frames.count
                    if row.until != nil, row.damaged.isEmpty {
                        row.until = segment.header.commits.last?.instant
                    }
                } catch let damage as ArchiveDamage {
                    after = nil
                    row.damaged.append(damage.file)
                }
            }
            for base in chain.bases { row.bytes += base.bytes }
            chains.append(row)
        }
    }
}
