import Ledger
import Messages
import Storage
import Values

/// The consignments: what was released with what, what waits for what, and what happened once.
extension Verification {
    mutating func checkConsignments(_ transaction: borrowing Transaction) throws {
        var last = ""
        var page: [VerificationRows.KeptConsignment]
        repeat {
            page = try VerificationRows.consignments(
                after: last, limit: Self.page, zone, transaction)
            last = page.last?.id ?? ""
            consignments += page.count
            for kept in page where kept.consignment == nil {
                fault(
                    .consignmentBody, "\(kept.id)：卷宗无法读出", "\(kept.id): it cannot be read")
            }
            try check(page.compactMap(\.consignment), transaction)
        } while page.count == Self.page
    }

    /// Those of these consignments alone, as after a batch that touched them.
    package mutating func check(
        consignments ids: Set<String>, _ transaction: borrowing Transaction
    ) throws {
        let found = try VerificationRows.consignments(ids, zone, transaction)
        try check(found.values.sorted { $0.id < $1.id }, transaction)
    }

    private mutating func check(
        _ consignments: [Consignment], _ transaction: borrowing Transaction
    ) throws {
        let papers = try loadPapers(of: consignments, transaction)
        var needs: [(consignment: Consignment, id: AccountID, move: Move)] = []
        for consignment in consignments {
            checkWait(consignment, papers)
            let isReleased = [.released, .closed].contains(consignment.state)
            if isReleased { checkMatch(consignment, papers) }
            guard isReleased || [.review, .inspection, .detained].contains(consignment.state)
            else { continue }
            for id in papers.accounts(of: consignment) {
                needs.append((consignment, id, .hold))
                if isReleased { needs.append((consignment, id, .post)) }
            }
        }
        let amounts = try VerificationRows.amounts(
            needs.map { ($0.id, $0.consignment.cause, $0.move) }, zone, transaction)
        for (need, amount) in zip(needs, amounts) where amount == nil {
            let name = "\(need.consignment.id) \(need.consignment.state.rawValue)"
            fault(
                .releaseHolds, "\(name)：\(need.id)没有\(need.move.rawValue)",
                "\(name): no \(need.move.rawValue) on \(need.id)")
        }
        let waits = consignments.flatMap { consignment in
            consignment.detail.waitsFor.map {
                VerificationRows.Wait(awaited: $0, consignment: consignment.id)
            }
        }
        let registered = try VerificationRows.areRegistered(waits, zone, transaction)
        for (wait, isRegistered) in zip(waits, registered) where !isRegistered {
            fault(
                .waiting, "\(wait.consignment)：在等待而无等待登记",
                "\(wait.consignment): waits and is not registered")
        }
        // A sandbox repeats what it is asked to repeat.
        if !zone.isSandbox { try checkSteps(consignments, transaction) }
    }

    /// The papers of the consignments; those that cannot be read are left out, and named elsewhere.
    private func loadPapers(
        of consignments: [Consignment], _ transaction: borrowing Transaction
    ) throws -> Docket {
        var docket = Docket(tariff: Tariff(lines: []))
        try VerificationRows.load(
            consignments.map { Docket.PaperKey(621, $0.orderKey) }, zone, &docket, transaction)
        var keys: [Docket.PaperKey] = []
        var payments: [String] = []
        for case .importList(let list) in docket.papers.values.map(\.paper) {
            keys.append(Docket.PaperKey(311, BusinessKey.join(list.ebcCode, list.orderNo)))
            keys.append(
                Docket.PaperKey(511, BusinessKey.join(list.logisticsCode, list.logisticsNo)))
            payments.append(BusinessKey.join(list.ebpCode, list.orderNo))
        }
        try VerificationRows.load(keys, zone, &docket, transaction)
        try VerificationRows.load(payments: payments, zone, &docket, transaction)
        return docket
    }

    private mutating func checkMatch(_ consignment: Consignment, _ papers: Docket) {
        let name = "\(consignment.id) \(consignment.state.rawValue)"
        guard let kept = papers.accepted(621, consignment.orderKey),
            case .importList(let list) = kept.paper,
            let proof = papers.accepted(311, BusinessKey.join(list.ebcCode, list.orderNo)),
            case .order(let order) = proof.paper,
            let paid = papers.acceptedPayment(order: BusinessKey.join(list.ebpCode, list.orderNo)),
            case .payment(let payment) = paid.paper,
            let sent = papers.accepted(
                511, BusinessKey.join(list.logisticsCode, list.logisticsNo)),
            case .waybill(let waybill) = sent.paper
        else {
            return fault(.releaseMatch, "\(name)：单证不全", "\(name): not all of its papers are there")
        }
        let failed = match(
            list, order: order, payment: payment, waybill: waybill, checksIdentity: false
        ).filter { $0.verdict != .passed }
        if !failed.isEmpty {
            let codes = failed.map(\.issue.code).joined(separator: " ")
            fault(.releaseMatch, "\(name)：对碰不一致 \(codes)", "\(name): \(codes) do not match")
        }
        if paid.consignment != consignment.id || sent.consignment != consignment.id {
            fault(
                .releaseMatch, "\(name)：支付单或运单属于另一清单",
                "\(name): its payment or waybill serves another list")
        }
    }

    /// A list waits for something, which is not here.
    private mutating func checkWait(_ consignment: Consignment, _ papers: Docket) {
        let awaited = consignment.detail.waitsFor
        let name = "\(consignment.id) \(consignment.state.rawValue)"
        if (consignment.state == .waiting) == awaited.isEmpty {
            fault(
                .waiting, "\(name)：等待\(awaited.count)件单证",
                "\(name): waits for \(awaited.count) papers")
        }
        for paper in awaited {
            let here =
                paper.kind == 411
                ? papers.acceptedPayment(order: paper.key) : papers.accepted(paper.kind, paper.key)
            guard here != nil else { continue }
            fault(
                .waiting, "\(name)：所等的\(paper.kind)已到",
                "\(name): the \(paper.kind) it waits for is here")
        }
    }

    /// The registrations of those who wait are just what their consignments wait for.
    mutating func checkWaiting(_ transaction: borrowing Transaction) throws {
        var last: VerificationRows.Wait?
        var page: [VerificationRows.Wait]
        repeat {
            page = try VerificationRows.waits(after: last, limit: Self.page, zone, transaction)
            last = page.last
            let found = try VerificationRows.consignments(
                Set(page.map(\.consignment)), zone, transaction)
            for wait in page
            where found[wait.consignment]?.detail.waitsFor.contains(wait.awaited) != true
                || found[wait.consignment]?.state != .waiting
            {
                fault(
                    .waiting, "\(wait.consignment)：不在等待却有等待登记",
                    "\(wait.consignment): registered as waiting and does not wait")
            }
        } while page.count == Self.page
    }
}
