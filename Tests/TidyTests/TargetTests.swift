import Testing

@Suite("A target knows only what stands below it")
struct TargetTests {
    @Test("Every import points in the direction of the drawing")
    func imports() {
        var wrong: [String] = []
        for file in SourceTree.sources {
            guard let allowed = Targets.allowed[file.target] else {
                wrong.append("\(file.path): a target without a row in Targets.swift")
                continue
            }
            for module in modules(of: file)
            where !allowed.own.contains(module) && !allowed.others.contains(module) {
                wrong.append("\(file.path) imports \(module)")
            }
        }
        #expect(wrong == [])
    }

    @Test("Each target of the package has its row, and no row is left over")
    func rows() throws {
        let package = try #require(SourceTree.file("Package.swift"))
        let named = package.text.matches(
            of: /\.(?:target|executableTarget|systemLibrary)\(\s*name: "(\w+)"/
        ).map { String($0.1) }
        // A folder may come before its target, never the other way round.
        #expect(Set(named).isSubset(of: Targets.allowed.keys))
        #expect(named.count == Set(named).count)
        for target in Targets.allowed.keys { #expect(SourceTree.exists("Sources/\(target)")) }
    }

    /// `import struct Foundation.Date` knows Foundation.
    private func modules(of file: SourceFile) -> [String] {
        let pattern =
            /^\s*(?:@?\w+ )?import (?:(?:class|struct|enum|func|protocol|var|let) )?(\w+)/
        return file.code().split(separator: "\n")
            .compactMap { $0.firstMatch(of: pattern).map { String($0.1) } }
    }
}
