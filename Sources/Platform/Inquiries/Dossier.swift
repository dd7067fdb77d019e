import Clearance
import Messages

/// 一单卷宗: all that is known of one consignment, as it may be shown; personal data is masked.
package struct Dossier: Sendable, Encodable {
    package var id: String
    package var ebcCode: String
    package var orderNo: String
    package var copNo: String
    package var preNo: String
    package var invtNo: String?
    package var declaredDay: String
    package var releasedAt: String?
    package var taxNo: String?
    package var state: String
    package var returnStatus: String
    package var channel: String?
    package var channelReason: Bilingual?
    package var papers: [DossierPaper]
    package var history: [DossierEvent]
    package var matching: [DossierFinding]
    package var duty: DossierDuty?
    package var postings: [DossierPosting]
    package var receipts: [DossierReceipt]
    /// Why the list was refused; empty otherwise.
    package var issues: [Issue]
    package var returns: [DossierReturn]
}

/// A paper of the consignment.
package struct DossierPaper: Sendable, Encodable {
    package var type: String
    package var guid: String
    package var received: String
    package var state: String
    package var sender: String
    package var fields: [DossierField]
}

/// One field of a paper; personal data masked.
package struct DossierField: Sendable, Encodable {
    /// 0 for the head, 1 and up for the lines.
    package var line: Int
    package var tag: String
    package var label: Bilingual
    package var value: String
}

/// Something that happened to the consignment.
package struct DossierEvent: Sendable, Encodable {
    package var cursor: String
    package var at: String
    package var event: String
    package var actor: String
    package var returnStatus: String?
    package var returnInfo: String?
    package var detail: String?
}

/// What one matching rule found.
package struct DossierFinding: Sendable, Encodable {
    package var rule: String
    package var official: String?
    package var title: Bilingual
    /// `passed`, `failed` or `waiting`.
    package var result: String
    package var path: String
    package var expected: String?
    package var found: String?
    package var citation: String?
}

/// What the list owes.
package struct DossierDuty: Sendable, Encodable {
    package struct Item: Sendable, Encodable {
        package var gnum: Int
        package var hs: String
        package var dutiableValue: String
        package var duty: String
        package var consumptionTax: String
        package var vat: String
        package var sum: String
        package var rates: Rates
    }

    package struct Rates: Sendable, Encodable {
        package var duty: String
        package var consumptionTax: String
        package var vat: String
        /// The share of consumption tax and VAT that was levied.
        package var share: String
    }

    package struct Total: Sendable, Encodable {
        package var dutiableValue: String
        package var duty: String
        package var consumptionTax: String
        package var vat: String
        package var sum: String
    }

    package var regime: String
    package var items: [Item]
    package var total: Total
    package var rules: [RuleUse]
}

/// An amount that moved for the consignment.
package struct DossierPosting: Sendable, Encodable {
    /// `quota`, `guarantee` or `stock`; whose quota it is stays unsaid.
    package var account: String
    package var subject: String
    package var move: String
    package var amount: String
    package var at: String
}

/// A receipt that was issued for the consignment.
package struct DossierReceipt: Sendable, Encodable {
    package var cursor: String
    package var messageType: String
    package var recipient: String?
    package var returnStatus: String
    package var returnInfo: String
    package var returnTime: String
}

/// A return of goods of the consignment.
package struct DossierReturn: Sendable, Encodable {
    package struct Line: Sendable, Encodable {
        package var gnum: Int
        package var qty: String
    }

    package var copNo: String
    package var preNo: String
    package var state: String
    package var appliedDay: String
    package var arrivedDay: String?
    package var lines: [Line]
}
