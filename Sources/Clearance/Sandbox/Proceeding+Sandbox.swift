import Messages
import Values

/// 沙箱: where a zone is one, the words in a paper's note decide before the rules do.
extension Proceeding {
    /// Nil outside sandbox zones, whatever a note says.
    func scenario(of paper: AnyPaper) -> Scenario? {
        desk.zone.isSandbox ? Scenario(note: paper.note) : nil
    }

    /// The scenario of the list that a consignment is about.
    func scenario(ofConsignment id: String?) -> Scenario? {
        guard desk.zone.isSandbox, let id, let consignment = docket.consignments[id],
            let list = docket.papers[Docket.PaperKey(621, consignment.orderKey)]
        else { return nil }
        return scenario(of: list.paper)
    }

    func refusal(by scenario: Scenario?, path: String) -> Issue? {
        guard let code = scenario?.refusal else { return nil }
        var issue = Rule.refusedByScenario.issue(path: path, official: code.code)
        issue.message = Bilingual(
            "\(code.chinese)（\(issue.message.zh)）", "\(code.english) (\(issue.message.en))")
        return issue
    }

    func unknownWords(of scenario: Scenario?, path: String) -> [Issue] {
        (scenario?.unknown ?? []).map { word in
            Rule.unknownScenarioWord.issue(
                path: path, expected: ScenarioWord.all.map(\.word).joined(separator: " | "),
                found: String(word.prefix(60)))
        }
    }

    /// The receipts from `mark` on, in reverse order; their numbers stay as they are.
    mutating func reverseReceipts(from mark: Int) {
        let places = docket.events.indices.dropFirst(mark)
            .filter { docket.events[$0].recipient != nil }
        let before = docket.events
        for (place, other) in zip(places, places.reversed()) {
            docket.events[place] = before[other]
            docket.events[place].seq = before[place].seq
        }
    }
}

extension AnyPaper {
    /// 备注 of what enterprises send.
    fileprivate var note: String? {
        switch self {
        case .order(let paper): paper.note
        case .payment(let paper): paper.note
        case .waybill(let paper): paper.note
        case .waybillStatus(let paper): paper.note
        case .importList(let paper): paper.note
        case .cancelRequest(let paper): paper.note
        case .returnRequest(let paper): paper.note
        case .delivery(let paper): paper.note
        default: nil
        }
    }
}

extension Rule {
    package static let refusedByScenario = Rule(
        "SBX-01", nil,
        Bilingual("沙箱剧本", "sandbox scenario"),
        wrong: Bilingual("按沙箱剧本拒绝", "refused because the sandbox scenario says so"),
        fix: Bilingual("去掉备注中的剧本后重发", "take the scenario out of the note and send again"),
        citation: "docs/reference/sandbox.md")
    package static let unknownScenarioWord = Rule(
        "SBX-02", nil,
        Bilingual("剧本词存在", "the words of a scenario are known"),
        wrong: Bilingual("备注中的剧本词无法识别，已忽略", "this word of the scenario is unknown and ignored"),
        fix: Bilingual("使用剧本目录中的词", "use the words of the catalogue"),
        citation: "docs/reference/sandbox.md", severity: .warning)

    static let sandbox = [refusedByScenario, unknownScenarioWord]
}
