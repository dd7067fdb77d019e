import Messages
import Values

/// 收单: a business key is taken once; what comes again is a duplicate, a change or a conflict.
extension Proceeding {
    enum Intake {
        /// The paper stands as sent: new, declared after a draft, or changed.
        case take
        case delete(StoredPaper)
        case duplicate(FirstAnswer)
        case refuse(Issue)
    }

    /// Sorts a paper against what is stored under its key. `isFree`: nothing relies on it yet.
    func intake(_ paper: AnyPaper, existing: StoredPaper?, isFree: Bool) -> Intake {
        let path = paper.element
        guard let existing, existing.state != .deleted else {
            return paper.appType == "1"
                ? .take : .refuse(Rule.nothingToChange.issue(for: paper.type, path: path))
        }
        let isSame = paper.appType != "3" && existing.paper.sameContent(as: paper)
        if isSame, existing.sender == actor.enterprise { return .duplicate(existing.answer) }
        if paper.appType == "1", existing.state != .drafted {
            return .refuse(conflict(paper, existing))
        }
        guard isFree, existing.sender == actor.enterprise else {
            return .refuse(Rule.stateForbidsChange.issue(for: paper.type, path: path))
        }
        return paper.appType == "3" ? .delete(existing) : .take
    }

    /// Other content under the same key: every field that differs is named.
    private func conflict(_ paper: AnyPaper, _ existing: StoredPaper) -> Issue {
        let rule = Rule.keyUsedWithOtherContent
        // Another tenant's content is not shown.
        guard existing.sender == actor.enterprise else {
            return rule.issue(for: paper.type, path: paper.element)
        }
        let differences = paper.differences(from: existing.paper)
        return rule.issue(
            for: paper.type,
            path: differences.first.map { "\(paper.element)/\($0.path)" } ?? paper.element,
            expected: differences.map { "\($0.path)=\($0.theirs ?? "")" }
                .joined(separator: "; "),
            found: differences.map { "\($0.path)=\($0.ours ?? "")" }.joined(separator: "; "))
    }

    /// What is kept of a paper that was taken.
    mutating func keep(
        _ read: ReadPaper, consignment: String?, _ answer: PaperAnswer,
        state: StoredPaper.State = .accepted
    ) {
        keep(read, consignment: consignment, FirstAnswer(answer, at: desk.now), state: state)
    }

    mutating func keep(
        _ read: ReadPaper, consignment: String?, _ answer: FirstAnswer,
        state: StoredPaper.State = .accepted
    ) {
        let keys = PaperKeys(read.paper)
        docket.save(
            StoredPaper(
                paper: read.paper, businessKey: keys.business,
                joinKey: state == .accepted ? keys.join : nil, sender: actor.enterprise ?? "",
                messageGuid: messageGuid, messageIndex: read.index, state: state,
                receivedAt: desk.now, consignment: consignment,
                answer: answer))
    }

    mutating func markDeleted(_ paper: StoredPaper) {
        var paper = paper
        paper.state = .deleted
        paper.joinKey = nil
        docket.save(paper)
    }
}
