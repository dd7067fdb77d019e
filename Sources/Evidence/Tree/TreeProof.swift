/// 证明: which hashes prove that a leaf is in a tree, or that a tree grew out of a smaller one.
///
/// RFC 9162, sections 2.1.3 and 2.1.4. Proofs are given as the ranges of leaves whose hashes make
/// them, in order, so that whoever has the hashes may fetch them together.
package enum TreeProof {
    /// The path of a leaf, its neighbour first.
    package static func inclusion(of index: Int, in size: Int) -> [Range<Int>] {
        precondition(0..<size ~= index, "a leaf is proven in a tree that has it")
        var path: [Range<Int>] = []
        var tree = 0..<size
        while tree.count > 1 {
            let middle = tree.lowerBound + split(tree.count)
            if index < middle {
                path.append(middle..<tree.upperBound)
                tree = tree.lowerBound..<middle
            } else {
                path.append(tree.lowerBound..<middle)
                tree = middle..<tree.upperBound
            }
        }
        return path.reversed()
    }

    /// That the tree of `size` leaves begins with that of `before`.
    package static func consistency(from before: Int, to size: Int) -> [Range<Int>] {
        precondition(1...size ~= before, "a tree grows out of a smaller one that is not empty")
        var path: [Range<Int>] = []
        var tree = 0..<size
        while tree.upperBound != before {
            let middle = tree.lowerBound + split(tree.count)
            if before <= middle {
                path.append(middle..<tree.upperBound)
                tree = tree.lowerBound..<middle
            } else {
                path.append(tree.lowerBound..<middle)
                tree = middle..<tree.upperBound
            }
        }
        // The smaller tree itself is known to whoever asks.
        if tree.lowerBound > 0 { path.append(tree) }
        return path.reversed()
    }

    /// The largest power of two below `count`.
    private static func split(_ count: Int) -> Int {
        1 << (Int.bitWidth - 1 - (count - 1).leadingZeroBitCount)
    }

    // MARK: Checking

    package static func provesInclusion(
        of leaf: TreeHash, at index: UInt64, in size: UInt64, path: [TreeHash], root: TreeHash
    ) -> Bool {
        guard index < size, leaf.bytes.count == TreeHash.length else { return false }
        var (place, last) = (index, size - 1)
        var hash = leaf
        for part in path {
            guard last > 0 else { return false }
            if place & 1 == 1 || place == last {
                hash = TreeHash(part, hash)
                while place & 1 == 0, place > 0 {
                    place >>= 1
                    last >>= 1
                }
            } else {
                hash = TreeHash(hash, part)
            }
            place >>= 1
            last >>= 1
        }
        return last == 0 && hash == root
    }

    package static func provesConsistency(
        from before: UInt64, _ old: TreeHash, to size: UInt64, _ new: TreeHash, path: [TreeHash]
    ) -> Bool {
        guard before > 0, before <= size else { return false }
        if before == size { return path.isEmpty && old == new }
        return provesSubtree(0..<before, old, in: size, new, path: path)
    }

    /// That the leaves of `range` are, with their own hash, a part of the tree.
    ///
    /// Merkle Tree Certificates (draft-ietf-plants-merkle-tree-certs), section 4.4.3.
    package static func provesSubtree(
        _ range: Range<UInt64>, _ hash: TreeHash, in size: UInt64, _ root: TreeHash,
        path: [TreeHash]
    ) -> Bool {
        guard range.upperBound <= size else { return false }
        if range.isEmpty { return path.isEmpty && hash == .empty }
        guard isSubtree(range) else { return false }
        var (first, end, last) = (range.lowerBound, range.upperBound - 1, size - 1)
        func shift() {
            first >>= 1
            end >>= 1
            last >>= 1
        }
        if end == last {
            while first != end { shift() }
        } else {
            while first != end, end & 1 == 1 { shift() }
        }
        var rest = path[...]
        guard let start = first == end ? hash : rest.popFirst() else { return false }
        var (own, whole) = (start, start)
        for part in rest {
            guard last > 0 else { return false }
            if end & 1 == 1 || end == last {
                if first < end { own = TreeHash(part, own) }
                whole = TreeHash(part, whole)
                while end & 1 == 0, end > 0 { shift() }
            } else {
                whole = TreeHash(whole, part)
            }
            shift()
        }
        return last == 0 && own == hash && whole == root
    }

    /// Whether the leaves of `range` stand under one node of some tree, from its left on.
    package static func isSubtree(_ range: Range<UInt64>) -> Bool {
        let count = range.upperBound - range.lowerBound
        guard count > 0, count <= 1 << 63 else { return false }
        let width: UInt64 = count == 1 ? 1 : 1 << (64 - (count - 1).leadingZeroBitCount)
        return width != 0 && range.lowerBound % width == 0
    }
}
