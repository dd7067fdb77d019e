import Messages

/// 风险: why a list does not pass unseen, and what an officer may say.
extension Rule {
    package static let watched = Rule(
        "RSK-01", nil,
        Bilingual("布控", "watch list"),
        wrong: Bilingual("命中布控，转人工", "a watch entry matches; an officer decides"),
        fix: Bilingual("等待海关处理", "wait for customs"),
        citation: "海关总署公告2018年第194号; RULES 10: targeted control overrides random",
        severity: .warning)
    package static let inspectedByChance = Rule(
        "RSK-02", nil,
        Bilingual("随机查验", "random inspection"),
        wrong: Bilingual("随机抽中查验", "chosen for inspection at random"),
        fix: Bilingual("配合查验", "present the parcel for inspection"),
        citation: "RULES 10: random base rate by credit grade", severity: .warning)
    package static let reviewedByChance = Rule(
        "RSK-03", nil,
        Bilingual("随机审单", "random document review"),
        wrong: Bilingual("随机抽中人工审单", "chosen for document review at random"),
        fix: Bilingual("等待人工审核", "wait for the review"),
        citation: "RULES 10: random base rate by credit grade", severity: .warning)
    package static let decisionNotPossible = Rule(
        "RSK-04", nil,
        Bilingual("状态允许人工处理", "the state allows the officer's word"),
        wrong: Bilingual("清单状态不允许该处理", "the list's state does not allow this decision"),
        fix: Bilingual("刷新清单状态", "look at the list's present state"),
        citation: "CEB 2022-05, returnStatus")
    package static let rejectedByOfficer = Rule(
        "RSK-05", nil,
        Bilingual("人工退单", "returned by an officer"),
        wrong: Bilingual("人工退单", "returned by an officer"),
        fix: Bilingual("按退单原因修改后重新申报", "correct what the officer names and declare again"),
        citation: "CEB 2022-05, returnStatus 100")

    static let risk = [
        watched, inspectedByChance, reviewedByChance, decisionNotPossible, rejectedByOfficer,
    ]
}
