import Messages

extension MessageType {
    /// 受理: whether the flow decides papers of this type.
    package var isTaken: Bool {
        switch self {
        case .ceb311, .ceb411, .ceb511, .ceb513, .ceb621, .ceb623, .ceb625, .ceb711: true
        // What customs itself sends, and export.
        default: false
        }
    }
}

extension Message {
    /// Why a message is not taken here: it belongs to export, or customs itself sends it.
    package var scopeProblem: WholeMessageProblem? {
        guard !type.isTaken else { return nil }
        let rule = MessageRule.notProcessed
        let name = type.rawValue
        return WholeMessageProblem(
            kind: .violatesStandard, messageType: name, guid: guid,
            issues: [
                Issue(
                    code: rule.code, path: name,
                    message: Bilingual("\(name) \(rule.title.zh)", "\(name) \(rule.title.en)"),
                    found: name, citation: rule.citation, fix: rule.fix)
            ])
    }
}
