/// 前沿: the right edge of a growing tree: what is needed to append a leaf and to know the root.
package struct Frontier: Sendable, Equatable {
    package private(set) var size = 0
    /// The complete subtrees that make up the tree, the largest first.
    private var edge: [TreeHash] = []

    package init() {}

    /// The edge of a tree that is there already.
    package init(size: Int, _ hash: (Subtree) throws -> TreeHash) rethrows {
        self.size = size
        edge = try Subtree.cover(0..<size).map(hash)
    }

    /// Appends the next leaf; `completed` is told of every subtree that it completes.
    package mutating func append(
        _ leaf: TreeHash, completed: (Subtree, TreeHash) -> Void = { _, _ in }
    ) {
        var hash = leaf
        var level = 0
        while size >> level & 1 == 1, let left = edge.popLast() {
            hash = TreeHash(left, hash)
            level += 1
            completed(Subtree(level: level, position: size >> level), hash)
        }
        edge.append(hash)
        size += 1
    }

    package var root: TreeHash {
        guard var hash = edge.last else { return .empty }
        for left in edge.dropLast().reversed() { hash = TreeHash(left, hash) }
        return hash
    }
}
