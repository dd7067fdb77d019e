import Messages
import Values

/// 三单: orders, payments and waybills are kept until a list needs them, and wake those that wait.
extension Proceeding {
    mutating func takeProof(_ read: ReadPaper) -> PaperAnswer {
        let keys = PaperKeys(read.paper)
        let kind = read.paper.type.number
        let existing = docket.papers[Docket.PaperKey(kind, keys.business)]
        let users = consignments(using: read.paper)
        let isFree = users.allSatisfy { $0.state.leavesPapersFree }
        switch intake(read.paper, existing: existing, isFree: isFree) {
        case .refuse(let issue): return refuse(read, [issue])
        case .duplicate(let first): return duplicate(read, first)
        case .delete(let stored):
            markDeleted(stored)
            let answer = accept(read, state: "deleted", text: "删除成功")
            users.forEach { rematch($0.id) }
            return answer
        case .take: break
        }
        if let issue = secondPayment(read.paper) { return refuse(read, [issue]) }
        guard read.paper.appStatus != "1" else {
            let answer = draft(read)
            keep(read, consignment: nil, answer, state: .drafted)
            return answer
        }
        let answer = accept(read, state: "accepted", text: "逻辑校验通过")
        keep(read, consignment: users.first?.id, answer)
        let awaited = Docket.PaperKey(kind, keys.join ?? keys.business)
        var woken = docket.waiting[awaited] ?? []
        for user in users where user.state == .waiting { woken.insert(user.id) }
        for id in woken.sorted() { rematch(id) }
        return answer
    }

    /// One accepted payment an order.
    private func secondPayment(_ paper: AnyPaper) -> Issue? {
        guard case .payment(let payment) = paper,
            let first = docket.acceptedPayment(
                order: BusinessKey.join(payment.ebpCode, payment.orderNo)),
            case .payment(let other) = first.paper,
            other.payCode != payment.payCode || other.payTransactionId != payment.payTransactionId
        else { return nil }
        return Rule.secondPayment.issue(
            path: "Payment/PaymentHead/payTransactionId", expected: other.payTransactionId,
            found: payment.payTransactionId)
    }

    /// The lists that rely on a paper, in the order of their ids.
    private func consignments(using paper: AnyPaper) -> [Consignment] {
        let keys = PaperKeys(paper)
        var ids =
            docket.waiting[
                Docket.PaperKey(paper.type.number, keys.join ?? keys.business)] ?? []
        switch paper {
        case .order: if let id = docket.byOrder[keys.business] { ids.insert(id) }
        default:
            let stored = docket.papers[Docket.PaperKey(paper.type.number, keys.business)]
            if let id = stored?.consignment { ids.insert(id) }
        }
        return ids.sorted().compactMap { docket.consignments[$0] }
    }

    /// A paper came, changed or went: a list that waits is looked at again.
    mutating func rematch(_ id: String) {
        guard var consignment = docket.consignments[id], consignment.state == .waiting,
            case .importList(let list) = docket.papers[
                Docket.PaperKey(621, consignment.orderKey)]?.paper
        else { return }
        // Receipts of the list go to its sender, whoever woke it.
        clear(&consignment, list)
        docket.save(consignment)
    }
}
