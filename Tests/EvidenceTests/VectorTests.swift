import Evidence
import Foundation
import Testing

@Suite("The tree agrees with the published vectors of transparency logs")
struct VectorTests {
    private struct Proof: Decodable {
        var size1: UInt64?
        var size2: UInt64?
        var start: UInt64?
        var end: UInt64?
        var size: UInt64?
        var leafIdx: UInt64?
        var treeSize: UInt64?
        var root: Data?
        var root1: Data?
        var root2: Data?
        var leafHash: Data?
        var proof: [Data]?
        var wantErr: Bool
    }

    private struct Roots: Decodable {
        var leaves_hex: [String]
        var roots_by_size: [String]
        var big: [String: String]
    }

    @Test(
        "518 proofs are judged as they should be, 36 good and 482 bad", .enabled(if: Shared.isHere))
    func proofs() throws {
        var counts = [0, 0]
        for kind in ["inclusion", "consistency", "subtreeinclusion", "subtreeconsistency"] {
            for file in try Shared.files("merkle/testdata/\(kind)", "json") {
                let vector = try JSONDecoder().decode(Proof.self, from: Data(contentsOf: file))
                let holds = Self.judge(vector)
                #expect(holds == !vector.wantErr, "\(kind)/\(file.lastPathComponent)")
                counts[vector.wantErr ? 1 : 0] += 1
            }
        }
        #expect(counts == [36, 482])
    }

    private static func judge(_ vector: Proof) -> Bool {
        let path = (vector.proof ?? []).map { TreeHash(bytes: [UInt8]($0)) }
        func hash(_ data: Data?) -> TreeHash { TreeHash(bytes: [UInt8](data ?? Data())) }
        if let index = vector.leafIdx {
            let (leaf, root) = (hash(vector.leafHash), hash(vector.root))
            if let size = vector.treeSize {
                return TreeProof.provesInclusion(
                    of: leaf, at: index, in: size, path: path, root: root)
            }
            guard let start = vector.start, let end = vector.end, start <= index, index < end,
                TreeProof.isSubtree(start..<end)
            else { return false }
            return TreeProof.provesInclusion(
                of: leaf, at: index - start, in: end - start, path: path, root: root)
        }
        let (old, new) = (hash(vector.root1), hash(vector.root2))
        if let before = vector.size1, let size = vector.size2 {
            return TreeProof.provesConsistency(from: before, old, to: size, new, path: path)
        }
        guard let start = vector.start, let end = vector.end, let size = vector.size, start <= end
        else { return false }
        return TreeProof.provesSubtree(start..<end, old, in: size, new, path: path)
    }

    @Test(
        "The roots of RFC 6962's reference trees, and of large ones, come out",
        .enabled(if: Shared.isHere))
    func roots() throws {
        let roots = try JSONDecoder().decode(
            Roots.self, from: Data(contentsOf: Shared.file("tlog/rfc6962_roots.json")))
        var frontier = Frontier()
        #expect(hex(frontier.root) == roots.roots_by_size[0])
        for (leaf, root) in zip(roots.leaves_hex, roots.roots_by_size.dropFirst()) {
            frontier.append(TreeHash(leaf: bytes(leaf)))
            #expect(hex(frontier.root) == root)
        }
        #expect(frontier.size == 8)
        frontier = Frontier()
        var checked = 0
        for index in 0..<65_537 {
            frontier.append(
                TreeHash(leaf: withUnsafeBytes(of: UInt64(index).bigEndian, Array.init)))
            guard let root = roots.big[String(frontier.size)] else { continue }
            #expect(hex(frontier.root) == root, "\(frontier.size)")
            checked += 1
        }
        #expect(checked == 6)
    }

    @Test(
        "A compact range covers what it should, in complete subtrees", .enabled(if: Shared.isHere))
    func compactRanges() throws {
        let files = try Shared.files("merkle/compact/testdata/fuzz/FuzzRangeNodes", "")
        #expect(files.count == 19)
        for file in files {
            let numbers = try String(contentsOf: file, encoding: .utf8)
                .split { !$0.isNumber }.compactMap { UInt64($0) }.filter { $0 != 64 }
            guard let begin = numbers.dropFirst().first, let end = numbers.last, begin <= end,
                end <= UInt64(Int.max)
            else { continue }
            let range = Int(begin)..<Int(end)
            var next = range.lowerBound
            for subtree in Subtree.cover(range) {
                #expect(subtree.leaves.lowerBound == next)
                next = subtree.leaves.upperBound
            }
            #expect(next == range.upperBound)
        }
    }

    private func hex(_ hash: TreeHash) -> String {
        hash.bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }

    private func bytes(_ hex: String) -> [UInt8] {
        let digits = hex.compactMap(\.hexDigitValue).map(UInt8.init)
        return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
    }
}

/// 共享资料: published vectors beside the tree; tests of them run only where they are.
enum Shared {
    private static let vectors = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../../shared/vectors").standardizedFileURL

    static let isHere: Bool = {
        let found = FileManager.default.fileExists(atPath: vectors.path)
        if !found { print("no ../shared/vectors here: the published vectors are not run") }
        return found
    }()

    static func file(_ path: String) -> URL { vectors.appending(path: path) }

    static func files(_ folder: String, _ suffix: String) throws -> [URL] {
        let found = FileManager.default.enumerator(
            at: file(folder), includingPropertiesForKeys: [.isRegularFileKey])
        return (found?.compactMap { $0 as? URL } ?? [])
            .filter { !$0.hasDirectoryPath && (suffix.isEmpty || $0.pathExtension == suffix) }
    }
}
