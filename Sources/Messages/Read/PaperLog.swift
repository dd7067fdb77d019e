/// 问题记录: the issues of one paper, bounded; what is cut off is counted and said.
struct PaperLog {
    private(set) var drafts: [IssueDraft] = []
    private var dropped = 0
    private var hasDroppedError = false

    mutating func add(_ issue: Issue, at offset: Int, most: Int) {
        if drafts.count < most {
            drafts.append(IssueDraft(issue: issue, offset: offset))
        } else {
            dropped += 1
            if issue.severity == .error { hasDroppedError = true }
        }
    }

    /// By place, and at the end a word on what was cut off. It refuses the paper if an issue that
    /// was cut off would have.
    func finished(path: String, at offset: Int) -> [IssueDraft] {
        guard !drafts.isEmpty else { return [] }
        var result = drafts.byPlace()
        if dropped > 0 {
            let text = MessageRule.moreIssues.text
            let issue = Issue(
                severity: hasDroppedError ? .error : .warning,
                code: MessageRule.moreIssues.code, path: path,
                message: Bilingual(
                    "\(path) \(text.says.zh)（\(dropped)）", "\(path) \(text.says.en) (\(dropped))"),
                found: String(dropped), citation: text.citation, fix: text.fix)
            result.append(IssueDraft(issue: issue, offset: offset))
        }
        return result
    }
}
