import Ledger
import Messages
import Values

/// 审结放行: duty, holds, channel and release, one after another; each may refuse.
extension Proceeding {
    /// 计税: on the tariff of the day; a list that may not pass comes back with every reason.
    mutating func assessDuty(_ consignment: inout Consignment, _ list: ImportList) -> [Issue] {
        var order: Order?
        if case .order(let paper) = papers(of: list).order?.paper { order = paper }
        switch assess(
            list, order: order, tariff: docket.tariff, policy: desk.policy, on: desk.today,
            path: "Inventory")
        {
        case .failure(let issues): return issues
        case .success(let assessment):
            consignment.detail.assessment = assessment
            return []
        }
    }

    /// 占用额度: quota, guarantee and bonded stock are held together, or none of them.
    mutating func hold(_ consignment: inout Consignment, _ list: ImportList) -> [Issue] {
        guard let assessment = consignment.detail.assessment else { return [] }
        consignment.detail.quotaYear = desk.today.year
        let quota = AccountID.quota(person: consignment.person, year: desk.today.year)
        let guarantee = AccountID.guarantee(enterprise: list.assureCode)
        let (stock, bookIssues) = bookNeeds(list)
        var issues = bookIssues
        let mark = docket.ledger.mark
        let needs = [(quota, assessment.dutiableValue), (guarantee, assessment.total)] + stock
        for (account, amount) in needs {
            guard let refusal = docket.ledger.hold(amount, on: account, cause: consignment.cause)
            else { continue }
            issues.append(issue(refusal, account, amount, list))
        }
        if issues.isEmpty {
            docket.names[quota, default: BuyerNames()]
                .note(list.buyerName, of: consignment.person, zone: desk.zone)
        } else {
            docket.ledger.rollBack(to: mark)
        }
        return issues
    }

    /// What the book must cover, summed by item; and what is wrong with the items themselves.
    private func bookNeeds(_ list: ImportList) -> ([(AccountID, Amount)], [Issue]) {
        guard list.tradeMode != "9610", let emsNo = list.emsNo, !emsNo.isEmpty else {
            return ([], [])
        }
        var needs: [AccountID: Amount] = [:]
        var order: [AccountID] = []
        var issues: [Issue] = []
        for (index, line) in list.items.enumerated() {
            let path = "Inventory/InventoryList[\(index)]/"
            let record = line.itemRecordNo ?? ""
            let key = Docket.BookKey(emsNo: emsNo, itemRecordNo: record)
            guard let item = docket.books[key] else {
                issues.append(
                    Rule.bookItemUnknown.issue(
                        path: path + "itemRecordNo", expected: emsNo, found: record))
                continue
            }
            if !line.gcode.hasPrefix(item.hs) {
                issues.append(
                    Rule.bookGoodsDiffer.issue(
                        path: path + "gcode", expected: item.hs, found: line.gcode))
            }
            if line.unit != item.unit {
                issues.append(
                    Rule.bookUnitDiffers.issue(
                        path: path + "unit", expected: item.unit, found: line.unit))
            }
            if item.areaCode != list.areaCode {
                issues.append(
                    Rule.bookAreaDiffers.issue(
                        path: "Inventory/InventoryHead/areaCode", expected: item.areaCode,
                        found: list.areaCode))
            }
            let account = AccountID.stock(emsNo: emsNo, itemRecordNo: record)
            if needs[account] == nil { order.append(account) }
            guard let sum = (needs[account] ?? .zero).adding(line.qty) else {
                issues.append(Rule.amountsImpossible.issue(path: path + "qty"))
                continue
            }
            needs[account] = sum
        }
        return (order.map { ($0, needs[$0] ?? .zero) }, issues)
    }

    private func issue(
        _ refusal: LedgerRefusal, _ account: AccountID, _ amount: Amount, _ list: ImportList
    ) -> Issue {
        let state = docket.ledger.account(account)
        let available = state?.available ?? .zero
        switch account {
        case .quota:
            let used = (state?.held ?? .zero).adding(state?.posted ?? .zero) ?? .zero
            return Rule.annualLimit.issue(
                path: "Inventory/InventoryHead/buyerIdNumber",
                expected: state?.allowance.description,
                found: (used.adding(amount) ?? amount).description)
        case .guarantee:
            return Rule.guaranteeShort.issue(
                path: "Inventory/InventoryHead/assureCode",
                expected: ">= \(amount)", found: available.description)
        case .stock(let emsNo, let record):
            return Rule.stockShort.issue(
                path: "Inventory/InventoryList/itemRecordNo", expected: ">= \(amount.plain)",
                found: "\(emsNo)/\(record): \(available.plain)")
        }
    }

    /// 海关入库: the list has its number, and its first receipt (120).
    mutating func enter(_ consignment: inout Consignment, _ list: ImportList) {
        consignment.invtNo = nextInvtNo(list.customsCode)
        consignment.detail.issues = []
        record(
            "list.entered", consignment,
            receipt(of: consignment, list, status: "120", info: "[Code:1800;Desc:逻辑校验通过]"))
    }

    mutating func chooseChannel(_ consignment: inout Consignment, _ list: ImportList) {
        let grade = docket.enterprises[list.ebcCode]?.grade ?? "C"
        let choice = channel(
            for: consignment.orderKey, list: list, person: consignment.person, grade: grade,
            watch: docket.watch, zone: desk.zone)
        consignment.detail.channel = choice.channel.rawValue
        consignment.detail.channelReason = choice.reason
        if let asked = scenario(of: .importList(list))?.channel {
            consignment.detail.channel = asked.rawValue
            consignment.detail.channelReason = Rule.refusedByScenario.title
        }
    }

    /// 放行: what was held becomes posted, and the days of the return window begin.
    mutating func release(_ consignment: inout Consignment) {
        guard let next = ListState.next(consignment.state, .release) else { return }
        for account in docket.accounts(of: consignment) {
            _ = docket.ledger.post(on: account, cause: consignment.cause)
        }
        consignment.state = next
        consignment.releasedAt = desk.now
        consignment.dueDay = desk.today.adding(
            days: desk.policy.billingFromDay(on: desk.today) ?? 31)
        tell(&consignment, "list.released", "[Code:2600;Desc:放行]")
    }

    /// 退单: nothing stays held; the list may be declared again.
    mutating func reject(_ consignment: inout Consignment, _ issues: [Issue]) {
        guard let next = ListState.next(consignment.state, .reject) else { return }
        void(consignment)
        docket.setWaiting(&consignment, for: [])
        consignment.state = next
        consignment.detail.issues = issues
        tell(&consignment, "list.rejected", returnInfo(issues))
    }

    /// 转人工: review, inspection, detention.
    mutating func advance(
        _ consignment: inout Consignment, _ step: ListState.Step, code: String, text: String
    ) {
        guard let next = ListState.next(consignment.state, step) else { return }
        consignment.state = next
        tell(&consignment, "list.\(next.rawValue)", "[Code:\(code);Desc:\(text)]")
    }

    /// Every hold of this declaration that was not posted is given back.
    mutating func void(_ consignment: Consignment) {
        for account in docket.accounts(of: consignment) {
            _ = docket.ledger.void(on: account, cause: consignment.cause)
        }
    }

    /// The list's state, told to its sender.
    mutating func tell(_ consignment: inout Consignment, _ kind: String, _ info: String) {
        guard
            case .importList(let list) = docket.papers[
                Docket.PaperKey(621, consignment.orderKey)]?.paper
        else { return }
        record(
            kind, consignment,
            receipt(
                of: consignment, list, status: consignment.state.returnStatus, info: info))
    }
}
