import Clearance
import Ledger
import Messages
import Storage
import Values

/// 核验: recomputes whatever can be recomputed and names all that does not agree.
struct Verification: Encodable {
    struct Fault: Encodable, Equatable {
        var invariant: String
        var zh: String
        var en: String
    }

    var accounts = 0
    var postings = 0
    var messages = 0
    var papers = 0
    var consignments = 0
    var events = 0
    private(set) var faults: [Fault] = []
    /// What the postings of each declaration come to.
    private var causes: [String: CauseBalance] = [:]

    private enum CodingKeys: String, CodingKey {
        case accounts, postings, messages, papers, consignments, events, faults
    }

    /// Reads one snapshot, so a platform may go on working meanwhile.
    init(zone: Zone, in storage: any Storage) throws {
        self = try storage.read { transaction in
            var verification = Verification()
            try verification.checkLedger(zone, transaction)
            try verification.checkMessages(zone, transaction)
            try verification.checkPapers(zone, transaction)
            try verification.checkConsignments(zone, transaction)
            try verification.checkEvents(zone, transaction)
            return verification
        }
    }

    private init() {}

    private mutating func fault(_ invariant: String, _ zh: String, _ en: String) {
        // Past this many the data are damaged beyond a list.
        guard faults.count < 1_000 else { return }
        faults.append(Fault(invariant: invariant, zh: zh, en: en))
    }

    // MARK: The ledger

    private mutating func checkLedger(
        _ zone: Zone, _ transaction: borrowing Transaction
    ) throws {
        var open = try VerificationRows.accounts(zone, transaction)
        accounts = open.count
        var group: [Posting] = []
        var current = ""
        var balance: Int128 = 0
        try VerificationRows.postings(zone, transaction) { text, posting in
            if text != current {
                check(open.removeValue(forKey: current), current, group)
                group = []
                current = text
            }
            group.append(posting)
            postings += 1
            if let cause = posting.holdCause { causes[cause, default: .init()].add(posting) }
            balance += Ledger.trialBalance(of: CollectionOfOne(posting)).sum
        }
        check(open.removeValue(forKey: current), current, group)
        for (text, account) in open { check(account, text, []) }
        if balance != 0 {
            fault("LEDGER-SUM", "全部记账合计不为零", "all postings together do not sum to zero")
        }
    }

    private mutating func check(_ account: Account?, _ text: String, _ postings: [Posting]) {
        guard let account else {
            if !postings.isEmpty {
                fault("LEDGER-ACCOUNT", "\(text)：有记账而无账户", "\(text): postings without an account")
            }
            return
        }
        for line in Ledger.verify(account, postings: postings) {
            let parts = line.split(separator: "|", maxSplits: 1).map(String.init)
            fault("LEDGER-BALANCE", parts.first ?? line, parts.last ?? line)
        }
        // A guarantee may be lowered below what it stands for; a quota and a stock may not.
        if account.id.kind != .guarantee, account.available.isNegative {
            fault(
                "LEDGER-ALLOWANCE", "\(text)：已用超过额度", "\(text): more is used than was allowed")
        }
    }

    // MARK: Messages and papers

    private mutating func checkMessages(
        _ zone: Zone, _ transaction: borrowing Transaction
    ) throws {
        try VerificationRows.messages(zone, transaction) { guid, digest, bytes in
            messages += 1
            if bytes.map({ "sha256:" + sha256Hex($0) }) != digest {
                fault("MESSAGE-DIGEST", "\(guid)：摘要与原文不符", "\(guid): the digest is not its bytes'")
            }
        }
    }

    private mutating func checkPapers(
        _ zone: Zone, _ transaction: borrowing Transaction
    ) throws {
        try VerificationRows.papers(zone, transaction) { kind, key, body, isKept in
            papers += 1
            let name = "\(kind) \(key.replacing("\u{1F}", with: " "))"
            if !isKept {
                fault("PAPER-MESSAGE", "\(name)：找不到原报文", "\(name): its message is not there")
            }
            let type = MessageType(number: kind)
            if type.flatMap({ type in body.flatMap { AnyPaper(type: type, packed: $0) } }) == nil {
                fault("PAPER-BODY", "\(name)：内容无法读出", "\(name): its content cannot be read")
            }
        }
    }

    // MARK: Consignments and events

    private mutating func checkConsignments(
        _ zone: Zone, _ transaction: borrowing Transaction
    ) throws {
        try VerificationRows.consignments(zone, transaction) { consignment in
            consignments += 1
            let balance = causes[consignment.cause] ?? CauseBalance()
            guard !balance.agrees(with: consignment.state) else { return }
            let name = "\(consignment.id) \(consignment.state.rawValue)"
            fault(
                "STATE-POSTINGS",
                "\(name)：状态与记账不符（预占 \(balance.held)，已用 \(balance.posted)）",
                "\(name): its postings do not agree (held \(balance.held), "
                    + "posted \(balance.posted))")
        }
        for id in try VerificationRows.idleWaits(zone, transaction) {
            fault("WAITING", "\(id)：不在等待却有等待登记", "\(id): registered as waiting and does not wait")
        }
    }

    private mutating func checkEvents(
        _ zone: Zone, _ transaction: borrowing Transaction
    ) throws {
        var expected: Int64 = 1
        try VerificationRows.events(zone, transaction) { event in
            events += 1
            if event.seq != expected {
                fault(
                    "EVENT-SEQUENCE", "事件\(expected)缺失", "event \(expected) is missing")
            }
            expected = event.seq + 1
        }
    }
}

/// What the postings of one cause come to, over all its accounts.
private struct CauseBalance {
    /// In units of 0.00001; wide, as it adds what no account would.
    var held: Int128 = 0
    var posted: Int128 = 0
    var holds = 0

    mutating func add(_ posting: Posting) {
        let amount = Int128(posting.amount.raw)
        switch posting.move {
        case .grant: break
        case .hold:
            held += amount
            holds += 1
        case .post:
            held -= amount
            posted += amount
        case .void: held -= amount
        case .restore: posted -= amount
        }
    }

    /// A list under an officer's eyes holds; a released one has posted; the others have nothing.
    func agrees(with state: ListState) -> Bool {
        switch state {
        case .drafted, .waiting, .rejected, .cancelled, .deleted: held == 0 && posted == 0
        case .review, .inspection, .detained: holds > 0 && posted == 0
        case .released, .closed: holds > 0 && held == 0
        }
    }
}
