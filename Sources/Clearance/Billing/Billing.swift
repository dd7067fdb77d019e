import Ledger
import Messages
import Values

/// 汇总征税: the tax is billed after the return window, and the list closed when it is paid.
extension Proceeding {
    mutating func runDue(limit: Int) -> Answer {
        let due = docket.consignments.values
            .filter { ($0.dueDay ?? .last) <= desk.today }
            .sorted { ($0.dueDay ?? .last, $0.id) < ($1.dueDay ?? .last, $1.id) }
        for consignment in due.prefix(limit) {
            var consignment = consignment
            carryOn(&consignment)
            docket.save(consignment)
        }
        return .ran(count: min(due.count, limit), more: due.count >= limit)
    }

    private mutating func carryOn(_ consignment: inout Consignment) {
        consignment.dueDay = nil
        guard consignment.state == .released, consignment.taxNo == nil else { return }
        lapseReturns(&consignment)
        if consignment.detail.returns.contains(where: { $0.state == .applied }) {
            let last = lastDay(of: desk.policy.arrivalWindowDays(on: desk.today), consignment)
            consignment.dueDay = last.adding(days: 1)
            return
        }
        let tax =
            docket.ledger.remaining(
                on: .guarantee(enterprise: consignment.assureCode), hold: consignment.cause)
            ?? .zero
        if tax.isPositive { bill(&consignment) } else { close(&consignment) }
    }

    /// After day 45 a return whose goods have not come lapses.
    private mutating func lapseReturns(_ consignment: inout Consignment) {
        let last = lastDay(of: desk.policy.arrivalWindowDays(on: desk.today), consignment)
        guard desk.today > last else { return }
        for (index, goods) in consignment.detail.returns.enumerated()
        where goods.state == .applied {
            consignment.detail.returns[index].state = .lapsed
            let key = Docket.PaperKey(625, BusinessKey.join(goods.agentCode, goods.copNo))
            guard case .returnRequest(let request) = docket.papers[key]?.paper else {
                record("return.lapsed", consignment: consignment.id, to: nil, nil)
                continue
            }
            tellReturn(
                request, goods, consignment, kind: "return.lapsed", status: "100",
                info: "[Code:RET-02;Desc:\(Rule.arrivalWindow.message.zh)]")
        }
    }

    /// CEB816: what is still owed, line by line, after what came back.
    private mutating func bill(_ consignment: inout Consignment) {
        guard let assessment = consignment.detail.assessment, let invtNo = consignment.invtNo,
            case .importList(let list) = docket.papers[
                Docket.PaperKey(621, consignment.orderKey)]?.paper
        else { return }
        var bill = TaxBill()
        bill.guid = receiptGuid()
        bill.returnTime = desk.now.compact17
        bill.invtNo = invtNo
        bill.taxNo = "T" + invtNo
        bill.status = "1"
        bill.assureCode = consignment.assureCode
        bill.ebcCode = consignment.ebcCode
        bill.logisticsCode = list.logisticsCode
        bill.agentCode = consignment.agentCode
        bill.customsCode = list.customsCode
        for item in assessment.items {
            bill.items.append(line(item, of: list, consignment))
        }
        bill.customsTax = bill.items.map(\.customsTax).total() ?? .zero
        bill.valueAddedTax = bill.items.map(\.valueAddedTax).total() ?? .zero
        bill.consumptionTax = bill.items.map(\.consumptionTax).total() ?? .zero
        consignment.taxNo = bill.taxNo
        consignment.detail.billedDay = desk.today.description
        consignment.detail.billedTax =
            [bill.customsTax, bill.valueAddedTax, bill.consumptionTax]
            .total()?.description
        tellParties(consignment, "tax.billed", .taxBill(bill))
    }

    /// An item's taxes less what was returned, each in proportion, adding up to what is owed.
    private func line(
        _ item: ItemDuty, of list: ImportList, _ consignment: Consignment
    ) -> TaxBillItem {
        let declared = list.items.first { $0.gnum == item.gnum }?.qty ?? .zero
        let back = consignment.detail.returns.filter { $0.state == .arrived }.flatMap(\.lines)
            .filter { $0.gnum == item.gnum }.reduce(Amount.zero) { $0 + Amount(raw: $1.quantity) }
        var row = TaxBillItem()
        row.gnum = item.gnum
        row.gcode = item.hs
        row.taxPrice = item.dutiableValue
        row.customsTax = item.duty
        row.consumptionTax = item.consumptionTax
        row.valueAddedTax = item.vat
        guard back.isPositive, let part = item.returned(back, of: declared) else { return row }
        func kept(_ amount: Amount) -> Amount {
            let share = Fraction(amount) * Fraction(share: declared - back, in: declared)
            return share.roundedToFen() ?? .zero
        }
        let owed = item.sum - part.tax
        row.taxPrice = kept(item.dutiableValue)
        row.customsTax = min(kept(item.duty), owed)
        row.consumptionTax = min(kept(item.consumptionTax), owed - row.customsTax)
        row.valueAddedTax = owed - row.customsTax - row.consumptionTax
        return row
    }

    mutating func recordPayment(taxNo: String, day: Day, reference: String) -> Answer {
        guard actor.mayDecide else {
            return .forbidden(Rule.wrongRole.issue(path: "role", found: actor.role.rawValue))
        }
        guard let id = docket.byTax[taxNo], var consignment = docket.consignments[id],
            let invtNo = consignment.invtNo
        else { return .notFound }
        guard consignment.state == .released else {
            return .refused([Rule.taxPaidBefore.issue(path: "taxNo", found: taxNo)])
        }
        var status = TaxBillStatus()
        status.guid = receiptGuid()
        status.returnTime = desk.now.compact17
        status.invtNo = invtNo
        status.taxNo = taxNo
        status.status = "2"
        status.entDutyNo = clip(reference, 50)
        status.assureCode = consignment.assureCode
        consignment.detail.paidDay = day.description
        consignment.detail.paymentReference = clip(reference, 200)
        tellParties(consignment, "tax.paid", .taxBillStatus(status))
        // The tax is paid: the guarantee stands free again.
        let account = AccountID.guarantee(enterprise: consignment.assureCode)
        if let owed = docket.ledger.remaining(on: account, hold: consignment.cause) {
            _ = docket.ledger.restore(
                owed, on: account, hold: consignment.cause, cause: "payment/\(taxNo)")
        }
        close(&consignment)
        docket.save(consignment)
        return done(consignment)
    }

    private mutating func close(_ consignment: inout Consignment) {
        guard let next = ListState.next(consignment.state, .close) else { return }
        consignment.state = next
        consignment.dueDay = nil
        tell(&consignment, "list.closed", "[Code:899;Desc:结关]")
    }

    /// Tax papers go to the list's sender and to whoever guarantees it.
    private mutating func tellParties(
        _ consignment: Consignment, _ kind: String, _ receipt: AnyPaper
    ) {
        var told: Set<String> = []
        for party in [consignment.sender, consignment.assureCode]
        where told.insert(party).inserted {
            record(kind, consignment: consignment.id, to: party, receipt)
        }
    }
}
