import Clearance
import Messages
import Values

extension DossierPaper {
    init(_ stored: StoredPaper, isMasked: Bool = true) {
        let listed = isMasked ? maskedFields(of: stored.paper) : clearFields(of: stored.paper)
        self.init(
            type: stored.paper.type.rawValue,
            guid: listed.first { $0.line == 0 && $0.tag == "guid" }?.value ?? "",
            received: stored.receivedAt.rfc3339, state: stored.state.word, sender: stored.sender,
            fields: listed.map {
                DossierField(
                    line: $0.line, tag: $0.tag, label: Bilingual($0.chinese, $0.english),
                    value: $0.value)
            })
    }
}

extension StoredPaper.State {
    fileprivate var word: String {
        switch self {
        case .drafted: "drafted"
        case .accepted: "accepted"
        case .deleted: "deleted"
        }
    }
}

extension DossierEvent {
    init(_ event: Event) {
        let receipt = event.receipt.map {
            OwedReceipt(cursor: event.seq, consignment: nil, at: event.at, paper: $0)
        }
        self.init(
            cursor: String(event.seq), at: event.at.rfc3339, event: event.kind,
            actor: event.actor, returnStatus: receipt?.returnStatus,
            returnInfo: receipt?.returnInfo, detail: event.detail.map(maskedPersons))
    }
}

extension DossierFinding {
    init(_ finding: Finding) {
        self.init(
            rule: finding.rule.code, official: finding.rule.official, title: finding.rule.title,
            result: finding.verdict.rawValue, path: finding.path, expected: finding.expected,
            found: finding.found, citation: finding.issue.citation)
    }
}

extension DossierDuty {
    init(_ assessment: Assessment) {
        self.init(
            regime: assessment.regime.rawValue,
            items: assessment.items.map { item in
                Item(
                    gnum: item.gnum, hs: item.hs, dutiableValue: item.dutiableValue.description,
                    duty: item.duty.description, consumptionTax: item.consumptionTax.description,
                    vat: item.vat.description, sum: item.sum.description,
                    rates: Rates(
                        duty: item.dutyRate.description,
                        consumptionTax: item.consumptionRate.description,
                        vat: item.vatRate.description, share: item.taxShare.description))
            },
            total: Total(
                dutiableValue: assessment.dutiableValue.description,
                duty: assessment.duty.description,
                consumptionTax: assessment.consumptionTax.description,
                vat: assessment.vat.description, sum: assessment.total.description),
            rules: assessment.rules)
    }
}

extension DossierReceipt {
    init?(_ event: Event) throws {
        guard let receipt = try ReceiptRows.owed(event) else { return nil }
        self.init(
            cursor: String(event.seq), messageType: receipt.paper.type.rawValue,
            recipient: event.recipient, returnStatus: receipt.returnStatus,
            returnInfo: receipt.returnInfo, returnTime: event.at.rfc3339)
    }
}

extension DossierReturn {
    init(_ goods: GoodsReturn) {
        self.init(
            copNo: goods.copNo, preNo: goods.preNo, state: goods.state.rawValue,
            appliedDay: goods.appliedDay, arrivedDay: goods.arrivedDay,
            lines: goods.lines.map {
                Line(gnum: $0.gnum, qty: Amount(raw: $0.quantity).plain)
            })
    }
}
