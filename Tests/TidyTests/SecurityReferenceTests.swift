import Foundation
import Testing

@Suite("What we say of our security can be looked up")
struct SecurityReferenceTests {
    private static let page = SourceTree.root.appendingPathComponent("docs/reference/asvs.md")

    @Test("Every requirement of levels 1 and 2 stands once, and no other")
    func complete() throws {
        let source = SourceTree.root
            .appendingPathComponent("../shared/vectors/asvs/ASVS_5.0.0_en.flat.json").standardized
        guard let data = try? Data(contentsOf: source) else {
            return print("skipped: the ASVS is not here")
        }
        struct Standard: Decodable {
            struct Requirement: Decodable {
                var req_id: String
                var L: String
            }
            var requirements: [Requirement]
        }
        let standard = try JSONDecoder().decode(Standard.self, from: data)
        let wanted = standard.requirements.filter { ["1", "2"].contains($0.L) }.map(\.req_id)
        #expect(wanted.count == 253)
        let text = try String(contentsOf: Self.page, encoding: .utf8)
        let written = text.split(separator: "\n").filter { $0.hasPrefix("| V") }.flatMap { line in
            (line.split(separator: "|").first ?? "").split(separator: " ").map(String.init)
        }
        #expect(Set(written).count == written.count, "each once")
        #expect(Set(wanted).subtracting(written).sorted() == [])
        #expect(Set(written).subtracting(wanted).sorted() == [])
    }

    @Test("Every file that is named as a proof is there")
    func proofs() throws {
        for name in ["docs/reference/asvs.md", "SECURITY.md"] {
            let page = SourceTree.root.appendingPathComponent(name)
            let text = try String(contentsOf: page, encoding: .utf8)
            let files = text.matches(of: /`((?:Tests|Sources|docs|Fuzz|scripts)\/[^`]+)`/)
            #expect(!files.isEmpty, "\(name)")
            for file in files {
                let path = SourceTree.root.appendingPathComponent(String(file.1)).path
                #expect(FileManager.default.fileExists(atPath: path), "\(name) names \(file.1)")
            }
        }
    }
}
