import Foundation
import Testing

@Suite("The documents tell what is there")
struct DocumentTests {
    @Test("Every link inside the documents leads to a file, and to a heading of it")
    func links() {
        var broken: [String] = []
        for file in SourceTree.documents {
            let folder = file.path.split(separator: "/").dropLast().joined(separator: "/")
            for link in file.text.matches(of: /\]\(([^)\s]+)\)/).map({ String($0.1) })
            where !link.contains("://") && !link.hasPrefix("mailto:") {
                let parts = link.split(separator: "#", omittingEmptySubsequences: false)
                let target = resolve(String(parts[0]), from: folder, or: file.path)
                if !SourceTree.exists(target) {
                    broken.append("\(file.path): \(link)")
                } else if parts.count == 2, !anchors(of: target).contains(String(parts[1])) {
                    broken.append("\(file.path): \(link)")
                }
            }
        }
        #expect(broken == [])
    }

    @Test("Every file of ours that a document names exists")
    func files() {
        var missing: [String] = []
        for file in SourceTree.documents where !file.path.hasPrefix("docs/decisions/") {
            let names = /`((?:Sources|Tests|Fixtures|docs|scripts)\/[\w\/.+-]+)`/
            for name in file.text.matches(of: names) {
                if !SourceTree.exists(String(name.1)) { missing.append("\(file.path): \(name.1)") }
            }
        }
        #expect(missing == [])
    }

    @Test("Every command that a document tells to type exists")
    func commands() throws {
        let make = try #require(SourceTree.file("Makefile"))
        let commands = SourceTree.sources.filter { $0.target == "tongguan" }.map(\.text)
        let named = commands.flatMap { $0.matches(of: /commandName: "([\w-]+)"/) }
        let typed = commands.flatMap { $0.matches(of: /struct (\w+): (?:Async)?ParsableCommand/) }
        let names = Set(named.map { String($0.1) } + typed.map { $0.1.lowercased() })
        var unknown: [String] = []
        for file in SourceTree.documents {
            for found in file.text.matches(of: /(?:`|^|\n)make ([a-z]+)/)
            where !make.text.contains("\n\(found.1):") {
                unknown.append("\(file.path): make \(found.1)")
            }
            for found in file.text.matches(of: /(?:^|\s|`|\/)tongguan ([a-z]+(?:-[a-z]+)*)/)
            where file.path.hasSuffix(".md") && !names.contains(String(found.1)) {
                unknown.append("\(file.path): tongguan \(found.1)")
            }
        }
        #expect(unknown == [])
    }

    @Test("Every word of the glossary is a word of the sources")
    func glossary() throws {
        let glossary = try #require(SourceTree.file("docs/GLOSSARY.md"))
        let rows = glossary.text.matches(
            of: /(?m)^\| ([\w ]+) \| ([^|]*) \| [^|]* \| `([^`]+)` \|$/)
        #expect(rows.count >= 25)
        for row in rows {
            let file = try #require(SourceTree.file(String(row.3)), "\(row.1): \(row.3)")
            let term = row.2.split(separator: "、").first.map(String.init) ?? ""
            #expect(
                file.text.contains(term)
                    || file.text.lowercased().contains(row.1.lowercased()),
                "\(row.1) \(term) is not in \(row.3)")
        }
    }

    @Test("The front page is read in five minutes, in either language")
    func front() throws {
        for path in ["README.md", "README.zh-CN.md"] {
            let page = try #require(SourceTree.file(path))
            #expect(page.lines.count <= 151, "\(path)")
            #expect(page.text.contains("docs/picture.svg"))
        }
    }

    private func resolve(_ link: String, from folder: String, or own: String) -> String {
        if link.isEmpty { return own }
        var parts = folder.split(separator: "/").map(String.init)
        for part in link.split(separator: "/") {
            switch part {
            case ".": continue
            case "..": _ = parts.popLast()
            default: parts.append(String(part))
            }
        }
        return parts.joined(separator: "/")
    }

    /// Headings as a forge turns them into anchors.
    private func anchors(of path: String) -> Set<String> {
        let lines = SourceTree.file(path)?.lines ?? []
        return Set(
            lines.filter { $0.hasPrefix("#") }.map { line in
                line.drop { $0 == "#" || $0 == " " }.lowercased()
                    .filter { $0.isLetter || $0.isNumber || $0 == " " || $0 == "-" || $0 == "_" }
                    .replacing(" ", with: "-")
            })
    }
}
