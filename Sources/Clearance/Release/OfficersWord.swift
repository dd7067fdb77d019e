import Messages
import Values

/// 人工处置: an officer settles a list that review, inspection or detention holds.
extension Proceeding {
    mutating func settle(
        _ id: String, _ decision: OfficerDecision, reason: String
    ) -> Answer {
        guard actor.mayDecide else {
            return .forbidden(Rule.wrongRole.issue(path: "role", found: actor.role.rawValue))
        }
        guard var consignment = docket.consignments[id] else { return .notFound }
        let step: ListState.Step =
            switch decision {
            case .release: .release
            case .reject: .reject
            case .inspect: .inspect
            case .detain: .detain
            }
        let before = consignment.state
        // A list that still waits for papers is nobody's to decide.
        guard before != .waiting, ListState.next(before, step) != nil else {
            return .refused([
                Rule.decisionNotPossible.issue(
                    path: "decision", expected: "review / inspection / detained",
                    found: before.rawValue)
            ])
        }
        record(
            "officer.\(decision.rawValue)", consignment: id, to: nil, nil,
            detail: clip(reason, 500))
        switch decision {
        case .release: release(&consignment)
        case .reject:
            // Whoever gets the receipt is told why, and not whom it is about.
            let shown = maskedPersons(reason)
            var issue = Rule.rejectedByOfficer.issue(path: "Inventory")
            issue.found = clip(shown, 500)
            issue.message = Bilingual(
                "人工退单，\(clip(shown, 300))", "returned by an officer: \(clip(shown, 300))")
            reject(&consignment, [issue])
        case .inspect: advance(&consignment, .inspect, code: "500", text: "查验")
        case .detain: advance(&consignment, .detain, code: "599", text: "其它扣留")
        }
        docket.save(consignment)
        return done(consignment)
    }

    func done(_ consignment: Consignment) -> Answer {
        .done(
            consignment: consignment.id, state: consignment.state.rawValue,
            returnStatus: consignment.state.returnStatus,
            returnInfo: docket.events.last { $0.consignment == consignment.id }
                .flatMap { $0.receipt?.returnInfo } ?? "")
    }
}

extension AnyPaper {
    /// The information of a receipt; nil for every other paper.
    package var returnInfo: String? {
        switch self {
        case .orderReceipt(let form): form.returnInfo
        case .paymentReceipt(let form): form.returnInfo
        case .waybillReceipt(let form): form.returnInfo
        case .waybillStatusReceipt(let form): form.returnInfo
        case .importListReceipt(let form): form.returnInfo
        case .cancelReceipt(let form): form.returnInfo
        case .returnReceipt(let form): form.returnInfo
        case .deliveryReceipt(let form): form.returnInfo
        case .formatReceipt(let form): form.returnInfo
        default: nil
        }
    }
}
