import Testing

@Suite("Calls that would let a wrong value or a crash through")
struct CallTests {
    @Test("No forced try, no forced cast, no crash without a sentence")
    func forced() {
        #expect(places(in: SourceTree.sources, of: /try!|\bas!|\bfatalError\(/) == [])
    }

    @Test("A decision asks no clock and no chance: both stand on the desk")
    func pure() {
        let domain = SourceTree.sources.filter { Targets.belowPlatform.contains($0.target) }
        #expect(!domain.isEmpty)
        let clocks =
            /\bDate\(\)|\bDate\.now|Clock\.now|\.random\(|SystemRandom|getenv\(/
        #expect(places(in: domain, of: clocks) == [])
    }

    @Test("Money is no binary fraction on its way through the flow")
    func money() {
        let domain = SourceTree.sources.filter {
            ["Ledger", "Storage", "Clearance"].contains($0.target)
        }
        #expect(places(in: domain, of: /\b(?:Double|Float|Decimal)\b/) == [])
    }

    @Test("Only commands print")
    func printing() {
        let others = SourceTree.sources.filter { !$0.target.hasPrefix("tongguan") }
        #expect(places(in: others, of: /(?:^|[^\w.])print\(/) == [])
    }

    @Test("SQL stands in row files, in the schema and in the engines, nowhere else")
    func sql() {
        let words =
            /\b(?:SELECT [a-z*(]|INSERT INTO |DELETE FROM |CREATE TABLE)|\bUPDATE [a-z_]+ SET/
        let others = SourceTree.sources.filter {
            !$0.name.hasSuffix("Rows.swift") && $0.name != "Schema.swift"
                && !["Storage", "SQLiteStorage", "PostgresStorage", "tongguan-audit"].contains(
                    $0.target)
        }
        #expect(
            others.flatMap { $0.places(of: words, in: $0.code(keepingTexts: true)) } == [])
        #expect(SourceTree.sources.contains { $0.text.contains("INSERT INTO") })
    }

    private func places(in files: [SourceFile], of pattern: Regex<Substring>) -> [String] {
        files.flatMap { $0.places(of: pattern, in: $0.code()) }
    }
}
