import Clearance
import Ledger
import Messages
import Storage
import Values

extension Inquiries {
    /// Nil where there is no such consignment, or where it does not concern the caller.
    package func dossier(id: String, for actor: Actor) throws -> Dossier? {
        try storage.read { transaction in
            let found = try DossierRows.consignment(id: id, zone, transaction)
            return try dossier(found, for: actor, transaction)
        }
    }

    package func dossier(ebcCode: String, orderNo: String, for actor: Actor) throws -> Dossier? {
        try storage.read { transaction in
            let found = try DossierRows.consignment(
                ebcCode: ebcCode, orderNo: orderNo, zone, transaction)
            return try dossier(found, for: actor, transaction)
        }
    }

    /// The papers as they came, personal data and all; nil where there is no such consignment.
    func unmaskedPapers(of id: String) throws -> [DossierPaper]? {
        try storage.read { transaction in
            try DossierRows.consignment(id: id, zone, transaction).map {
                try ConsignmentPapers($0, zone, transaction).all.map {
                    DossierPaper($0, isMasked: false)
                }
            }
        }
    }

    /// The event of a look at data unmasked; not for the enterprise to know.
    static let unmasked = "data.unmasked"

    private func dossier(
        _ found: Consignment?, for actor: Actor, _ transaction: borrowing Transaction
    ) throws -> Dossier? {
        if let found { return try dossier(found, for: actor, transaction) }
        // Where nothing is found, another one is looked through for nothing: the time of an answer
        // must not say that something is there which concerns others.
        if !actor.mayDecide, let other = try DossierRows.first(zone, transaction) {
            _ = try ConsignmentPapers(other, zone, transaction).concern(actor, other)
        }
        return nil
    }

    private func dossier(
        _ consignment: Consignment, for actor: Actor, _ transaction: borrowing Transaction
    ) throws -> Dossier? {
        let papers = try ConsignmentPapers(consignment, zone, transaction)
        guard papers.concern(actor, consignment) else { return nil }
        let events = try ReceiptRows.events(
            consignment: consignment.id, limit: DossierRows.limit, zone: zone, transaction)
        var accounts: [AccountID] = [.guarantee(enterprise: consignment.assureCode)]
        if let year = consignment.detail.quotaYear {
            accounts.append(.quota(person: consignment.person, year: year))
        }
        for item in papers.importList?.items ?? [] {
            guard let emsNo = papers.importList?.emsNo, let record = item.itemRecordNo,
                !emsNo.isEmpty, !record.isEmpty
            else { continue }
            let id = AccountID.stock(emsNo: emsNo, itemRecordNo: record)
            if !accounts.contains(id) { accounts.append(id) }
        }
        var postings: [DossierPosting] = []
        for account in accounts {
            postings += try DossierRows.postings(
                of: consignment.id, on: account, zone.id, transaction)
        }
        let detail = consignment.detail
        return Dossier(
            id: consignment.id, ebcCode: consignment.ebcCode, orderNo: consignment.orderNo,
            copNo: consignment.copNo, preNo: consignment.preNo, invtNo: consignment.invtNo,
            declaredDay: consignment.declaredDay.description,
            releasedAt: consignment.releasedAt?.rfc3339, taxNo: consignment.taxNo,
            state: consignment.state.rawValue, returnStatus: consignment.state.returnStatus,
            channel: detail.channel, channelReason: detail.channelReason,
            papers: papers.all.map { DossierPaper($0) },
            history: events.filter { actor.mayDecide || $0.kind != Self.unmasked }
                .map(DossierEvent.init),
            matching: papers.findings(checksIdentity: zone.checksIdentity).map(DossierFinding.init),
            duty: detail.assessment.map(DossierDuty.init), postings: postings,
            receipts: try events.compactMap(DossierReceipt.init), issues: detail.issues,
            returns: detail.returns.map(DossierReturn.init))
    }
}

/// The papers of a consignment, found by what the list says of them.
private struct ConsignmentPapers {
    var list: StoredPaper?
    var order: StoredPaper?
    var payment: StoredPaper?
    var waybill: StoredPaper?
    var others: [StoredPaper] = []

    init(
        _ consignment: Consignment, _ zone: Zone, _ transaction: borrowing Transaction
    ) throws {
        list = try DossierRows.paper(621, consignment.orderKey, zone, transaction)
        order = try DossierRows.paper(311, consignment.orderKey, zone, transaction)
        waybill = try DossierRows.paper(511, consignment.logisticsKey, zone, transaction)
        if let list = importList {
            payment = try DossierRows.payment(
                order: BusinessKey.join(list.ebpCode, list.orderNo), zone, transaction)
        }
        var more = [(513, consignment.logisticsKey)]
        for number in [consignment.copNo, consignment.invtNo ?? ""] where !number.isEmpty {
            more.append((623, BusinessKey.join(consignment.agentCode, number)))
        }
        for goods in consignment.detail.returns {
            more.append((625, BusinessKey.join(goods.agentCode, goods.copNo)))
        }
        for (kind, key) in more {
            guard let paper = try DossierRows.paper(kind, key, zone, transaction),
                paper.consignment == nil || paper.consignment == consignment.id
            else { continue }
            others.append(paper)
        }
    }

    var all: [StoredPaper] { [order, payment, waybill, list].compactMap(\.self) + others }

    var importList: ImportList? {
        if case .importList(let paper) = list?.paper { paper } else { nil }
    }

    func findings(checksIdentity: Bool) -> [Finding] {
        guard let importList else { return [] }
        var parts: (order: Order?, payment: Payment?, waybill: Waybill?)
        if case .order(let paper) = order?.paper, order?.state == .accepted { parts.order = paper }
        if case .payment(let paper) = payment?.paper, payment?.state == .accepted {
            parts.payment = paper
        }
        if case .waybill(let paper) = waybill?.paper, waybill?.state == .accepted {
            parts.waybill = paper
        }
        return match(
            importList, order: parts.order, payment: parts.payment, waybill: parts.waybill,
            checksIdentity: checksIdentity)
    }

    /// Whether the caller sent one of the papers or is named in the list, the order or the payment.
    func concern(_ actor: Actor, _ consignment: Consignment) -> Bool {
        if actor.mayDecide { return true }
        guard let enterprise = actor.enterprise else { return false }
        var parties = all.map(\.sender)
        parties += [
            consignment.sender, consignment.ebcCode, consignment.agentCode, consignment.assureCode,
        ]
        if let importList {
            parties += [
                importList.ebpCode, importList.logisticsCode, importList.areaCode ?? "",
            ]
        }
        if case .payment(let payment) = payment?.paper { parties.append(payment.payCode) }
        return parties.contains(enterprise)
    }
}
