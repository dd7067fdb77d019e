import Clearance
import Dispatch
import Evidence
import Storage
import Synchronization

/// 定序: grows the tree over the events that were committed, signs it, and proves from it.
///
/// What it stores follows from the leaves alone, so several nodes may do the same work over one
/// database without asking each other. The leaves are those that the journal lists, link by link,
/// each vouched for by the zone's key: what somebody else put into the database is never signed.
package final class Sequencer: Sendable {
    private struct Work {
        /// Nil until the database was compared with the last checkpoint.
        var tip: Tip?
        var log: CheckpointLog
    }

    /// How far the journal was followed, and the tree that its leaves make.
    private struct Tip {
        var frontier = Frontier()
        var links = 0
        var chain = JournalLink.start
    }

    private let storage: any Storage
    private let rows: TreeRows
    private let events: TableShape
    private let files: EvidenceFiles
    private let key: JournalKey
    private let clock: any PlatformClock
    private let work: Mutex<Work>
    private let latest = Mutex<SignedCheckpoint?>(nil)
    private let urgent = Mutex<Urgent?>(nil)

    init(
        storage: any Storage, zone: String, key: JournalKey, files: EvidenceFiles,
        clock: any PlatformClock
    ) {
        self.storage = storage
        self.files = files
        self.clock = clock
        self.key = key
        rows = TreeRows(zone: zone)
        work = Mutex(Work(tip: nil, log: files.log))
        events = EventTable.shape(in: Schema.tables)
    }

    package var publicKey: CheckpointKey { files.publicKey }

    /// The last checkpoint that was signed.
    package var checkpoint: SignedCheckpoint? { latest.withLock { $0 } }

    /// Takes up what was committed and signs it, where something was; answers the last checkpoint.
    @discardableResult
    package func sign() throws -> SignedCheckpoint? {
        try work.withLock { work in
            var tip = try work.tip ?? resume(work.log)
            defer { work.tip = tip }
            try follow(&tip)
            let before = latest.withLock { $0 }
            guard tip.links > before?.checkpoint.links ?? 0 else { return before }
            let signed = try SignedCheckpoint.sign(
                Checkpoint(
                    origin: files.publicKey.origin, size: tip.frontier.size,
                    root: tip.frontier.root, links: tip.links, chain: tip.chain,
                    time: clock.now.milliseconds), with: files.key)
            try work.log.append(signed)
            latest.withLock { $0 = signed }
            files.copy?.offer(signed)
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

    private struct Urgent {
        var begin: ContinuousClock.Instant
        var task: Task<SignedCheckpoint?, any Error>
    }

    /// For whoever waits for it: at once, but once a second at most; those who come between share
    /// the next.
    package func signUrgently() async throws -> SignedCheckpoint? {
        let task = urgent.withLock { urgent in
            let now = ContinuousClock.now
            if let urgent, urgent.begin > now { return urgent.task }
            let begin = urgent.map { max(now, $0.begin + .seconds(1)) } ?? now
            let task = Task {
                try await Task.sleep(until: begin, clock: .continuous)
                return try await signInBackground()
            }
            urgent = Urgent(begin: begin, task: task)
            return task
        }
        return try await task.value
    }

    /// How many checkpoints the copy lacks, and why.
    package var copyBehind: (count: Int, problem: String?) { files.copy?.behind ?? (0, nil) }

    /// The last of the file and of the copy: whoever puts an older file here is noticed.
    private func lastSigned(_ log: CheckpointLog) throws -> SignedCheckpoint? {
        let found = [
            try log.last(signedBy: files.publicKey),
            try files.copy?.last(signedBy: files.publicKey),
        ]
        return found.compactMap(\.self).max { $0.checkpoint.links < $1.checkpoint.links }
    }

    /// Where the last checkpoint left off; nothing is signed over a database that contradicts it.
    private func resume(_ log: CheckpointLog) throws -> Tip {
        guard let last = try lastSigned(log) else { return Tip() }
        let known = last.checkpoint
        let frontier = try storage.read { transaction in
            let journal = JournalRows(connection: transaction.connection, zone: rows.zone)
            guard try journal.chain(at: known.links) == known.chain,
                try rows.size(transaction) >= known.size
            else { return Frontier?.none }
            do {
                return try Frontier(size: known.size) { try rows.hash(of: $0, transaction) }
            } catch StorageProblem.corrupt {
                return nil
            }
        }
        guard let frontier, frontier.root == known.root else {
            throw EvidenceProblem.forked(size: known.size)
        }
        latest.withLock { $0 = last }
        return Tip(frontier: frontier, links: known.links, chain: known.chain)
    }

    /// Takes up the links behind the tip, as far as each is vouched for.
    private func follow(_ tip: inout Tip) throws {
        while true {
            let after = tip.links
            let (links, size) = try storage.read { transaction in
                let journal = JournalRows(connection: transaction.connection, zone: rows.zone)
                return (try journal.links(after: Int64(after)), try rows.size(transaction))
            }
            guard !links.isEmpty else {
                let listed = tip.frontier.size
                guard listed == size else {
                    throw EvidenceProblem.unlisted(event: min(listed, size) + 1)
                }
                return
            }
            var next = tip
            var nodes: [(Subtree, TreeHash)] = []
            for link in links {
                guard let leaves = link.leaves(after: next.links, next.chain, vouchedBy: key)
                else { throw EvidenceProblem.unvouched(link: next.links + 1) }
                for leaf in leaves {
                    next.frontier.append(leaf) { subtree, hash in
                        if subtree.level % TreeRows.step == 0 { nodes.append((subtree, hash)) }
                    }
                }
                (next.links, next.chain) = (next.links + 1, link.chain)
            }
            if !nodes.isEmpty { try storage.write { try rows.save(nodes, $0) } }
            tip = next
        }
    }

    // MARK: Proofs

    /// That the receipt of this number is in a signed tree; `isAllowed` sees whose receipt it is.
    package func proof(
        ofReceipt seq: Int64, _ isAllowed: (_ recipient: String?) -> Bool
    ) async throws -> InclusionProof {
        let found = try storage.read { try EventRows.recipient(of: seq, rows.zone, $0) }
        guard seq > 0, let found, found.isReceipt, isAllowed(found.enterprise) else {
            throw EvidenceProblem.unknownEvent
        }
        let index = Int(seq - 1)
        var signed = checkpoint
        if signed?.checkpoint.size ?? 0 <= index { signed = try await signUrgently() }
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
    /// The stored row in the form that is hashed.
    package var bytes: [UInt8]
    package var index: Int
    package var path: [TreeHash]
    package var checkpoint: SignedCheckpoint
}
