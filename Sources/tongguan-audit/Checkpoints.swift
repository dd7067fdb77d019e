import Crypto
import Foundation

typealias Bytes = [UInt8]

func sha256(_ bytes: Bytes) -> Bytes { SHA256.hash(data: bytes).withUnsafeBytes { Bytes($0) } }
func parent(_ left: Bytes, _ right: Bytes) -> Bytes { sha256([1] + left + right) }
func bigEndian(_ number: some FixedWidthInteger) -> Bytes {
    withUnsafeBytes(of: number.bigEndian) { Bytes($0) }
}

/// What a checkpoint says: the tree of the events, and the chain of the journal.
struct Note {
    var size: Int
    var root: Bytes
    var links: Int
    var chain: Bytes
}

/// A public key as C2SP notes write it: `name+hash+key`.
struct VerifierKey {
    var name: String
    var hash: Bytes
    var key: Curve25519.Signing.PublicKey

    init?(_ text: String) {
        let parts = text.trimmingCharacters(in: .whitespacesAndNewlines)
            .split(separator: "+", maxSplits: 2).map(String.init)
        guard parts.count == 3, let bytes = Data(base64Encoded: parts[2]), bytes.first == 1,
            let key = try? Curve25519.Signing.PublicKey(rawRepresentation: bytes.dropFirst())
        else { return nil }
        name = parts[0]
        self.key = key
        hash = Bytes(sha256(Bytes("\(name)\n".utf8) + Bytes(bytes)).prefix(4))
        guard hash.map({ String(format: "%02x", $0) }).joined() == parts[1] else { return nil }
    }

    /// The checkpoint that the lines are, where this key signed them.
    func open(_ lines: [String], _ signatures: [String]) -> Note? {
        guard lines.count >= 4, lines[0] == name, let size = Int(lines[1]), size >= 0,
            let root = Data(base64Encoded: lines[2])
        else { return nil }
        let journal = lines[3].split(separator: " ").map(String.init)
        guard journal.count == 3, journal[0] == "journal", let links = Int(journal[1]),
            links >= 0, let chain = Data(base64Encoded: journal[2])
        else { return nil }
        let body = Data(lines.map { $0 + "\n" }.joined().utf8)
        for line in signatures where line.hasPrefix("\u{2014} \(name) ") {
            let text = String(line.dropFirst(name.count + 3))
            guard let bytes = Data(base64Encoded: text), bytes.count == 68,
                Bytes(bytes.prefix(4)) == hash,
                key.isValidSignature(bytes.dropFirst(4), for: body)
            else { continue }
            return Note(size: size, root: Bytes(root), links: links, chain: Bytes(chain))
        }
        return nil
    }

    /// All notes of a file; nil stands for one that is not signed as it should be.
    func openAll(_ file: String) -> [Note?] {
        var notes: [Note?] = []
        var lines: [String] = []
        var signatures: [String] = []
        for line in file.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
            if line.hasPrefix("\u{2014} ") {
                signatures.append(line)
            } else if !signatures.isEmpty {
                notes.append(open(lines, signatures))
                lines = line.isEmpty ? [] : [line]
                signatures = []
            } else if !line.isEmpty {
                lines.append(line)
            }
        }
        if !lines.isEmpty || !signatures.isEmpty { notes.append(open(lines, signatures)) }
        return notes
    }
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
