import Evidence
import Testing

@Suite("A proof proves its own leaf and its own growth, nothing else")
struct ProofTests {
    private let leaves = (0..<70).map { TreeHash(leaf: [UInt8($0)]) }

    private func hash(_ range: Range<Int>) -> TreeHash {
        var frontier = Frontier()
        for leaf in leaves[range] { frontier.append(leaf) }
        return frontier.root
    }

    @Test("Every leaf of every tree up to 70 is proven at its place and at no other")
    func inclusion() {
        for size in 1...70 {
            let root = hash(0..<size)
            for index in 0..<size {
                let path = TreeProof.inclusion(of: index, in: size).map(hash)
                func holds(_ index: Int, _ size: Int, _ leaf: TreeHash) -> Bool {
                    TreeProof.provesInclusion(
                        of: leaf, at: UInt64(index), in: UInt64(size), path: path, root: root)
                }
                #expect(holds(index, size, leaves[index]))
                #expect(size == 1 || !holds((index + 1) % size, size, leaves[index]))
                #expect(!holds(index, size, leaves[(index + 1) % 70]))
            }
        }
    }

    @Test("Every tree up to 70 is proven to grow out of every smaller one, and not out of others")
    func consistency() {
        for size in 1...70 {
            let root = hash(0..<size)
            for before in 1...size {
                let path = TreeProof.consistency(from: before, to: size).map(hash)
                func holds(_ old: TreeHash) -> Bool {
                    TreeProof.provesConsistency(
                        from: UInt64(before), old, to: UInt64(size), root, path: path)
                }
                #expect(holds(hash(0..<before)))
                #expect(!holds(hash(0..<(before % 70) + 1)) || before == size && size == 70)
            }
        }
    }

    @Test("A frontier taken up again from stored subtrees goes on as if it had never stopped")
    func resumed() {
        for size in 0...70 {
            var resumed = Frontier(size: size) { hash($0.leaves) }
            #expect(resumed.root == hash(0..<size))
            guard size < 70 else { continue }
            resumed.append(leaves[size])
            #expect(resumed.root == hash(0..<size + 1))
        }
    }
}
