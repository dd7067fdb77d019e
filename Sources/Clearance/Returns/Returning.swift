import Ledger
import Messages
import Values

/// 退货: applied for within 30 days of release, effective when the goods have come back.
extension Proceeding {
    mutating func takeReturn(_ request: ReturnRequest, _ read: ReadPaper) -> PaperAnswer {
        let key = PaperKeys(read.paper).business
        let existing = docket.papers[Docket.PaperKey(625, key)]
        let id = docket.byInvt[request.invtNo] ?? existing?.consignment
        guard let id, var consignment = docket.consignments[id], isParty(of: consignment) else {
            return refuse(
                read,
                [
                    Rule.returnedListUnknown.issue(
                        path: "InvtRefund/InvtRefundHead/invtNo", found: request.invtNo)
                ])
        }
        // A request stays with its list; another list is another request.
        if let first = existing?.consignment, first != id, existing?.state != .deleted {
            return refuse(
                read,
                [
                    Rule.returnDisagrees.issue(
                        path: "InvtRefund/InvtRefundHead/invtNo",
                        expected: docket.consignments[first]?.invtNo, found: request.invtNo)
                ])
        }
        let position = consignment.detail.returns.lastIndex {
            $0.agentCode == request.agentCode && $0.copNo == request.copNo.orIfEmpty(request.guid)
                && $0.counts
        }
        let isFree = position.map { consignment.detail.returns[$0].state == .applied } ?? true
        switch intake(read.paper, existing: existing, isFree: isFree) {
        case .refuse(let issue): return refuse(read, [issue])
        case .duplicate(let first): return duplicate(read, first)
        case .delete(let stored):
            if let position { consignment.detail.returns[position].state = .deleted }
            consignment.dueDay = dueAfterReturn(consignment)
            docket.save(consignment)
            markDeleted(stored)
            return accept(read, state: "deleted", text: "删除成功")
        case .take: break
        }
        // A changed request takes the place of the one before.
        if let position { consignment.detail.returns[position].state = .deleted }
        let issues = returnObjections(request, consignment)
        guard issues.isEmpty else { return refuse(read, issues) }
        if request.appStatus == "1" {
            let answer = draft(read)
            keep(read, consignment: id, answer, state: .drafted)
            return answer
        }
        var answer = accept(read, state: "applied", text: "审核通过", status: "399", code: "2300")
        answer.consignment = id
        answer.invtNo = consignment.invtNo
        consignment.detail.returns.append(
            GoodsReturn(
                agentCode: request.agentCode, copNo: request.copNo.orIfEmpty(request.guid),
                preNo: answer.preNo ?? "", sender: actor.enterprise ?? "", state: .applied,
                lines: request.items.map {
                    GoodsReturn.Line(gnum: $0.gnum, quantity: $0.qty.raw)
                }, appliedDay: desk.today.description))
        docket.save(consignment)
        keep(read, consignment: id, answer)
        return answer
    }

    private func returnObjections(
        _ request: ReturnRequest, _ consignment: Consignment
    ) -> [Issue] {
        let head = "InvtRefund/InvtRefundHead/"
        guard
            case .importList(let list) = docket.papers[
                Docket.PaperKey(621, consignment.orderKey)]?.paper,
            consignment.state == .released, consignment.taxNo == nil
        else {
            let late = windowObjection(consignment).map { [$0] } ?? []
            return [
                Rule.returnedListNotReleased.issue(
                    path: head + "invtNo", expected: "released",
                    found: consignment.taxNo == nil ? consignment.state.rawValue : "billed")
            ] + late
        }
        var issues: [Issue] = []
        if request.orderNo != consignment.orderNo || request.ebcCode != consignment.ebcCode {
            issues.append(
                Rule.returnDisagrees.issue(
                    path: head + "orderNo", expected: consignment.orderNo, found: request.orderNo))
        }
        if let late = windowObjection(consignment) { issues.append(late) }
        for (index, item) in request.items.enumerated() {
            let path = "InvtRefund/InvtRefundList[\(index)]/"
            guard let line = list.items.first(where: { $0.gnum == item.gnum }),
                line.gcode == item.gcode
            else {
                issues.append(
                    Rule.returnedLineUnknown.issue(
                        path: path + "gnum", found: "\(item.gnum) \(item.gcode)"))
                continue
            }
            if line.unit != item.unit {
                issues.append(
                    Rule.returnUnitDiffers.issue(
                        path: path + "unit", expected: line.unit, found: item.unit))
            }
            let left = line.qty - returned(item.gnum, of: consignment, where: \.counts)
            if item.qty > left || !item.qty.isPositive {
                issues.append(
                    Rule.returnedTooMuch.issue(
                        path: path + "qty", expected: "<= \(left.plain)", found: item.qty.plain))
            }
        }
        return issues
    }

