import Testing

@Suite("A rule's code is its own, for ever")
struct RuleCodeTests {
    @Test("No code is given twice, in the flow or in the standard's validation")
    func unique() {
        let codes = RuleCodes.declared
        #expect(codes.count > 100)
        let twice = Dictionary(grouping: codes, by: \.self).filter { $0.value.count > 1 }.keys
        #expect(twice.sorted() == [])
    }

    @Test("Every rule of the flow names its source")
    func cited() {
        for file in RuleCodes.flow {
            let code = file.code(keepingTexts: true)
            let rules = code.matches(of: /= Rule\(\s*"/).count
            #expect(rules == code.matches(of: /citation:\s*"[^"]/).count, "\(file.path)")
        }
    }

    @Test("Every policy row names its source, and whether it was read, known or decided")
    func policy() throws {
        let file = try #require(
            SourceTree.file("Sources/Clearance/Policy/PolicyRule+National.swift"))
        let code = file.code(keepingTexts: true)
        let rows = code.matches(of: /PolicyRule\(\s*"[A-Z]{3}-\d\d"/).count
        #expect(rows > 20)
        #expect(rows == code.matches(of: /"[^"]+",\s*\.(?:read|known|decided)\)/).count)
    }

    @Test("A rule that is declared is also listed, so that the manual prints it")
    func listed() {
        for file in RuleCodes.flow {
            for name in file.text.matches(of: /static let (\w+) = Rule\(/).map({ String($0.1) }) {
                let words = file.text.split { !$0.isLetter && !$0.isNumber }
                #expect(words.count { $0 == name } > 1, "\(file.path): \(name)")
            }
        }
    }
}

/// The codes as the sources declare them; `Rule.all` itself is tested beside the flow.
enum RuleCodes {
    static let flow = SourceTree.sources.filter {
        $0.path.hasPrefix("Sources/Clearance/Policy/Rule+")
    }

    /// Rules of the flow, of matching and of validation, each as often as it is declared.
    static let declared: [String] =
        flow.flatMap { $0.text.matches(of: /= Rule\(\s*"([A-Z]{3}-\d\d)"/).map { String($0.1) } }
        + raw("Sources/Clearance/Matching/MatchingRule.swift")
        + raw("Sources/Messages/Rules/MessageRule.swift")
        + raw("Sources/Signatures/Verify/SignatureProblem.swift")
        + raw("Sources/Sheets/SheetRule.swift")

    /// Codes of dated rows; the versions of a rule share one.
    static let policy: Set<String> = Set(
        SourceTree.sources.filter { $0.name == "PolicyRule+National.swift" }
            .flatMap { $0.text.matches(of: /PolicyRule\(\s*"([A-Z]{3}-\d\d)"/) }
            .map { String($0.1) })

    private static func raw(_ path: String) -> [String] {
        SourceTree.file(path)?.text.matches(of: /case \w+ = "([A-Z]{3}-[0-9A-Z]+)"/)
            .map { String($0.1) } ?? []
    }
}
