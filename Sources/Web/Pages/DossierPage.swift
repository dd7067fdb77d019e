import Clearance
import Mustache
import Platform

/// 卷宗页: one consignment on one page: papers, matching, duty, postings, what happened when.
struct DossierPage {
    struct Paper {
        var name: String
        var type: String
        var state: String
        var received: String
        var sender: String
        var fields: [Field]
    }

    struct Field {
        var label: String
        var tag: String
        var value: String
    }

    struct Finding {
        var rule: String
        var title: String
        var result: String
        var tone: String
        var expected: String?
        var found: String?
    }

    struct Reason {
        var code: String
        var text: String
        var expected: String?
        var found: String?
        var fix: String?
    }

    struct Posting {
        var account: String
        var move: String
        var amount: String
        var at: String
    }

    /// No member is absent: a template would look for it further out and find another's.
    struct Happening {
        var at: String
        var event: String
        var status: String
        var text: String
    }

    var zone: String
    var dossier: Dossier
    var stateName: String
    var tone: String
    var reason: String?
    var papers: [Paper]
    var findings: [Finding]
    var reasons: [Reason]
    var duty: DossierDuty?
    var ruleList: String
    var postings: [Posting]
    var hasPostings: Bool
    var happenings: [Happening]

    init(_ dossier: Dossier, zone: String, _ say: Language) {
        let state = ListState(rawValue: dossier.state)
        self.zone = zone
        self.dossier = dossier
        stateName = state?.name(say) ?? dossier.state
        tone = state?.tone ?? "soft"
        reason = dossier.channelReason.map { say($0) }
        papers = dossier.papers.map { paper in
            Paper(
                name: Words.paper(paper.type, say), type: paper.type, state: paper.state,
                received: paper.received, sender: paper.sender,
                fields: paper.fields.map { field in
                    let line = field.line > 0 ? " [\(field.line)]" : ""
                    return Field(
                        label: say(field.label) + line, tag: field.tag, value: field.value)
                })
        }
        findings = dossier.matching.map { finding in
            let verdict = Words.verdict(finding.result, say)
            return Finding(
                rule: finding.rule, title: say(finding.title), result: verdict.text,
                tone: verdict.tone, expected: finding.expected, found: finding.found)
        }
        reasons = dossier.issues.map { issue in
            Reason(
                code: issue.official.map { "\(issue.code) · \($0)" } ?? issue.code,
                text: say(issue.message), expected: issue.expected, found: issue.found,
                fix: issue.fix.map { say($0) })
        }
        duty = dossier.duty
        ruleList =
            dossier.duty?.rules.map { "\($0.code) (\($0.version))" }
            .joined(separator: ", ") ?? ""
        postings = dossier.postings.map {
            Posting(
                account: Words.account($0.account, say), move: Words.move($0.move, say),
                amount: $0.amount, at: $0.at)
        }
        hasPostings = !postings.isEmpty
        happenings = dossier.history.map {
            Happening(
                at: $0.at, event: $0.event, status: $0.returnStatus ?? "",
                text: $0.returnInfo ?? $0.detail ?? "")
        }
    }

    func html(_ say: Language) -> String {
        (say == .zh ? DossierPage.chinese : DossierPage.english).render(self)
    }

    private static let chinese = Layout.compile(text(.zh))
    private static let english = Layout.compile(text(.en))
}
