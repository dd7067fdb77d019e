import Clearance
import Demonstration
import Messages
import Values

/// The second part of a story: what enterprises and officers do with what was declared.
extension Simulation {
    /// Days pass, and then several things at once.
    mutating func live(_ parcels: [Parcel]) throws {
        guard report.faults.isEmpty else { return }
        pass(seconds: chance.pick([60, 3_600, 86_400, 12 * 86_400, 33 * 86_400]))
        let consignments = try faulty.read { [zone] in
            try SimulationRows.consignments(zone, $0)
        }
        var submissions = [Submission(command: .runDue(limit: 2), actor: Actor(role: .admin))]
        for consignment in consignments {
            guard
                let parcel = parcels.first(where: {
                    stage.papers(of: $0).list.orderNo == consignment.orderNo
                })
            else { continue }
            submissions += try next(consignment, stage.papers(of: parcel))
        }
        if chance.once(in: 2) {
            messages += 1
            submissions.append(
                try send([.delivery(.entering(.yuan(3), of: .wine, messages, at: now))]))
        }
        try carryOut(submissions, more: chance.once(in: 3) ? deceits() : [])
    }

    /// An order that was taken, altered: under its message's number, and under its own.
    private mutating func deceits() throws -> [Errand] {
        for case .message(let message, _, _) in errands.filter(\.isAnswered).map(
            \.submission.command)
        {
            guard case .order(var order)? = message.papers.first?.paper else { continue }
            order.note = "改"
            return [
                Errand(
                    try stage.message([.order(order)], guid: message.guid), expects: .guidConflict),
                Errand(try send([.order(order)]), expects: .refusal),
            ]
        }
        return []
    }

    /// What is done about one consignment; nothing now and then.
    private mutating func next(
        _ consignment: Consignment, _ papers: ConsignmentPapers
    ) throws -> [Submission] {
        switch consignment.state {
        case .review, .inspection, .detained:
            [decide(consignment, chance.pick(OfficerDecision.allCases))]
        case .released: try afterRelease(consignment, papers)
        case .waiting:
            try chance.pick([papers.papers, [.importList(changed(papers.list))]])
                .map { try send([$0]) }
        case .drafted, .rejected, .cancelled, .deleted:
            try [again(papers.payment, papers), again(papers.list, papers)].compactMap(\.self)
        case .closed: []
        }
    }

    private func decide(_ consignment: Consignment, _ decision: OfficerDecision) -> Submission {
        Submission(
            command: .decide(consignment: consignment.id, decision, reason: "单证与货物核对"),
            actor: Actor(role: .officer))
    }

    private mutating func afterRelease(
        _ consignment: Consignment, _ papers: ConsignmentPapers
    ) throws -> [Submission] {
        let invtNo = consignment.invtNo ?? ""
        if let applied = consignment.detail.returns.first(where: { $0.state == .applied }) {
            return [
                Submission(
                    command: .recordArrival(
                        copNo: applied.copNo, agentCode: applied.agentCode, day: now.day,
                        complete: !chance.once(in: 4)), actor: Actor(role: .officer))
            ]
        }
        if let taxNo = consignment.taxNo { return [pay(taxNo)] }
        messages += 1
        switch chance.below(5) {
        case 0: return [try send([.cancelRequest(papers.cancelRequest(invtNo: invtNo, at: now))])]
        case 1, 2:
            let request = papers.returnRequest(
                invtNo: invtNo, lines: [(1, 1)],
                attempt: 1 + consignment.detail.returns.count % 8, at: now)
            // The cancellation may overtake it, or be overtaken.
            return try [
                send([.returnRequest(request)]),
                chance.once(in: 3)
                    ? send([.cancelRequest(papers.cancelRequest(invtNo: invtNo, at: now))]) : nil,
            ].compactMap(\.self)
        case 3: return [try send([.waybillStatus(papers.waybillStatus(at: now))])]
        default: return []
        }
    }

    private func pay(_ taxNo: String) -> Submission {
        Submission(
            command: .recordPayment(taxNo: taxNo, day: now.day, reference: "JK0001"),
            actor: Actor(role: .officer))
    }

    /// Under a guid of its own, as after a refusal.
    private mutating func again(
        _ list: ImportList, _ papers: ConsignmentPapers
    ) throws -> Submission? {
        guard chance.below(3) > 0 else { return nil }
        messages += 1
        var list = list
        list.guid = ConsignmentPapers.guid("86\(20 + chance.below(60))", papers.number)
        if chance.once(in: 6) { list.appType = "3" }
        return try send([.importList(list)])
    }

    /// The payment set right, or taken back.
    private mutating func again(
        _ payment: Payment, _ papers: ConsignmentPapers
    ) throws -> Submission? {
        guard chance.once(in: 3) else { return nil }
        var payment = payment
        payment.appType = chance.once(in: 5) ? "3" : "2"
        payment.amountPaid = papers.order.actualPaid
        return try send([.payment(payment)])
    }

    private func changed(_ list: ImportList) -> ImportList {
        var list = list
        list.appType = "2"
        list.note = "改"
        return list
    }

    // MARK: The end

    /// Everything runs its course on a storage that works: every hold must have ended.
    mutating func settle() throws {
        guard report.faults.isEmpty else { return }
        faulty.heal()
        let works: [(days: Int, (Simulation) throws -> [Submission])] = [
            (0, { try $0.settleOpen() }), (33, { $0.due() }), (20, { $0.due() }),
            (0, { try $0.payAll() }),
        ]
        for (days, work) in works {
            pass(seconds: days * 86_400)
            let submissions = try work(self)
            if !submissions.isEmpty { try carryOut(submissions) }
        }
        guard report.faults.isEmpty else { return }
        for account in try faulty.read({ [zone] in try SimulationRows.accounts(zone, $0) }).values {
            let isOwing = account.id.kind == .guarantee && !account.posted.isZero
            guard !account.held.isZero || isOwing else { continue }
            fault(
                .holdEnds, "\(account.id)：终了仍有预占\(account.held)、已用\(account.posted)",
                "\(account.id): at the end of all \(account.held) is held, \(account.posted) used")
        }
    }
}

extension Simulation {
    private func consignments(_ states: Set<ListState>) throws -> [Consignment] {
        try faulty.read { [zone] in try SimulationRows.consignments(zone, $0) }
            .filter { states.contains($0.state) }
    }

    private func settleOpen() throws -> [Submission] {
        try consignments([.review, .inspection, .detained]).map {
            Submission(
                command: .decide(
                    consignment: $0.id, $0.number.isMultiple(of: 2) ? .release : .reject,
                    reason: "结案"), actor: Actor(role: .officer))
        }
    }

    private func due() -> [Submission] {
        [Submission(command: .runDue(limit: 100), actor: Actor(role: .admin))]
    }

    private func payAll() throws -> [Submission] {
        try consignments([.released]).compactMap(\.taxNo).map(pay)
    }
}

extension Consignment {
    /// The parcel's number, which its order carries.
    fileprivate var number: Int { Int(orderNo.drop { !$0.isNumber }) ?? 0 }
}
