import Crypto
import Foundation

/// 检查点: how large the tree was and what its root was, signed; the text is that of C2SP notes.
///
/// ```
/// tongguan/demo
/// 1742
/// q7h1…=
/// journal 310 9xQe…=
/// time 1763724000000
///
/// — tongguan/demo mK2b…=
/// ```
package struct Checkpoint: Sendable, Equatable {
    /// Whose tree it is.
    package var origin: String
    package var size: Int
    package var root: TreeHash
    /// How many links the journal had, and its hash there.
    package var links: Int
    package var chain: TreeHash
    /// Epoch milliseconds.
    package var time: Int64

    package init(
        origin: String, size: Int, root: TreeHash, links: Int, chain: TreeHash, time: Int64
    ) {
        self.origin = origin
        self.size = size
        self.root = root
        self.links = links
        self.chain = chain
        self.time = time
    }

    /// What is signed: its lines, each with its end.
    package var body: String {
        """
        \(origin)
        \(size)
        \(Data(root.bytes).base64EncodedString())
        journal \(links) \(Data(chain.bytes).base64EncodedString())
        time \(time)

        """
    }

    package init?(body: Substring) {
        let lines = body.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.count == 6, lines[5].isEmpty, let size = Int(lines[1]), size >= 0,
            let root = Data(base64Encoded: String(lines[2])), lines[3].hasPrefix("journal "),
            lines[4].hasPrefix("time "), let time = Int64(lines[4].dropFirst(5))
        else { return nil }
        let journal = lines[3].split(separator: " ")
        guard journal.count == 3, let links = Int(journal[1]), links >= 0,
            let chain = Data(base64Encoded: String(journal[2]))
        else { return nil }
        self.init(
            origin: String(lines[0]), size: size, root: TreeHash(bytes: [UInt8](root)),
            links: links, chain: TreeHash(bytes: [UInt8](chain)), time: time)
        guard self.body == body else { return nil }
    }
}

/// 签注: a checkpoint with its signature, as it is kept and sent.
package struct SignedCheckpoint: Sendable, Equatable {
    package var checkpoint: Checkpoint
    package var text: String

    package static func sign(
        _ checkpoint: Checkpoint, with key: Curve25519.Signing.PrivateKey
    ) throws -> SignedCheckpoint {
        let verifier = CheckpointKey(origin: checkpoint.origin, key: key.publicKey)
        let signature = try key.signature(for: Data(checkpoint.body.utf8))
        let line = Data(verifier.id + signature).base64EncodedString()
        return SignedCheckpoint(
            checkpoint: checkpoint,
            text: "\(checkpoint.body)\n\u{2014} \(checkpoint.origin) \(line)\n")
    }

    /// Nil where the text is no checkpoint that `key` signed.
    package init?(_ text: String, verifiedBy key: CheckpointKey) {
        guard let blank = text.range(of: "\n\n") else { return nil }
        let body = text[..<text.index(after: blank.lowerBound)]
        guard let checkpoint = Checkpoint(body: body), checkpoint.origin == key.origin else {
            return nil
        }
        let prefix = "\u{2014} \(key.origin) "
        let isSigned = text[blank.upperBound...].split(separator: "\n").contains { line in
            // Base 64 has bits to spare at its end, and a changed note is another note.
            guard line.hasPrefix(prefix),
                let bytes = Data(base64Encoded: String(line.dropFirst(prefix.count))),
                bytes.base64EncodedString() == line.dropFirst(prefix.count),
                bytes.prefix(4).elementsEqual(key.id)
            else { return false }
            return key.key.isValidSignature(bytes.dropFirst(4), for: Data(body.utf8))
        }
        guard isSigned else { return nil }
        self.init(checkpoint: checkpoint, text: text)
    }

    private init(checkpoint: Checkpoint, text: String) {
        self.checkpoint = checkpoint
        self.text = text
    }

    /// The notes of a file in which they stand one after another, an empty line between two.
    package static func split(_ file: String) -> [String] {
        var notes: [String] = []
        var note = ""
        var isSignature = false
        for line in file.split(separator: "\n", omittingEmptySubsequences: false) {
            if isSignature, line.isEmpty {
                notes.append(note)
                note = ""
                isSignature = false
                continue
            }
            if line.hasPrefix("\u{2014} ") { isSignature = true }
            if note.isEmpty, line.isEmpty { continue }
            note += line + "\n"
        }
        // What was being written when the power failed is no note.
        if note.contains(where: { $0 != "\n" }) { notes.append(note) }
        return notes
    }
}

/// 验证公钥: the public half of the key that signs checkpoints, in the form of C2SP notes.
package struct CheckpointKey: Sendable {
    package let origin: String
    package let key: Curve25519.Signing.PublicKey

    package init(origin: String, key: Curve25519.Signing.PublicKey) {
        self.origin = origin
        self.key = key
    }

    /// Ed25519, as C2SP numbers kinds of signature.
    private static let kind: UInt8 = 1

    /// The first four bytes of SHA-256 over the name, a line's end, the kind and the key.
    var id: [UInt8] {
        let named = Array("\(origin)\n".utf8) + [Self.kind] + Array(key.rawRepresentation)
        return Array(SHA256.hash(data: named).prefix(4))
    }

    /// What tells keys apart, in eight digits.
    package var hash: String {
        id.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    /// `name+hash+key`, for publishing.
    package var text: String {
        let bytes = Data([Self.kind]) + key.rawRepresentation
        return "\(origin)+\(hash)+\(bytes.base64EncodedString())"
    }

    package init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "+", maxSplits: 2)
        guard parts.count == 3, let bytes = Data(base64Encoded: String(parts[2])),
            bytes.first == Self.kind,
            let key = try? Curve25519.Signing.PublicKey(rawRepresentation: bytes.dropFirst())
        else { return nil }
        self.init(origin: String(parts[0]), key: key)
        guard self.text == text else { return nil }
    }
}
