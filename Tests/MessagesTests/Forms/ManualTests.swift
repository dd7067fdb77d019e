import Foundation
import Messages
import Testing

@Suite("The printed manual is what the tables say")
struct ManualTests {
    @Test("the reference pages are up to date", arguments: MessageType.allCases)
    func pages(type: MessageType) throws {
        try compare(manualPage(of: type), with: type.pageName)
    }

    @Test("the index of the reference pages is up to date")
    func index() throws {
        try compare(manualPageIndex(), with: "README.md")
    }

    @Test("the reference page of the envelopes is up to date")
    func envelopes() throws {
        try compare(dxpPage(), with: "DXP.md")
    }

    @Test("the reference page of the rules is up to date, every code once")
    func rules() throws {
        try compare(rulePage(), with: "RULES.md")
        let codes = MessageRule.allCases.map(\.code) + JSONRule.allCases.map(\.rawValue)
        #expect(Set(codes).count == codes.count)
    }

    @Test("the terminal's table names every field once, and its columns line up")
    func terminal() {
        let text = manual(of: .ceb311)
        #expect(text.contains("acturalPaid"))
        #expect(text.contains("C1..60"))
        #expect(text.contains("必填 M"))
        #expect(text.contains("consigneeDitrict"))
        #expect(manualIndex().split(separator: "\n").count == MessageType.allCases.count)
    }

    @Test("the manual as JSON is taken by a strict reader")
    func json() throws {
        for type in MessageType.allCases {
            let object = try JSONSerialization.jsonObject(with: Data(manualJSON(of: type)))
            #expect(object is NSDictionary)
        }
    }

    /// `TONGGUAN_REWRITE_GOLDEN=1` writes the pages instead of comparing them.
    private func compare(_ page: String, with name: String) throws {
        let folder = SharedMaterial.root.appending(path: "docs/reference/messages")
        let file = folder.appending(path: name)
        if ProcessInfo.processInfo.environment["TONGGUAN_REWRITE_GOLDEN"] == "1" {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try Data(page.utf8).write(to: file)
        }
        #expect(try String(contentsOf: file, encoding: .utf8) == page)
    }
}
