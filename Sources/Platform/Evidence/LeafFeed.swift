import Evidence
import Synchronization

/// Leaves that were just committed here, so that they need not be read back.
///
/// Bounded, and only a hint: what is not in it is read from the database.
final class LeafFeed: Sendable {
    private struct Run {
        /// How many leaves the tree has before the first of these.
        var start: Int
        var leaves: [TreeHash]
    }

    private let runs = Mutex<[Run]>([])
    private static let most = 1 << 18

    func offer(_ first: Int64, _ leaves: [TreeHash]) {
        let start = Int(first - 1)
        runs.withLock { runs in
            let end = runs.last.map { $0.start + $0.leaves.count }
            let count = end.map { $0 - runs[0].start } ?? 0
            // Another node's commits lie between, or nobody takes: begin anew from here.
            if end != start || count > Self.most { runs.removeAll() }
            runs.append(Run(start: start, leaves: leaves))
        }
    }

    /// The leaves that follow a tree of this size, as far as they are here.
    func take(after size: Int) -> [TreeHash] {
        runs.withLock { runs in
            guard let first = runs.first, first.start <= size else { return [] }
            defer { runs.removeAll() }
            return Array(runs.flatMap(\.leaves).dropFirst(size - first.start))
        }
    }
}
