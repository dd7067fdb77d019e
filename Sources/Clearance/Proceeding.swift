import Messages
import Values

/// 办案: the decisions of one batch over one docket; pure, so that it also serves dry runs.
///
/// The stages extend it, each in its own folder, in the order in which `decide(paper:)` and
/// `clear(_:)` call them.
package struct Proceeding: Sendable {
    package var docket: Docket
    package let desk: Desk
    /// Who acts in the submission at hand.
    var actor = Actor(role: .officer)
    /// The message at hand, for receipts and stored papers.
    var messageGuid = ""
    var messageIndex = 0
    /// What the paper at hand asks of a sandbox; nil everywhere else.
    var scenario: Scenario?

    package init(docket: Docket, desk: Desk) {
        self.docket = docket
        self.desk = desk
    }

    package mutating func decide(_ submission: Submission) -> Answer {
        actor = submission.actor
        switch submission.command {
        case .message(let message, let bytes, let digest):
            return decide(
                message, bytes: bytes, sealed: submission.sealed, digest: digest,
                submission.signature)
        case .decide(let consignment, let decision, let reason):
            return settle(consignment, decision, reason: reason)
        case .recordArrival(let copNo, let agentCode, let day, let complete):
            return recordArrival(copNo: copNo, agentCode: agentCode, day: day, complete: complete)
        case .recordPayment(let taxNo, let day, let reference):
            return recordPayment(taxNo: taxNo, day: day, reference: reference)
        case .runDue(let limit):
            return runDue(limit: limit)
        }
    }

    /// The way of one paper: 收单 intake, then what its kind asks for.
    mutating func decide(_ read: ReadPaper) -> PaperAnswer {
        messageIndex = read.index
        if read.issues.hasErrors { return refuseFormat(read) }
        let standing = standing(of: read.paper)
        guard standing.isEmpty else { return refuse(read, standing) }
        scenario = scenario(of: read.paper)
        let mark = docket.events.count
        defer { scenario = nil }
        if read.paper.type != .ceb621, let issue = refusal(by: scenario, path: read.paper.element) {
            return refuse(read, [issue])
        }
        var answer: PaperAnswer
        switch read.paper {
        case .order, .payment, .waybill: answer = takeProof(read)
        case .waybillStatus(let status): answer = takeStatus(status, read)
        case .importList(let list): answer = takeList(list, read)
        case .cancelRequest(let request): answer = takeCancel(request, read)
        case .returnRequest(let request): answer = takeReturn(request, read)
        case .delivery(let delivery): answer = takeDelivery(delivery, read)
        default: answer = refuse(read, [Rule.wrongRole.issue(path: read.paper.element)])
        }
        answer.issues += read.issues
        answer.issues +=
            (clockIssue(read.paper) + unknownWords(of: scenario, path: read.paper.head + "note"))
            .located(in: read)
        if scenario?.reverses == true { reverseReceipts(from: mark) }
        return answer
    }

    /// Decision 10: a time far off is worth a warning and never a refusal.
    private func clockIssue(_ paper: AnyPaper) -> [Issue] {
        guard let text = paper.appTime, let time = Instant(compact14: text),
            abs(time.milliseconds(until: desk.now)) > Instant.millisecondsPerDay
        else { return [] }
        return [
            Rule.timeFarOff.issue(
                path: paper.head + "appTime", expected: desk.now.compact14, found: text)
        ]
    }

    /// 通关: what follows once a list has all its papers; each stage may say no.
    mutating func clear(_ consignment: inout Consignment, _ list: ImportList) {
        if let issue = refusal(by: scenario(of: .importList(list)), path: "Inventory") {
            return reject(&consignment, [issue])
        }
        var issues = match(&consignment, list)
        if issues.isEmpty, !consignment.detail.waitsFor.isEmpty { return }
        if issues.isEmpty { issues = assessDuty(&consignment, list) }
        if issues.isEmpty { issues = hold(&consignment, list) }
        guard issues.isEmpty else { return reject(&consignment, issues) }
        enter(&consignment, list)
        chooseChannel(&consignment, list)
        switch consignment.detail.channel.flatMap(Channel.init(rawValue:)) ?? .green {
        case .green: release(&consignment)
        case .yellow: advance(&consignment, .review, code: "1200", text: "待人工审核")
        case .red: advance(&consignment, .inspect, code: "500", text: "查验")
        }
    }
}
