import Clearance
import Ledger
import Values

/// 试算平衡: what must hold after every story, whatever it told.
extension Ground {
    /// Everything that does not hold, as sentences; empty is the proof.
    package func faults() throws -> [String] {
        let accounts = try allAccounts()
        let postings = try allPostings()
        let consignments = try consignments()
        return ledgerFaults(accounts, postings) + holdFaults(postings, consignments)
            + (try waitingFaults(consignments)) + (try eventFaults())
    }

    private func ledgerFaults(
        _ accounts: [AccountID: Account], _ postings: [Posting]
    ) -> [String] {
        var faults: [String] = []
        if Ledger.trialBalance(of: postings).sum != 0 {
            faults.append("all postings together do not sum to zero")
        }
        let byAccount = Dictionary(grouping: postings, by: \.account)
        for id in byAccount.keys where accounts[id] == nil {
            faults.append("\(id) has postings and no balance")
        }
        for account in accounts.values.sorted(by: { $0.id.text < $1.id.text }) {
            faults += Ledger.verify(account, postings: byAccount[account.id] ?? [])
            if account.available.isNegative {
                faults.append("\(account.id) has \(account.available) available")
            }
        }
        return faults
    }

    /// What each declaration holds and has posted must be what its state says.
    private func holdFaults(_ postings: [Posting], _ consignments: [Consignment]) -> [String] {
        var faults: [String] = []
        let byCause = Dictionary(grouping: postings.filter { $0.holdCause != nil }) {
            $0.holdCause ?? ""
        }
        let current = Dictionary(uniqueKeysWithValues: consignments.map { ($0.cause, $0) })
        for (cause, moves) in byCause.sorted(by: { $0.key < $1.key }) {
            let balance = Ledger.trialBalance(of: moves)
            switch current[cause]?.state {
            case .review, .inspection, .detained:
                if balance[.held] <= 0 || balance[.posted] != 0 {
                    faults.append("\(cause) is in an officer's hands and holds nothing")
                }
            case .released, .closed:
                if balance[.held] != 0 { faults.append("\(cause) is released and still holds") }
            case .drafted, .waiting, .rejected, .cancelled, .deleted, nil:
                if balance[.held] != 0 || balance[.posted] != 0 {
                    faults.append("\(cause) is not declared any more and still holds or uses")
                }
            }
        }
        for consignment in consignments
        where [.released, .closed].contains(consignment.state) && byCause[consignment.cause] == nil
        {
            faults.append("\(consignment.cause) is released and used nothing")
        }
        return faults
    }

    private func waitingFaults(_ consignments: [Consignment]) throws -> [String] {
        let expected = consignments.flatMap { consignment in
            consignment.detail.waitsFor.map { "\($0.kind) \($0.key) \(consignment.id)" }
        }
        let stored = try waitingRows()
        var faults: [String] = []
        if expected.sorted() != stored.sorted() {
            faults.append("the lists wait for \(expected), the table says \(stored)")
        }
        for consignment in consignments
        where (consignment.state == .waiting) == consignment.detail.waitsFor.isEmpty {
            faults.append(
                "\(consignment.id) is \(consignment.state) and waits for "
                    + "\(consignment.detail.waitsFor.count) papers")
        }
        return faults
    }

    /// The numbers of events run without a gap, and no two receipts have one guid.
    private func eventFaults() throws -> [String] {
        let events = try events()
        var faults: [String] = []
        if events.map(\.seq)
            != Array(1...Int64(max(1, events.count))).prefix(events.count).map(\.self)
        {
            faults.append("the events are not numbered without a gap")
        }
        return faults
    }
}
