import Foundation
import Testing

@Suite("A file fits a reader")
struct FormTests {
    @Test("No file is longer than 400 lines, and half of them fit 110")
    func length() {
        let lengths = SourceTree.swift.map { ($0.path, $0.lines.count - 1) }
        #expect(lengths.filter { $0.1 > 400 }.map { "\($0.0): \($0.1)" } == [])
        let sorted = lengths.map(\.1).sorted()
        #expect(sorted[sorted.count / 2] <= 110)
    }

    @Test("The separate verifier stays under 500 lines, so that an auditor reads all of it")
    func verifier() {
        let files = SourceTree.sources.filter { $0.target == "tongguan-audit" }
        let lines = files.reduce(0) { $0 + $1.lines.count - 1 }
        #expect(lines < 500 && lines > 100)
    }

    @Test("No line is longer than 100 characters, apart from its texts and from tables that say so")
    func columns() {
        var long: [String] = []
        for file in SourceTree.swift
        where file.lines.contains(where: { $0.utf8.count > 100 })
            && !file.text.contains("swift-format-ignore")
        {
            let lines = file.code(keepingComments: true)
                .split(separator: "\n", omittingEmptySubsequences: false)
            for (index, line) in lines.enumerated() where line.count > 100 {
                long.append("\(file.path):\(index + 1)")
            }
        }
        #expect(long == [])
    }

    @Test("Nothing is left for later in a comment")
    func leftovers() {
        let words = ["TO" + "DO", "FIX" + "ME", "XX" + "X:", "place" + "holder"]
        let wrong = (SourceTree.swift + SourceTree.documents).flatMap { file in
            words.filter { file.text.contains($0) }.map { "\(file.path): \($0)" }
        }
        #expect(wrong == [])
    }

    @Test("No file knows the machine on which it was written")
    func machines() {
        let paths = ["/wo" + "rk/", "/tm" + "p/tg", "/ro" + "ot/", "/ho" + "me/"]
        let scripts =
            SourceTree.files("scripts", "sh")
            + ["Makefile", "Package.swift", ".ci/run"].compactMap(SourceTree.file)
        let wrong = (SourceTree.swift + SourceTree.documents + scripts).flatMap { file in
            paths.filter { file.text.contains($0) }.map { "\(file.path): \($0)" }
        }
        #expect(wrong == [])
    }
}
