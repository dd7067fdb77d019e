import Messages
import Values

/// 清单申报: a list is drafted, declared, declared again after a refusal, changed or deleted.
extension Proceeding {
    mutating func takeList(_ list: ImportList, _ read: ReadPaper) -> PaperAnswer {
        let key = BusinessKey.join(list.ebcCode, list.orderNo)
        let existing = docket.papers[Docket.PaperKey(621, key)]
        let before = docket.byOrder[key].flatMap { docket.consignments[$0] }
        let state = before?.state
        // A stranger who names another's order learns nothing of what became of it.
        let known = before.flatMap { isParty(of: $0) ? $0 : nil }
        switch listIntake(list, read, existing, before) {
        case .refuse(let issue): return refuse(read, [issue], known)
        case .duplicate(let first): return duplicate(read, first, known)
        case .delete(let stored):
            guard var consignment = before, let next = ListState.next(state, .delete) else {
                return refuse(
                    read, [Rule.stateForbidsChange.issue(for: .ceb621, path: "Inventory")], before)
            }
            docket.setWaiting(&consignment, for: [])
            consignment.state = next
            docket.save(consignment)
            markDeleted(stored)
            return accept(read, state: next.rawValue, text: "删除成功", consignment)
        case .take: break
        }
        if list.netWeight > list.grossWeight {
            return refuse(
                read,
                [
                    Rule.netAboveGross.issue(
                        path: "Inventory/InventoryHead/netWeight",
                        expected: "<= \(list.grossWeight.plain)", found: list.netWeight.plain)
                ], before)
        }
        return declare(list, read, before)
    }

    private func listIntake(
        _ list: ImportList, _ read: ReadPaper, _ existing: StoredPaper?, _ before: Consignment?
    ) -> Intake {
        let isOpen = before?.state.mayDeclare ?? true
        let isFree = isOpen || before?.state == .waiting
        // After a refusal the same content may be declared anew: the papers may have changed.
        // Only the very same document (its own guid) gets its first answer again.
        if isOpen, let existing, existing.sender == actor.enterprise, list.appType != "3",
            existing.state != .drafted,
            existing.paper.guid != list.guid || !existing.paper.sameContent(as: read.paper)
        {
            return .take
        }
        return intake(read.paper, existing: existing, isFree: isFree)
    }

    private mutating func declare(
        _ list: ImportList, _ read: ReadPaper, _ before: Consignment?
    ) -> PaperAnswer {
        var consignment = before ?? newConsignment(list)
        let isFirst = before == nil
        consignment.sender = actor.enterprise ?? ""
        consignment.agentCode = list.agentCode
        consignment.assureCode = list.assureCode
        consignment.logisticsKey = BusinessKey.join(list.logisticsCode, list.logisticsNo)
        consignment.person = personKey(idNumber: list.buyerIdNumber, zone: desk.zone)
        consignment.copNo = list.copNo.orIfEmpty(consignment.preNo)
        consignment.declaredDay = desk.today
        if !isFirst, consignment.state != .drafted {
            docket.setWaiting(&consignment, for: [])
            consignment.invtNo = consignment.state == .waiting ? consignment.invtNo : nil
            consignment.releasedAt = nil
            consignment.dueDay = nil
            var detail = ConsignmentDetail()
            detail.attempt = consignment.detail.attempt + 1
            consignment.detail = detail
        }
        if list.appStatus == "1" {
            guard let next = ListState.next(before?.state, .draft) else {
                return refuse(
                    read, [Rule.stateForbidsChange.issue(for: .ceb621, path: "Inventory")], before)
            }
            consignment.state = next
            docket.save(consignment)
            let answer = draft(read, consignment)
            keep(read, consignment: consignment.id, answer, state: .drafted)
            return answer
        }
        guard let next = ListState.next(before?.state, .await) else {
            return refuse(
                read, [Rule.listAlreadyDeclared.issue(path: "Inventory/InventoryHead/orderNo")],
                before)
        }
        consignment.state = next
        // Stored first, so that the stages find the list beside its papers; answered at the end.
        keep(
            read, consignment: consignment.id,
            FirstAnswer(
                outcome: .waiting, state: next.rawValue, returnStatus: "", returnInfo: "",
                receiptGuid: "", at: desk.now))
        clear(&consignment, list)
        if consignment.state == .waiting {
            let text = waitingText(list, consignment.detail.waitsFor)
            record(
                "list.waiting", consignment,
                receipt(of: consignment, list, status: "2", info: text))
        }
        docket.save(consignment)
        let answer = answer(of: consignment, read)
        keep(read, consignment: consignment.id, answer)
        return answer
    }

    /// The receipt that was recorded with the decision: the answer carries the same, guid and all.
    private func lastReceipt(of consignment: Consignment) -> AnyPaper? {
        docket.events.last { $0.consignment == consignment.id }?.receipt
    }

    private mutating func newConsignment(_ list: ImportList) -> Consignment {
        let order = BusinessKey.join(list.ebcCode, list.orderNo)
        let hash = keyedHash(Array("consignment/\(order)".utf8), secret: desk.zone.secret)
        // Ordered by time, so that new rows stand together; not to be guessed without the key.
        let time = hexText(
            (0..<6).map { UInt8(truncatingIfNeeded: desk.now.milliseconds >> (40 - 8 * $0)) })
        return Consignment(
            id: time + hash.prefix(20), ebcCode: list.ebcCode, orderNo: list.orderNo,
            state: .waiting, sender: "", agentCode: "", assureCode: "", logisticsKey: "",
            person: "", copNo: "", preNo: nextPreNo(), declaredDay: desk.today,
            detail: ConsignmentDetail())
    }

    /// What the answer to a list says: where the list stands when the batch is decided.
    private func answer(of consignment: Consignment, _ read: ReadPaper) -> PaperAnswer {
        guard case .importList(let list) = read.paper else {
            preconditionFailure("the answer of a list was asked for another paper")
        }
        let state = consignment.state
        let (outcome, info): (PaperAnswer.Outcome, String) =
            switch state {
            case .waiting: (.waiting, waitingText(list, consignment.detail.waitsFor))
            case .rejected: (.refused, returnInfo(consignment.detail.issues))
            case .review: (.accepted, "[Code:1200;Desc:待人工审核]")
            case .inspection: (.accepted, "[Code:500;Desc:查验]")
            default: (.accepted, "[Code:2600;Desc:放行]")
            }
        var issues = consignment.detail.issues
        if state == .waiting {
            issues = consignment.detail.waitsFor.map { awaited in
                switch awaited.kind {
                case 311: Rule.orderMissing.issue(path: "Inventory/InventoryHead/orderNo")
                case 511: Rule.waybillMissing.issue(path: "Inventory/InventoryHead/logisticsNo")
                default: Rule.paymentMissing.issue(path: "Inventory/InventoryHead/orderNo")
                }
            }
        }
        return PaperAnswer(
            index: read.index, key: read.paper.businessKey, consignment: consignment.id,
            preNo: consignment.preNo, invtNo: consignment.invtNo, outcome: outcome,
            state: state.rawValue, returnStatus: state.returnStatus, returnInfo: info,
            issues: issues.located(in: read),
            receipt: lastReceipt(of: consignment)
                ?? receipt(of: consignment, list, status: state.returnStatus, info: info))
    }
}
