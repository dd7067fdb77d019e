/// 子树: a complete part of the tree: the `position`-th run of 2^`level` leaves.
package struct Subtree: Hashable, Sendable {
    package var level: Int
    package var position: Int

    package init(level: Int, position: Int) {
        self.level = level
        self.position = position
    }

    package var leaves: Range<Int> { position << level..<(position + 1) << level }

    /// The fewest complete subtrees that make up `range`, from left to right.
    package static func cover(_ range: Range<Int>) -> [Subtree] {
        var found: [Subtree] = []
        var start = range.lowerBound
        while start < range.upperBound {
            // As large as its place allows, and as what is left allows.
            var level = start == 0 ? Int.bitWidth - 2 : start.trailingZeroBitCount
            let left = range.upperBound - start
            level = min(level, Int.bitWidth - 1 - left.leadingZeroBitCount)
            found.append(Subtree(level: level, position: start >> level))
            start += 1 << level
        }
        return found
    }

    /// The hash of `range`, which begins where a tree or one of its right children begins.
    package static func hash(
        of range: Range<Int>, _ hash: (Subtree) throws -> TreeHash
    ) rethrows -> TreeHash {
        var result: TreeHash?
        for subtree in cover(range).reversed() {
            let own = try hash(subtree)
            result = result.map { TreeHash(own, $0) } ?? own
        }
        return result ?? .empty
    }
}
