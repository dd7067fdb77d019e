// 独立审计: checks the evidence of a Tongguan database, knowing only docs/decisions/event-tree.md.
// It shares no code with the platform: a mistake, or a hand, in one of them is not in the other.
//
//   tongguan-audit DATABASE CHECKPOINTS KEY    a SQLite file, its checkpoints, the public key
//   tongguan-audit proof FILE KEY              one receipt's proof, as the API answers it
// Exit codes: 0 all agrees, 1 something differs, 2 wrong usage or unreadable files.
import Foundation

/// The proof of one receipt.
struct Proof: Decodable {
    struct Leaf: Decodable { var hash: Data, bytes: Data }
    var leaf: Leaf
    var index: Int
    var path: [Data]
    var checkpoint: String

    /// RFC 9162, section 2.1.3.2.
    func holds(_ key: VerifierKey) -> Bool {
        guard let found = key.openAll(checkpoint).first, let note = found, index >= 0,
            index < note.size, sha256(Bytes(leaf.bytes)) == Bytes(leaf.hash)
        else { return false }
        var (place, last, hash) = (index, note.size - 1, Bytes(leaf.hash))
        for part in path.map(Bytes.init) {
            if last == 0 { return false }
            if place & 1 == 1 || place == last {
                hash = parent(part, hash)
                while place & 1 == 0, place > 0 { (place, last) = (place >> 1, last >> 1) }
            } else {
                hash = parent(hash, part)
            }
            (place, last) = (place >> 1, last >> 1)
        }
        return last == 0 && hash == note.root
    }
}

@main
struct Audit {
    static func main() {
        do {
            exit(try run(Array(CommandLine.arguments.dropFirst())))
        } catch {
            print("无法审计：\(error) | cannot audit: \(error)")
            exit(2)
        }
    }

    static func run(_ words: [String]) throws -> Int32 {
        guard words.count == 3, let key = VerifierKey(try text(words[2])) else {
            print("tongguan-audit DATABASE CHECKPOINTS KEY\ntongguan-audit proof FILE KEY")
            return 2
        }
        if words[0] == "proof" {
            let data = Data(try text(words[1]).utf8)
            let holds = try JSONDecoder().decode(Proof.self, from: data).holds(key)
            print(holds ? "证明成立 | the proof holds" : "证明不成立 | the proof does not hold")
            return holds ? 0 : 1
        }
        var auditor = try Auditor(words[0], try text(words[1]), key)
        try auditor.run()
        print(
            "\(auditor.events) 事件 events, \(auditor.rows) 行 rows: "
                + (auditor.faults == 0 ? "一致 all agrees" : "\(auditor.faults) 处不符 differences"))
        if auditor.unsigned != (0, 0) {
            let (events, links) = auditor.unsigned
            print("尚无检查点 not yet signed: \(events) 事件 events, \(links) 流水 links;")
            print("是否平台所写 whether the platform wrote them: tongguan audit verify")
        }
        return auditor.faults == 0 ? 0 : 1
    }

    /// A file's text, or the argument itself where it is a key.
    private static func text(_ path: String) throws -> String {
        VerifierKey(path) == nil ? try String(contentsOfFile: path, encoding: .utf8) : path
    }
}
