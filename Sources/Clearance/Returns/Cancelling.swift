import Ledger
import Messages
import Values

/// 撤销: a list that has not run its course is taken back, and with it everything it held.
extension Proceeding {
    mutating func takeCancel(_ request: CancelRequest, _ read: ReadPaper) -> PaperAnswer {
        guard request.appType == "1" else {
            return refuse(
                read,
                [
                    Rule.cancelIsNew.issue(
                        path: "InvtCancel/appType", expected: "1", found: request.appType)
                ])
        }
        let key = Docket.PaperKey(623, PaperKeys(read.paper).business)
        if let existing = docket.papers[key], existing.state == .accepted,
            existing.sender == actor.enterprise, existing.paper.sameContent(as: read.paper)
        {
            return duplicate(read, existing.answer)
        }
        guard let id = docket.byInvt[request.invtNo], var consignment = docket.consignments[id],
            isParty(of: consignment)
        else {
            return refuse(
                read,
                [Rule.cancelledListUnknown.issue(path: "InvtCancel/invtNo", found: request.invtNo)])
        }
        if let issue = cancelObjection(request, consignment) { return refuse(read, [issue]) }
        if request.appStatus == "1" {
            let answer = draft(read)
            keep(read, consignment: id, answer, state: .drafted)
            return answer
        }
        guard let next = ListState.next(consignment.state, .cancel) else {
            return refuse(read, [notCancellable(consignment)])
        }
        giveBackAll(consignment, cause: "cancel")
        consignment.state = next
        consignment.dueDay = nil
        docket.save(consignment)
        record("list.cancelled", consignment: id, to: nil, nil, detail: clip(request.reason, 500))
        var answer = accept(
            read, state: next.rawValue, text: "审核通过", status: "399", code: "2300")
        answer.consignment = id
        answer.invtNo = request.invtNo
        keep(read, consignment: id, answer)
        return answer
    }

    private func cancelObjection(_ request: CancelRequest, _ consignment: Consignment) -> Issue? {
        guard request.ebcCode == consignment.ebcCode, request.orderNo == consignment.orderNo else {
            return Rule.cancelDisagrees.issue(
                path: "InvtCancel/orderNo", expected: consignment.orderNo, found: request.orderNo)
        }
        if consignment.state == .cancelled {
            return Rule.cancelDeclaredBefore.issue(
                path: "InvtCancel/invtNo", found: request.invtNo)
        }
        if consignment.detail.returns.contains(where: \.counts) {
            return Rule.returnBegan.issue(path: "InvtCancel/invtNo", found: request.invtNo)
        }
        let isOver =
            consignment.detail.deliveredAt != nil || consignment.taxNo != nil
            || desk.today > lastDay(of: desk.policy.returnWindowDays(on: desk.today), consignment)
        return isOver || ListState.next(consignment.state, .cancel) == nil
            ? notCancellable(consignment) : nil
    }

    private func notCancellable(_ consignment: Consignment) -> Issue {
        Rule.notCancellable.issue(
            path: "InvtCancel/invtNo", expected: "review / released, not delivered, not billed",
            found: consignment.detail.deliveredAt == nil
                ? consignment.state.rawValue : "\(consignment.state.rawValue), delivered")
    }

    /// Release is day 0 and the last day counts; for ever where nothing was released.
    func lastDay(of days: Int?, _ consignment: Consignment) -> Day {
        guard let released = consignment.releasedAt?.day, let days else { return .last }
        return released.adding(days: days)
    }

    /// Holds are voided, postings restored.
    mutating func giveBackAll(_ consignment: Consignment, cause: String) {
        for account in docket.accounts(of: consignment) {
            if let remaining = docket.ledger.remaining(on: account, hold: consignment.cause) {
                _ = docket.ledger.restore(
                    remaining, on: account, hold: consignment.cause, cause: cause)
            } else {
                _ = docket.ledger.void(on: account, cause: consignment.cause)
            }
        }
    }

    /// Whether the sender may speak of this consignment at all.
    func isParty(of consignment: Consignment) -> Bool {
        guard let code = actor.enterprise else { return false }
        return [consignment.sender, consignment.ebcCode, consignment.agentCode].contains(code)
    }
}
