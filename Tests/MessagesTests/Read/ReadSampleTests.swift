import Foundation
import Messages
import Testing

@Suite("The standard's own samples are taken")
struct ReadSampleTests {
    @Test(
        "all official samples of both editions, with leniencies at most",
        arguments: [
            ("import", 32, ["LEN-02", "LEN-03", "LEN-04", "LEN-05", "LEN-07"]),
            ("export", 19, ["LEN-01", "LEN-04", "LEN-09", "LEN-10"]),
        ])
    func officialSamples(part: String, expected: Int, leniencies: [String]) throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../../../shared/spec/ceb/samples").standardized
        var count = 0
        var codes: Set<String> = []
        for edition in ["2018-113", "2022-05"] {
            let folder = root.appending(path: "\(edition)/\(part)")
            let files =
                (try? FileManager.default.contentsOfDirectory(
                    at: folder, includingPropertiesForKeys: nil)) ?? []
            for file in files where file.pathExtension == "xml" {
                let message = try readMessage([UInt8](Data(contentsOf: file))).get()
                #expect(message.type.rawValue == file.deletingPathExtension().lastPathComponent)
                #expect(!message.papers.isEmpty && message.warnings == [])
                #expect(message.papers.allSatisfy { !$0.issues.hasErrors }, "\(file.path)")
                codes.formUnion(message.papers.flatMap { $0.issues.map(\.code) })
                count += 1
            }
        }
        guard count > 0 else {
            print("skipped: the official samples are not at hand")
            return
        }
        #expect(count == expected)
        #expect(codes == Set(leniencies))
    }

    @Test("every rule has its own code, a text in both languages, a source and a remedy")
    func rules() {
        let codes = MessageRule.allCases.map(\.code)
        #expect(Set(codes).count == codes.count)
        for rule in MessageRule.allCases {
            #expect(!rule.title.zh.isEmpty && !rule.title.en.isEmpty, "\(rule.code)")
            #expect(!rule.fix.zh.isEmpty && !rule.fix.en.isEmpty, "\(rule.code)")
            #expect(!rule.citation.isEmpty, "\(rule.code)")
        }
    }

    @Test("every leniency is documented, and nothing else is called one")
    func leniencies() throws {
        let page = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../../docs/reference/leniencies.md").standardized
        let text = try String(contentsOf: page, encoding: .utf8)
        for rule in MessageRule.allCases {
            #expect(text.contains("`\(rule.code)`") == rule.isLeniency, "\(rule.code)")
        }
    }
}
