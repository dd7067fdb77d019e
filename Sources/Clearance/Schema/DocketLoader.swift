import Ledger
import Messages
import Storage
import Values

/// Loads what a batch needs, in rounds of set-based queries: each round knows the next keys.
struct DocketLoader {
    let zone: Zone
    var docket: Docket
    private var wantedPapers: Set<Docket.PaperKey> = []
    private var wantedPayments: Set<String> = []
    private var wantedConsignments: Set<String> = []
    private var wantedOrders: Set<String> = []
    private var wantedInvt: Set<String> = []
    private var wantedReturns: [(agent: String, copNo: String)] = []
    private var wantedTax: Set<String> = []
    private var arrivals: Set<Docket.PaperKey> = []
    private var dueLimit = 0

    init(zone: Zone, registers: Registers) {
        self.zone = zone
        docket = Docket(tariff: registers.tariff)
        docket.watch = registers.watch
    }

    mutating func load(
        _ batch: [Submission], desk: Desk, in transaction: borrowing Transaction
    ) throws -> Docket {
        collect(batch)
        docket.counters["event"] = try EventRows.lastSeq(zone, transaction)
        try MessageRows.load(guids(batch), zone, &docket, transaction)
        // Round 1: the papers themselves, what waits for them, the lists they speak of.
        try PaperRows.load(wantedPapers, zone, &docket, transaction)
        try PaperRows.loadPayments(wantedPayments, zone, &docket, transaction)
        try WaitingRows.load(arrivals, zone, &docket, transaction)
        for paper in docket.papers.values { wantedConsignments.formUnion(paper.consignment) }
        for ids in docket.waiting.values { wantedConsignments.formUnion(ids) }
        try ConsignmentRows.load(orders: wantedOrders, zone, &docket, transaction)
        try ConsignmentRows.load(invt: wantedInvt, zone, &docket, transaction)
        try ConsignmentRows.load(tax: wantedTax, zone, &docket, transaction)
        if dueLimit > 0 {
            try ConsignmentRows.loadDue(
                by: desk.today, limit: dueLimit, zone, &docket, transaction)
        }
        for pair in wantedReturns {
            let key = BusinessKey.join(pair.agent, pair.copNo)
            try PaperRows.load([Docket.PaperKey(625, key)], zone, &docket, transaction)
            wantedConsignments.formUnion(docket.papers[Docket.PaperKey(625, key)]?.consignment)
        }
        try ConsignmentRows.load(
            ids: wantedConsignments.subtracting(docket.consignments.keys), zone, &docket,
            transaction)
        // Round 2: the other papers of those consignments.
        try loadSiblings(in: transaction)
        // Round 3: accounts, books and registrations.
        try loadAccounts(batch, desk: desk, in: transaction)
        try CounterRows.load(seriesNeeded(desk), zone, &docket, transaction)
        // Handed over, not copied: whoever decides is to own the only one.
        return exchange(&docket, with: Docket(tariff: docket.tariff))
    }

    /// The number series that this batch may take from.
    private func seriesNeeded(_ desk: Desk) -> [String] {
        let year = String(desk.today.year)
        return ["pre/" + desk.today.compact] + offices.sorted().map { "invt/\($0)\(year)" }
    }

    private func guids(_ batch: [Submission]) -> [String] {
        batch.compactMap {
            if case .message(let message, _, _) = $0.command { message.guid } else { nil }
        }
    }

    private mutating func collect(_ batch: [Submission]) {
        for submission in batch {
            switch submission.command {
            case .message(let message, _, _):
                for read in message.papers where !read.issues.hasErrors { collect(read.paper) }
            case .decide(let id, _, _): wantedConsignments.insert(id)
            case .recordArrival(let copNo, let agentCode, _, _):
                wantedReturns.append((agentCode, copNo))
            case .recordPayment(let taxNo, _, _): wantedTax.insert(taxNo)
            case .runDue(let limit): dueLimit = max(dueLimit, limit)
            }
        }
    }

    private mutating func collect(_ paper: AnyPaper) {
        let keys = PaperKeys(paper)
        let own = Docket.PaperKey(paper.type.number, keys.business)
        wantedPapers.insert(own)
        switch paper {
        case .order(let order):
            wantedOrders.insert(keys.business)
            arrivals.insert(own)
            wantedPayments.insert(BusinessKey.join(order.ebpCode, order.orderNo))
        case .payment:
            arrivals.insert(Docket.PaperKey(411, keys.join ?? ""))
            wantedPayments.formUnion(keys.join)
        case .waybill: arrivals.insert(own)
        case .waybillStatus: wantedPapers.insert(Docket.PaperKey(511, keys.business))
        case .importList(let list):
            wantedOrders.insert(keys.business)
            collectSiblings(of: list)
        case .cancelRequest(let request): wantedInvt.insert(request.invtNo)
        case .returnRequest(let request): wantedInvt.insert(request.invtNo)
        case .delivery(let delivery):
            for item in delivery.items {
                wantedPapers.insert(
                    Docket.PaperKey(511, BusinessKey.join(delivery.logisticsCode, item.logisticsNo))
                )
            }
        default: break
        }
    }

    private mutating func collectSiblings(of list: ImportList) {
        wantedPapers.insert(Docket.PaperKey(311, BusinessKey.join(list.ebcCode, list.orderNo)))
        wantedPapers.insert(
            Docket.PaperKey(511, BusinessKey.join(list.logisticsCode, list.logisticsNo)))
        wantedPayments.insert(BusinessKey.join(list.ebpCode, list.orderNo))
    }

