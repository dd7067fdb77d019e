import Crypto
import Foundation

typealias Bytes = [UInt8]

func sha256(_ bytes: Bytes) -> Bytes { SHA256.hash(data: bytes).withUnsafeBytes { Bytes($0) } }
func parent(_ left: Bytes, _ right: Bytes) -> Bytes { sha256([1] + left + right) }
func bigEndian(_ number: some FixedWidthInteger) -> Bytes {
    withUnsafeBytes(of: number.bigEndian) { Bytes($0) }
}

/// The complete subtrees at the right edge of a growing tree, RFC 6962.
struct Tree {
    var size = 0
    private var edge: [(level: Int, hash: Bytes)] = []

    /// Answers the subtrees of level 8, 16, 24 … that the leaf completes.
    mutating func append(_ leaf: Bytes) -> [(level: Int, position: Int, hash: Bytes)] {
        var completed: [(level: Int, position: Int, hash: Bytes)] = []
        edge.append((0, leaf))
        size += 1
        while edge.count > 1, edge[edge.count - 1].level == edge[edge.count - 2].level {
            let right = edge.removeLast()
            let left = edge.removeLast()
            let (level, hash) = (left.level + 1, parent(left.hash, right.hash))
            edge.append((level, hash))
            if level % 8 == 0 { completed.append((level, (size - 1) >> level, hash)) }
        }
        return completed
    }

    var root: Bytes {
        guard let last = edge.last else { return sha256([]) }
        return edge.dropLast().reversed().reduce(last.hash) { parent($1.hash, $0) }
    }
}