    /// Nil within 30 days of the release.
    private func windowObjection(_ consignment: Consignment) -> Issue? {
        guard consignment.releasedAt != nil else { return nil }
        let last = lastDay(of: desk.policy.returnWindowDays(on: desk.today), consignment)
        guard desk.today > last else { return nil }
        return Rule.returnWindow.issue(
            path: "InvtRefund/InvtRefundHead/appTime", expected: "<= \(last)",
            found: desk.today.description)
    }

    private func returned(
        _ gnum: Int, of consignment: Consignment, where counts: (GoodsReturn) -> Bool
    ) -> Amount {
        consignment.detail.returns.filter(counts).flatMap(\.lines).filter { $0.gnum == gnum }
            .reduce(.zero) { $0 + Amount(raw: $1.quantity) }
    }

    /// 退货运抵: quota, tax, guarantee and stock of the returned part come back.
    mutating func recordArrival(
        copNo: String, agentCode: String, day: Day, complete: Bool
    ) -> Answer {
        let key = Docket.PaperKey(625, BusinessKey.join(agentCode, copNo))
        guard let stored = docket.papers[key], let id = stored.consignment,
            var consignment = docket.consignments[id],
            case .returnRequest(let request) = stored.paper,
            mayRecordArrival(consignment)
        else { return .notFound }
        guard
            let position = consignment.detail.returns.lastIndex(where: {
                $0.agentCode == agentCode && $0.copNo == copNo && $0.state != .deleted
            }), consignment.detail.returns[position].state == .applied
        else {
            return .refused([Rule.noReturnAwaited.issue(path: "copNo", found: copNo)])
        }
        let last = lastDay(of: desk.policy.arrivalWindowDays(on: desk.today), consignment)
        let released = consignment.releasedAt?.day ?? .first
        // The place records the day that its own books show; only the window judges it.
        guard day <= last, day >= released else {
            return .refused([
                Rule.arrivalWindow.issue(
                    path: "day", expected: "\(released) ... \(last)",
                    found: day.description)
            ])
        }
        if complete { giveBack(position, of: consignment) }
        consignment.detail.returns[position].state = complete ? .arrived : .refused
        consignment.detail.returns[position].arrivedDay = day.description
        consignment.dueDay = dueAfterReturn(consignment)
        docket.save(consignment)
        tellReturn(
            request, consignment.detail.returns[position], consignment,
            kind: complete ? "return.arrived" : "return.refused", status: complete ? "800" : "100",
            info: complete ? "[Code:2600;Desc:放行]" : "[Code:RET-09;Desc:退回商品不符合原状]")
        return done(consignment)
    }

    private func mayRecordArrival(_ consignment: Consignment) -> Bool {
        if actor.mayDecide { return true }
        guard let code = actor.enterprise, let enterprise = docket.enterprises[code] else {
            return false
        }
        return enterprise.has(.area, .warehouse)
    }

    private mutating func giveBack(_ position: Int, of consignment: Consignment) {
        guard let assessment = consignment.detail.assessment,
            case .importList(let list) = docket.papers[
                Docket.PaperKey(621, consignment.orderKey)]?.paper
        else { return }
        let goods = consignment.detail.returns[position]
        let cause = "return/\(position)"
        var quota = Amount.zero
        var tax = Amount.zero
        for line in goods.lines {
            guard let declared = list.items.first(where: { $0.gnum == line.gnum }),
                let item = assessment.items.first(where: { $0.gnum == line.gnum })
            else { continue }
            let quantity = Amount(raw: line.quantity)
            let earlier = returned(line.gnum, of: consignment) { $0.state == .arrived }
            guard let part = item.returned(quantity, of: declared.qty, after: earlier) else {
                continue
            }
            quota += part.quotaValue
            tax += part.tax
            if list.tradeMode != "9610", let emsNo = list.emsNo, let record = declared.itemRecordNo
            {
                _ = docket.ledger.restore(
                    quantity, on: .stock(emsNo: emsNo, itemRecordNo: record),
                    hold: consignment.cause, cause: "\(cause)/\(line.gnum)")
            }
        }
        if let year = consignment.detail.quotaYear {
            _ = docket.ledger.restore(
                quota, on: .quota(person: consignment.person, year: year),
                hold: consignment.cause, cause: cause)
        }
        _ = docket.ledger.restore(
            tax, on: .guarantee(enterprise: consignment.assureCode), hold: consignment.cause,
            cause: cause)
    }

    /// Billing was put off while a return was awaited; afterwards it is due as it was.
    func dueAfterReturn(_ consignment: Consignment) -> Day? {
        guard consignment.state == .released, consignment.taxNo == nil,
            let released = consignment.releasedAt?.day
        else { return consignment.dueDay }
        return released.adding(days: desk.policy.billingFromDay(on: desk.today) ?? 31)
    }

    mutating func tellReturn(
        _ request: ReturnRequest, _ goods: GoodsReturn, _ consignment: Consignment, kind: String,
        status: String, info: String
    ) {
        record(
            kind, consignment: consignment.id, to: goods.sender,
            receiptForm(
                for: .returnRequest(request), guid: receiptGuid(), status: status, info: info,
                time: desk.now, preNo: goods.preNo, invtNo: consignment.invtNo))
    }
}
