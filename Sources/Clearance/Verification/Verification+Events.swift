import Messages
import Storage

/// The events: numbered without a gap, their receipts in order, each step of a list taken once.
extension Verification {
    /// Those after a number, in commit order; answers them, for who looks at what just happened.
    @discardableResult
    package mutating func checkEvents(
        after number: Int64, keeping: Bool = false, _ transaction: borrowing Transaction
    ) throws -> [Event] {
        var last = number
        var before: AnyPaper?
        var kept: [Event] = []
        try VerificationRows.events(after: number, zone, transaction) { seq, event in
            events += 1
            if seq != last + 1 {
                fault(.eventSequence, "事件\(last + 1)缺失", "event \(last + 1) is missing")
            }
            last = seq
            guard let event else {
                return fault(.receiptOwed, "事件\(seq)无法读出", "event \(seq) cannot be read")
            }
            if keeping { kept.append(event) }
            guard let receipt = event.receipt else {
                if event.recipient != nil {
                    fault(.receiptOwed, "事件\(seq)没有回执", "event \(seq) owes a receipt and has none")
                }
                return
            }
            // One receipt may be owed to two parties: then it follows itself.
            if !zone.isSandbox, Self.number(of: receipt) != seq, receipt.guid != before?.guid {
                fault(
                    .receiptOrder, "事件\(seq)的回执\(receipt.guid)不在其位",
                    "event \(seq): the receipt \(receipt.guid) is not in its place")
            }
            before = receipt
        }
        return kept
    }

    /// Each declaration of a list is entered, released, billed and closed once, in this order.
    mutating func checkSteps(
        _ consignments: [Consignment], _ transaction: borrowing Transaction
    ) throws {
        var steps = [Steps](repeating: Steps(), count: consignments.count)
        try VerificationRows.steps(consignments.map(\.id), zone, transaction) {
            steps[$0].take($1, to: $2)
        }
        for (consignment, steps) in zip(consignments, steps) {
            let isRight =
                switch consignment.state {
                case .review, .inspection, .detained: steps.isEntered && !steps.isReleased
                case .released: steps.isReleased && !steps.isClosed
                case .closed: steps.isReleased && steps.isClosed
                case .drafted, .waiting, .rejected, .cancelled, .deleted: !steps.isEntered
                }
            guard !isRight || !steps.repeated.isEmpty else { continue }
            let name = "\(consignment.id) \(consignment.state.rawValue)"
            let what = steps.repeated.joined(separator: " ")
            fault(.effectOnce, "\(name)：环节不符 \(what)", "\(name): its steps do not agree \(what)")
        }
    }

    /// How far the declaration at hand has come, by the events of its list.
    private struct Steps {
        private(set) var isEntered = false
        private(set) var isReleased = false
        private(set) var isClosed = false
        private var isDelivered = false
        private(set) var repeated: [String] = []
        private var billed: Set<String> = []

        mutating func take(_ kind: String, to recipient: String?) {
            switch kind {
            case "list.entered":
                if isEntered { repeated.append(kind) }
                isEntered = true
            case "list.rejected", "list.cancelled":
                if isClosed { repeated.append(kind) }
                isEntered = false
                isReleased = false
            case "list.released":
                if !isEntered || isReleased { repeated.append(kind) }
                isReleased = true
            case "parcel.delivered" where isReleased:
                if isDelivered { repeated.append(kind) }
                isDelivered = true
            case "list.closed":
                if !isReleased || isClosed { repeated.append(kind) }
                isClosed = true
            case "tax.billed", "tax.paid":
                let isNew = billed.insert("\(kind) \(recipient ?? "-")").inserted
                if !isReleased || !isNew { repeated.append(kind) }
            default: break
            }
        }
    }
}
