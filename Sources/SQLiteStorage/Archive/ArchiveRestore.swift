import Crypto
import Foundation
import Storage

/// 恢复: the database as it was at a moment, made from a base and the segments after it.
package struct ArchiveRestore: Sendable {
    /// When the last transaction that was restored was.
    package private(set) var until: Int64 = 0
    package private(set) var transactions = 0
    package private(set) var segments = 0
    package private(set) var bytes = 0
    /// Bases that could not be used, so that an older one was.
    package private(set) var damaged: [String] = []
    /// The moment asked for lies behind the end of its chain, and a later one begins only here:
    /// between them, nothing was archived.
    package private(set) var gapUntil: Int64?

    /// Why nothing was restored.
    package enum Refusal: Error, Equatable {
        case noArchive(String)
        /// No base is that old; the first moment that can be restored, if any.
        case tooEarly(first: Int64?)
        /// A segment is damaged; what came before it can be had by asking for this moment.
        case damaged(file: String, last: Int64?)
    }

    /// Writes the database file at `path`, which must not exist, and flushes it.
    package init(from archive: String, to path: String, at instant: Int64?) throws {
        let chains = (try? ArchiveChain.all(in: archive)) ?? []
        guard !chains.isEmpty else { throw Refusal.noArchive(archive) }
        let moment = instant ?? .max
        for (index, chain) in chains.enumerated().reversed() {
            for base in chain.bases.reversed() where base.instant <= moment {
                let isBehind: Bool
                do {
                    isBehind = try restore(base, of: chain, to: path, moment)
                } catch let damage as BaseDamage {
                    damaged.append(damage.file)
                    continue
                }
                let later = chains[(index + 1)...].lazy.compactMap(\.bases.first).first
                if instant != nil, isBehind { gapUntil = later?.instant }
                return
            }
        }
        if let file = damaged.first { throw Refusal.damaged(file: file, last: nil) }
        throw Refusal.tooEarly(first: chains.lazy.compactMap(\.bases.first?.instant).first)
    }

    /// The base itself is damaged, so an older one is tried.
    private struct BaseDamage: Error { var file: String }

    /// Whether the chain ends before the moment.
    private mutating func restore(
        _ base: ArchiveBase, of chain: ArchiveChain, to path: String, _ moment: Int64
    ) throws -> Bool {
        var isBehind = false
        (transactions, segments, until) = (0, 0, base.instant)
        try ArchiveFile.create(path) { target in
            try copy(base, chain.path(of: base), to: target)
            var pages: (count: Int, size: Int)?
            isBehind = try replay(base, chain, moment) { segment in
                let size = segment.header.pageSize
                let last = try segment.apply(upTo: moment) { page, bytes in
                    try ArchiveFile.write(Array(bytes), to: target, at: (page - 1) * size)
                }
                if let last { pages = (last.pages, size) }
            }
            guard let pages else { return }
            // A database that shrank, and one that grows in steps, end where SQLite says.
            guard ftruncate(target, off_t(pages.count * pages.size)) == 0 else {
                throw ArchiveFile.problem("truncate", path)
            }
            bytes = pages.count * pages.size
        }
        return isBehind
    }

    private mutating func copy(_ base: ArchiveBase, _ path: String, to target: Int32) throws {
        let source = open(path, O_RDONLY | O_CLOEXEC)
        guard source >= 0 else { throw BaseDamage(file: path) }
        defer { close(source) }
        guard ftruncate(target, 0) == 0 else { throw ArchiveFile.problem("truncate", path) }
        var hash = SHA256()
        var done = 0
        while done <= base.bytes {
            let part = try ArchiveFile.read(source, 4 << 20, at: done)
            if part.isEmpty { break }
            hash.update(data: part)
            try ArchiveFile.write(part, to: target, at: done)
            done += part.count
        }
        guard done == base.bytes, hexText(hash.finalize()) == base.digest else {
            throw BaseDamage(file: path)
        }
        bytes = done
    }

    /// Hands over one segment after another, each proven to follow the one before; whether they
    /// ended before the moment.
    private mutating func replay(
        _ base: ArchiveBase, _ chain: ArchiveChain, _ moment: Int64,
        _ apply: (ArchiveSegment) throws -> Void
    ) throws -> Bool {
        var link = base.from
        var position: LogPosition?
        let end = max(base.until, chain.segments.last ?? 0)
        // Each transaction is later than those before it, so nothing that is due can follow.
        while link.number <= end, link.number <= base.until || until < moment {
            let segment: ArchiveSegment
            do {
                segment = try chain.segment(link.number, after: link.after, from: position)
            } catch let damage as ArchiveDamage {
                let isWhole = link.number > base.until
                throw Refusal.damaged(file: damage.file, last: isWhole ? until : nil)
            }
            let taken = segment.header.commits.prefix { $0.instant <= moment }
            try apply(segment)
            if !taken.isEmpty { segments += 1 }
            transactions += taken.count
            until = taken.last?.instant ?? until
            guard taken.count == segment.header.commits.count else { return false }
            link = ArchiveSegment.Link(number: link.number + 1, after: segment.digest)
            position = segment.header.to
        }
        return until < moment
    }
}
