import Clearance
import Dispatch
import Evidence
import Storage
import Synchronization

/// 定序: grows the tree over the events that were committed, signs it, and proves from it.
///
/// What it stores follows from the leaves alone, so several nodes may do the same work over one
/// database without asking each other. The tree is grown in memory: an event that is changed
/// afterwards does not change what is signed, and differs from it for ever.
package final class Sequencer: Sendable {
    private struct Work {
        /// Nil until the database was compared with the last checkpoint.
        var frontier: Frontier?
        var log: CheckpointLog
    }

    private let storage: any Storage
    private let rows: TreeRows
    private let events: TableShape
    private let files: EvidenceFiles
    private let clock: any PlatformClock
    private let feed: LeafFeed
    private let work: Mutex<Work>
    private let latest = Mutex<SignedCheckpoint?>(nil)

    init(
        storage: any Storage, zone: String, files: EvidenceFiles, clock: any PlatformClock,
        feed: LeafFeed
    ) {
        self.storage = storage
        self.files = files
        self.clock = clock
        self.feed = feed
        rows = TreeRows(zone: zone)
        work = Mutex(Work(frontier: nil, log: files.log))
        guard let events = Schema.tables.first(where: { $0.name == EventTable.name }) else {
            preconditionFailure("the schema has a table of events")
        }
        self.events = events
    }

    package var publicKey: CheckpointKey { files.publicKey }

    /// The last checkpoint that was signed.
    package var checkpoint: SignedCheckpoint? { latest.withLock { $0 } }

    /// Takes up what was committed and signs it, where something was; answers the last checkpoint.
    @discardableResult
    package func sign() throws -> SignedCheckpoint? {
        try work.withLock { work in
            var frontier = try work.frontier ?? resume(work.log)
            try grow(&frontier)
            work.frontier = frontier
            let before = latest.withLock { $0 }
            let (links, chain) = try storage.read {
                try JournalRows(connection: $0.connection, zone: rows.zone).end()
            }
            let known = before?.checkpoint
            guard frontier.size > known?.size ?? 0 || links > known?.links ?? 0 else {
                return before
            }
            let signed = try SignedCheckpoint.sign(
                Checkpoint(
                    origin: files.publicKey.origin, size: frontier.size, root: frontier.root,
                    links: links, chain: chain, time: clock.now.milliseconds), with: files.key)
            try work.log.append(signed)
            latest.withLock { $0 = signed }
            return signed
        }
    }

    /// The same, away from the threads that answer requests.
    @discardableResult
    package func signInBackground() async throws -> SignedCheckpoint? {
        try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global().async {
                continuation.resume(with: Result { try self.sign() })
            }
        }
    }

    /// Where the last checkpoint left off; nothing is signed over a database that contradicts it.
    private func resume(_ log: CheckpointLog) throws -> Frontier {
        guard let last = try log.last(signedBy: files.publicKey) else { return Frontier() }
        let size = last.checkpoint.size
        let frontier = try storage.read { transaction in
            guard try rows.size(transaction) >= size else { return Frontier?.none }
            return try? Frontier(size: size) { try rows.hash(of: $0, transaction) }
        }
        guard let frontier, frontier.root == last.checkpoint.root else {
            throw EvidenceProblem.forked(size: size)
        }
        latest.withLock { $0 = last }
        return frontier
    }

    private func grow(_ frontier: inout Frontier) throws {
        while true {
            let start = frontier.size
            var leaves = feed.take(after: start)
            if leaves.isEmpty {
                leaves = try storage.read { try rows.leaves(start..<start + Self.page, $0) }
            }
            if leaves.isEmpty { return }
            var grown = frontier
            var nodes: [(Subtree, TreeHash)] = []
            for leaf in leaves {
                grown.append(leaf) { subtree, hash in
                    if subtree.level % TreeRows.step == 0 { nodes.append((subtree, hash)) }
                }
            }
            if !nodes.isEmpty { try storage.write { try rows.save(nodes, $0) } }
            frontier = grown
        }
    }

    /// Leaves taken up in one step.
    private static let page = 8_192

    // MARK: Proofs

    /// That the receipt of this number is in a signed tree; `isAllowed` sees whose receipt it is.
    package func proof(
        ofReceipt seq: Int64, _ isAllowed: (_ recipient: String?) -> Bool
    ) throws -> InclusionProof {
        let found = try storage.read { try EventRows.recipient(of: seq, rows.zone, $0) }
        guard seq > 0, let found, found.isReceipt, isAllowed(found.enterprise) else {
            throw EvidenceProblem.unknownEvent
        }
        let index = Int(seq - 1)
        var signed = checkpoint
        if signed?.checkpoint.size ?? 0 <= index { signed = try sign() }
        guard let signed, signed.checkpoint.size > index else { throw EvidenceProblem.unknownEvent }
        return try storage.read { transaction in
            let leaf = try rows.leaves(index..<index + 1, transaction)
            let bytes = try rows.leafBytes(index, events, transaction)
            guard let hash = leaf.first, let bytes else { throw EvidenceProblem.unknownEvent }
            var path: [TreeHash] = []
            for range in TreeProof.inclusion(of: index, in: signed.checkpoint.size) {
                path.append(try rows.hash(of: range, transaction))
            }
            return InclusionProof(
                leaf: hash, bytes: bytes, index: index, path: path, checkpoint: signed)
        }
    }

    /// That the tree of `size` leaves begins with that of `before`; both at most the last signed.
    package func consistency(from before: Int, to size: Int) throws -> [TreeHash] {
        guard 1 <= before, before <= size, size <= checkpoint?.checkpoint.size ?? 0 else {
            throw EvidenceProblem.unknownSize
        }
        return try storage.read { transaction in
            var path: [TreeHash] = []
            for range in TreeProof.consistency(from: before, to: size) {
                path.append(try rows.hash(of: range, transaction))
            }
            return path
        }
    }
}

/// 收录证明: an event's leaf, its way to the root, and the signed root.
package struct InclusionProof: Sendable {
    package var leaf: TreeHash
    /// The stored row in the form that is hashed; a row sealed anew has another leaf than these.
    package var bytes: [UInt8]
    package var index: Int
    package var path: [TreeHash]
    package var checkpoint: SignedCheckpoint
}
