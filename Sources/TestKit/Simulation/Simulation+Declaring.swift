import Clearance
import Ledger
import Messages
import Values

/// The first part of a story: papers of several parcels in any order, and then in another one.
extension Simulation {
    /// Every parcel's papers but a few, some of them twice; what comes of it must not depend on
    /// the order in which they came, nor on how they were cut into batches.
    mutating func declare(_ parcels: [Parcel]) throws {
        var submissions: [Submission] = []
        for parcel in parcels {
            for submission in try stage.submissions(of: parcel) where !chance.once(in: 14) {
                submissions.append(submission)
            }
        }
        if chance.once(in: 4), let again = submissions.last {
            submissions.append(try repeated(again))
        }
        try carryOut(submissions)
        guard report.faults.isEmpty else { return }
        let (first, second) = (try end(of: zone), try liveAgain(submissions))
        compare(first, second, parcels)
    }

    /// The same papers in a message of another number.
    private mutating func repeated(_ submission: Submission) throws -> Submission {
        guard case .message(let message, _, _) = submission.command else { return submission }
        return try send(message.papers.map(\.paper))
    }

    /// Papers as a new message.
    mutating func send(_ papers: [AnyPaper]) throws -> Submission {
        messages += 1
        return try stage.message(papers, guid: "DE300000-0000-4000-A000-\(padded(messages))")
    }

    private func padded(_ number: Int) -> String {
        String(repeating: "0", count: 12 - String(number).count) + String(number)
    }

    // MARK: In another order

    struct End {
        var consignments: [Consignment]
        var accounts: [AccountID: Account]
    }

    private func end(of zone: Zone) throws -> End {
        try faulty.read {
            End(
                consignments: try SimulationRows.consignments(zone, $0),
                accounts: try SimulationRows.accounts(zone, $0))
        }
    }

    /// In a zone where nothing fails: all at once, or one by one.
    private mutating func liveAgain(_ submissions: [Submission]) throws -> End {
        let other = try stage.openZone(terms, in: storage)
        let calm = FaultyStorage(
            storage, zone: other, seed: 0, mishaps: 0,
            sabotage: sabotage == .forgetsWaiting ? sabotage : nil)
        let node = SimulatedNode(other, terms.policy, calm, at: now, ahead: 0)
        for (errand, submission) in chance.shuffled(submissions).enumerated() {
            node.take(submission, errand: errand)
        }
        let papers = chance.pick([3, 512])
        while node.depth > 0 { _ = node.turn(papers: papers) }
        return try end(of: other)
    }

    /// Who gets the last of something depends on who came first. Therefore: where there is enough
    /// for all, both ends are the same; where there is not, nobody was refused what was left.
    private mutating func compare(_ first: End, _ second: End, _ parcels: [Parcel]) {
        let lists = Dictionary(
            uniqueKeysWithValues: parcels.map {
                (stage.papers(of: $0).list.orderNo, stage.papers(of: $0).list)
            })
        var demand: [AccountID: Amount] = [:]
        for consignment in first.consignments {
            for (account, amount) in needs(of: consignment, lists) {
                demand[account, default: .zero] += amount
            }
        }
        let contested = Set(demand.filter { $0.value > allowance(of: $0.key) }.keys)
        let others = Dictionary(
            uniqueKeysWithValues: second.consignments.map { ($0.orderNo, $0) })
        for consignment in first.consignments {
            let other = others[consignment.orderNo]
            let isContested = needs(of: consignment, lists).contains { contested.contains($0.0) }
            if !isContested,
                other?.state != consignment.state
                    || other?.detail.assessment?.total != consignment.detail.assessment?.total
            {
                let states = "\(consignment.state) / \(other.map { "\($0.state)" } ?? "-")"
                fault(
                    .arrivalOrder, "\(consignment.orderNo)：换序后结果不同 \(states)",
                    "\(consignment.orderNo): another order, another outcome \(states)")
            }
        }
        if contested.isEmpty, first.accounts != second.accounts {
            fault(.arrivalOrder, "换序后余额不同", "another order, other balances")
        }
        for end in [first, second] { checkRefusals(end, lists) }
    }

    private mutating func checkRefusals(_ end: End, _ lists: [String: ImportList]) {
        for consignment in end.consignments where consignment.state == .rejected {
            let needs = needs(of: consignment, lists)
            guard !needs.isEmpty else { continue }
            let isShort = needs.contains { account, amount in
                amount > end.accounts[account]?.available ?? allowance(of: account)
            }
            guard !isShort else { continue }
            fault(
                .arrivalOrder, "\(consignment.orderNo)：额度足够而被退单",
                "\(consignment.orderNo): refused although there was enough for it")
        }
    }

    /// What a list holds, or asked for in vain; nothing where another rule decided.
    private func needs(
        of consignment: Consignment, _ lists: [String: ImportList]
    ) -> [(AccountID, Amount)] {
        let limits = [Rule.annualLimit, .guaranteeShort, .stockShort].map(\.code)
        guard let assessment = consignment.detail.assessment,
            let year = consignment.detail.quotaYear, let list = lists[consignment.orderNo],
            consignment.detail.issues.allSatisfy({ limits.contains($0.code) })
        else { return [] }
        var needs: [(AccountID, Amount)] = [
            (.quota(person: consignment.person, year: year), assessment.dutiableValue),
            (.guarantee(enterprise: consignment.assureCode), assessment.total),
        ]
        guard let emsNo = list.emsNo else { return needs }
        for item in list.items {
            needs.append((.stock(emsNo: emsNo, itemRecordNo: item.itemRecordNo ?? ""), item.qty))
        }
        return needs
    }

    private func allowance(of account: AccountID) -> Amount {
        switch account {
        case .quota: terms.annual
        case .guarantee: terms.guarantee
        case .stock: terms.stock
        }
    }
}
