import Foundation
import Testing

@Suite("What we claim to serve is served, and proven")
struct CoverageTests {
    private let rows = Coverage.duties + Coverage.articles

    @Test("Every rule code that is claimed exists")
    func rules() {
        let known = RuleCodes.policy.union(RuleCodes.declared)
        let unknown = rows.flatMap { row in
            row.rules.filter { !known.contains($0) }.map { "\(row.id): \($0)" }
        }
        #expect(unknown == [])
    }

    @Test("Every claim is proven by a test or a story that exists")
    func proofs() {
        var missing: [String] = []
        for row in rows {
            if row.proofs.isEmpty { missing.append(row.id) }
            for proof in row.proofs where !Self.proofs.contains(proof) {
                missing.append("\(row.id): \(proof)")
            }
        }
        #expect(missing == [])
        #expect(Set(rows.map(\.id)).count == rows.count)
    }

    @Test("The page of what is served is up to date")
    func page() throws {
        let page = coveragePage()
        let path = "docs/reference/coverage.md"
        if ProcessInfo.processInfo.environment["TONGGUAN_REWRITE_GOLDEN"] == "1" {
            try Data(page.utf8).write(to: SourceTree.root.appending(path: path))
        }
        #expect(SourceTree.file(path)?.text == page)
    }

    @Test("The duties are quoted as the policy documents word them")
    func quotes() throws {
        let list = SourceTree.root.deletingLastPathComponent()
            .appending(path: "shared/spec/rules/duties.csv")
        guard let text = try? String(contentsOf: list, encoding: .utf8) else {
            print("skipped: ../shared/spec/rules/duties.csv is not here")
            return
        }
        let lines = text.split(whereSeparator: \.isNewline).dropFirst()
        #expect(lines.count == dutyCount)
        for row in Coverage.duties {
            let line = lines.first { $0.hasPrefix(row.id + ",") }
            #expect(line?.contains(row.text) == true, "\(row.id)")
        }
    }

    /// Names of all tests, and file names of all stories.
    private static let proofs: Set<String> = {
        let named = SourceTree.tests.flatMap {
            $0.text.matches(of: /@Test\(\s*"((?:[^"\\]|\\.)*)"/).map { String($0.1) }
        }
        return Set(named + SourceTree.files("Fixtures/stories", "story").map(\.name))
    }()
}

/// Duties that the five policy documents impose.
private let dutyCount = 213

private func coveragePage() -> String {
    let whole = Coverage.duties.count { if case .whole = $0.extent { true } else { false } }
    return """
        # 政策对照 What is served

        Printed from `Tests/TidyTests/Coverage.swift` by a test that fails where a rule code, a \
        test or a story named here does not exist. The rules stand in [rules](rules.md).

        The policy documents impose \(dutyCount) duties on a zone's platform, its park and its \
        six systems. This version serves \(whole) of them as a whole and \
        \(Coverage.duties.count - whole) in part; the others wait for their systems.

        ## 职责 Duties

        \(table(Coverage.duties, "duty"))
        ## 条款 Articles

        Of the sections on modes, tax, returns, participation, risk, bond and privacy.

        \(table(Coverage.articles, "article"))
        """
}

private func table(_ rows: [CoverageRow], _ name: String) -> String {
    var text = "| \(name) | words | served | rules | proven by |\n|---|---|---|---|---|\n"
    for row in rows {
        let extent =
            switch row.extent {
            case .whole: "whole"
            case .part(let what): "in part: \(what)"
            }
        let cells = [
            row.id, row.text, extent, row.rules.joined(separator: ", "),
            row.proofs.map { $0.hasSuffix(".story") ? "`\($0)`" : "“\($0)”" }
                .joined(separator: "; "),
        ]
        text += "| \(cells.joined(separator: " | ")) |\n"
    }
    return text
}
