import Clearance
import Foundation
import Messages
import Testing
import Values

@Suite("The printed reference is what the flow does")
struct ReferenceTests {
    @Test("The page of rules is up to date")
    func rules() throws {
        try compare(rulesPage(), with: "rules.md")
    }

    @Test("The page of states is up to date")
    func states() throws {
        try compare(statesPage(), with: "states.md")
    }

    @Test("The page of sandbox scenarios is up to date")
    func sandbox() throws {
        try compare(sandboxPage(), with: "sandbox.md")
    }

    @Test("The page of invariants is up to date")
    func invariants() throws {
        try compare(invariantsPage(), with: "invariants.md")
    }

    @Test("Every rule has its own code, a source, and says in both languages what to do")
    func complete() {
        #expect(Set(Rule.all.map(\.code)).count == Rule.all.count)
        for rule in Rule.all {
            #expect(!rule.citation.isEmpty, "\(rule.code)")
            for text in [rule.title, rule.message, rule.fix] {
                #expect(!text.zh.isEmpty && !text.en.isEmpty, "\(rule.code)")
                #expect(text.zh != text.en, "\(rule.code)")
            }
        }
    }

    @Test("The versions of a policy row follow each other without a gap or an overlap")
    func versions() {
        for (code, rows) in Dictionary(grouping: Policy.national.rules, by: \.code) {
            #expect(rows.last?.to == nil, "\(code)")
            for (earlier, later) in zip(rows, rows.dropFirst()) {
                #expect(earlier.to?.adding(days: 1) == later.from, "\(code)")
            }
        }
    }

    @Test("Every state is reached, and each but the last ones is left again")
    func walk() {
        var reached: Set<ListState> = []
        var open: [ListState?] = [nil]
        while let from = open.popLast() {
            for step in ListState.Step.allCases {
                guard let to = ListState.next(from, step), reached.insert(to).inserted else {
                    continue
                }
                open.append(to)
            }
        }
        #expect(reached == Set(ListState.allCases))
        for state in ListState.allCases {
            let ways = ListState.Step.allCases.compactMap { ListState.next(state, $0) }
            #expect(ways.isEmpty == (state == .closed), "\(state)")
        }
    }

    /// `TONGGUAN_REWRITE_GOLDEN=1` writes the page instead of comparing it.
    private func compare(_ page: String, with name: String) throws {
        let folder = URL(filePath: #filePath).resolvingSymlinksInPath()
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "docs/reference")
        let file = folder.appending(path: name)
        if ProcessInfo.processInfo.environment["TONGGUAN_REWRITE_GOLDEN"] == "1" {
            try Data(page.utf8).write(to: file)
        }
        #expect(try String(contentsOf: file, encoding: .utf8) == page)
    }
}

// MARK: - The page of invariants

private func invariantsPage() -> String {
    var page = """
        # 不变量 Invariants

        Printed from `Invariant` by a test; change the source, then run `make reference`. A code is permanent: it may be retired, never reused. `tongguan verify` names each fault by its code. What needs a *witness*, who remembers what was sent and answered, only the [simulation](../decisions/simulation.md) can check.

        | code | 应成立 | holds | witness |
        |---|---|---|---|

        """
    for invariant in Invariant.allCases {
        let title = invariant.title
        let witness = invariant.needsWitness ? "yes" : ""
        page += "| \(invariant.rawValue) | \(title.zh) | \(title.en) | \(witness) |\n"
    }
    return page
}

// MARK: - The page of rules

private func rulesPage() -> String {
    var page = """
        # 规则 Rules

        Printed from `Rule.all` and `PolicyRule.national` by a test; change the sources, then \
        run `make reference`. A code is permanent: it may be retired, never reused. Codes of the \
        message tables (`MSG-…`, `LEN-…`) stand with the [messages](messages/README.md).

        ## 检查 Checks

        What is checked of papers and lists, in the order of the stages. *Official* is the code \
        that the receipt carries; where it depends on the type of the paper, all are named.

        | code | official | 要求 | requires | when it fails | what to do | source |
        |---|---|---|---|---|---|---|

        """
    for rule in Rule.all {
        page += row([
            rule.code, official(rule), rule.title.zh, rule.title.en,
            "\(rule.message.zh) · \(rule.message.en)"
                + (rule.severity == .warning ? " *(warning)*" : ""),
            "\(rule.fix.zh) · \(rule.fix.en)", rule.citation,
        ])
    }
    page += """

        ## 政策 Policy

        Numbers and conditions by day. A decision records which version it used; the version is \
        the first day. *Evidence*: **read** in the text itself; **known**, to be confirmed when \
        the text can be read; **decided** by us where the sources leave it open.

        | code | 内容 | what | value | from | to | source | evidence |
        |---|---|---|---|---|---|---|---|

        """
    for rule in Policy.national.rules {
        page += row([
            rule.code, rule.title.zh, rule.title.en, value(rule.value), rule.from.description,
            rule.to?.description ?? "", rule.citation, rule.evidence.rawValue,
        ])
    }
    return page
}

private func official(_ rule: Rule) -> String {
    let byType = MessageType.allCases.compactMap { type -> String? in
        guard let code = rule.official(for: type), code != rule.official else { return nil }
        return "\(code) (\(type.number))"
    }
    return ([rule.official].compactMap(\.self) + byType).joined(separator: ", ")
}

private func value(_ value: PolicyValue) -> String {
    switch value {
    case .amount(let amount): "\(amount) 元 yuan"
    case .rate(let rate): "\(rate)"
    case .days(let days): "\(days) 天 days"
    case .condition(let text): "\(text.zh) · \(text.en)"
    }
}

private func row(_ cells: [String]) -> String {
    "| " + cells.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ") + " |\n"
}

// MARK: - The page of states

private func statesPage() -> String {
    let froms: [ListState?] = [nil] + ListState.allCases
    var page = """
        # 清单状态 States of a list

        Printed from `ListState.next` by a test; change the source, then run `make reference`.

        ```mermaid
        stateDiagram-v2

        """
    for from in froms {
        for (to, steps) in ways(from) {
            page += "    \(from?.rawValue ?? "[*]") --> \(to.rawValue): "
            page += steps.map(\.rawValue).joined(separator: ", ") + "\n"
        }
    }
    page += """
        ```

        `declare` in the words of the standard is the step *await*: a list whose papers are all \
        here leaves `waiting` in the same decision.

        | state | returnStatus | papers may change | may be declared | steps |
        |---|---|---|---|---|

        """
    for from in froms {
        let steps = ways(from).map { to, steps in
            steps.map(\.rawValue).joined(separator: ", ") + " → " + to.rawValue
        }
        page += row([
            from?.rawValue ?? "(none)", from?.returnStatus ?? "",
            yes(from?.leavesPapersFree ?? true), yes(from?.mayDeclare ?? true),
            steps.joined(separator: "; "),
        ])
    }
    return page
}

/// The states that can follow, each with the steps that lead to it.
private func ways(_ from: ListState?) -> [(ListState, [ListState.Step])] {
    ListState.allCases.compactMap { to in
        let steps = ListState.Step.allCases.filter { ListState.next(from, $0) == to }
        return steps.isEmpty ? nil : (to, steps)
    }
}

private func yes(_ flag: Bool) -> String { flag ? "yes" : "no" }
