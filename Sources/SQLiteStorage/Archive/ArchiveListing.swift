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
            var before: ArchiveSegment?
            var next = chain.bases.first?.from.number ?? chain.segments.first ?? 1
            for number in chain.segments {
                // A gap is told once, by the first that is missing, however wide it is.
                if number > next { row.damaged.append(chain.path(of: next)) }
                if number != next { before = nil }
                next = max(next, number &+ 1)
                do {
                    let segment = try chain.segment(
                        number, after: before?.digest, from: before?.header.to)
                    before = segment
                    row.bytes += segment.frames.count
                    if row.until != nil, row.damaged.isEmpty {
                        row.until = segment.header.commits.last?.instant
                    }
                } catch let damage as ArchiveDamage {
                    before = nil
                    row.damaged.append(damage.file)
                }
            }
            if let last = chain.bases.last, next <= last.until {
                row.damaged.append(chain.path(of: next))
            }
            for base in chain.bases { row.bytes += base.bytes }
            chains.append(row)
        }
    }
}