    private mutating func loadSiblings(in transaction: borrowing Transaction) throws {
        var lists: Set<Docket.PaperKey> = []
        for consignment in docket.consignments.values {
            lists.insert(Docket.PaperKey(621, consignment.orderKey))
        }
        try PaperRows.load(lists.subtracting(docket.papers.keys), zone, &docket, transaction)
        wantedPapers.removeAll()
        wantedPayments.removeAll()
        for key in lists {
            if case .importList(let list) = docket.papers[key]?.paper { collectSiblings(of: list) }
        }
        // A return that lapses is told in the words of its request.
        for consignment in docket.consignments.values {
            for goods in consignment.detail.returns where goods.state == .applied {
                wantedPapers.insert(
                    Docket.PaperKey(625, BusinessKey.join(goods.agentCode, goods.copNo)))
            }
        }
        try PaperRows.load(
            wantedPapers.subtracting(docket.papers.keys), zone, &docket, transaction)
        try PaperRows.loadPayments(
            wantedPayments.subtracting(docket.paymentsByOrder.keys), zone, &docket, transaction)
        // Whoever uses those papers already: one payment and one waybill serve one list.
        let users = Set(docket.papers.values.compactMap(\.consignment))
        try ConsignmentRows.load(
            ids: users.subtracting(docket.consignments.keys), zone, &docket, transaction)
    }

    private mutating func loadAccounts(
        _ batch: [Submission], desk: Desk, in transaction: borrowing Transaction
    ) throws {
        var lists: [ImportList] = []
        var codes: Set<String> = []
        for paper in docket.papers.values {
            if case .importList(let list) = paper.paper { lists.append(list) }
        }
        for submission in batch {
            codes.formUnion(submission.actor.enterprise)
            guard case .message(let message, _, _) = submission.command else { continue }
            for read in message.papers where !read.issues.hasErrors {
                codes.formUnion(PaperKeys.enterprises(of: read.paper))
                if case .importList(let list) = read.paper { lists.append(list) }
                if case .delivery(let delivery) = read.paper {
                    for item in delivery.items {
                        if let entry = BookEntry(note: item.note) { wantBook(entry.key) }
                    }
                }
            }
        }
        var accounts: Set<AccountID> = []
        for list in lists {
            codes.formUnion(PaperKeys.enterprises(of: .importList(list)))
            offices.insert(list.customsCode)
            let person = personKey(idNumber: list.buyerIdNumber, zone: zone)
            accounts.insert(.quota(person: person, year: desk.today.year))
            accounts.insert(.guarantee(enterprise: list.assureCode))
            guard let emsNo = list.emsNo, !emsNo.isEmpty else { continue }
            for item in list.items {
                if let record = item.itemRecordNo, !record.isEmpty {
                    wantBook(Docket.BookKey(emsNo: emsNo, itemRecordNo: record))
                }
            }
        }
        for key in wantedBooks {
            accounts.insert(.stock(emsNo: key.emsNo, itemRecordNo: key.itemRecordNo))
        }
        for consignment in docket.consignments.values {
            if let year = consignment.detail.quotaYear {
                accounts.insert(.quota(person: consignment.person, year: year))
            }
            accounts.insert(.guarantee(enterprise: consignment.assureCode))
            codes.insert(consignment.assureCode)
        }
        try RegisterRows.loadEnterprises(codes, zone, &docket, transaction)
        try RegisterRows.loadBooks(wantedBooks, zone, &docket, transaction)
        try AccountRows.load(accounts, zone, &docket, transaction)
        try AccountRows.loadPostings(of: docket.consignments.values, zone, &docket, transaction)
        openAccounts(accounts, desk: desk)
    }

    private var offices: Set<String> = []
    private var wantedBooks: Set<Docket.BookKey> = []
    private mutating func wantBook(_ key: Docket.BookKey) { wantedBooks.insert(key) }

    /// Accounts that have no row yet, and guarantees, whose sum the register sets.
    private mutating func openAccounts(_ accounts: Set<AccountID>, desk: Desk) {
        for id in accounts {
            var account = docket.ledger.account(id)
            switch id {
            case .quota(_, let year):
                guard account == nil else { continue }
                let day = Day(year: year, month: 1, day: 1) ?? desk.today
                let limits = desk.policy.limits(on: max(day, desk.today))
                account = Account(id: id, allowance: limits?.annual ?? .zero)
            case .guarantee(let enterprise):
                let sum = docket.enterprises[enterprise]?.guarantee ?? .zero
                account = account ?? Account(id: id, allowance: sum)
                account?.allowance = sum
            case .stock(let emsNo, let record):
                guard account == nil,
                    let item = docket.books[
                        Docket.BookKey(emsNo: emsNo, itemRecordNo: record)]
                else { continue }
                account = Account(id: id, allowance: item.opening)
            }
            if let account { docket.ledger.load(account) }
        }
    }
}

/// What was there, with `other` left in its place.
private func exchange<Value>(_ value: inout Value, with other: Value) -> Value {
    let before = value
    value = other
    return before
}

extension Set {
    /// Adds the element, if there is one.
    fileprivate mutating func formUnion(_ element: Element?) {
        if let element { insert(element) }
    }
}
