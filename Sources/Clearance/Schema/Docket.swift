import Ledger
import Messages
import Values

/// 案卷集: what one batch knows: papers, consignments, accounts and registers, loaded once.
///
/// Decisions change it in memory; what changed is written once, with the commit. It is a value,
/// so a dry run decides on a copy that is thrown away.
package struct Docket: Sendable {
    package struct PaperKey: Hashable, Sendable {
        package var kind: Int
        package var key: String
        package init(_ kind: Int, _ key: String) {
            self.kind = kind
            self.key = key
        }
    }

    /// A message taken before: its digest, its sender and its first answer.
    package struct KnownMessage: Sendable {
        package var digest: String
        package var sender: String
        package var answer: [UInt8]
    }

    // Registers
    package var enterprises: [String: Enterprise] = [:]
    package var tariff: Tariff
    package var watch = WatchList([])
    package var books: [BookKey: BookItem] = [:]

    // Papers
    package var messages: [String: KnownMessage] = [:]
    package var papers: [PaperKey: StoredPaper] = [:]
    package var paymentsByOrder: [String: PaperKey] = [:]
    package var waiting: [PaperKey: Set<String>] = [:]

    // Consignments
    package var consignments: [String: Consignment] = [:]
    package var byOrder: [String: String] = [:]
    package var byInvt: [String: String] = [:]
    package var byTax: [String: String] = [:]

    package var ledger = Ledger()
    /// Under which names lists drew on the quotas.
    package var names: [AccountID: BuyerNames] = [:]
    package var counters: [String: Int64] = [:]

    // Changes
    package var newMessages: [NewMessage] = []
    package var newPapers: Set<PaperKey> = []
    package var changedPapers: Set<PaperKey> = []
    /// Papers of which nothing changed but the consignment that relies on them.
    package var linkedPapers: Set<PaperKey> = []
    package var newConsignments: [String] = []
    package var changedConsignments: Set<String> = []
    package var changedWaiting: [WaitingChange] = []
    package var events: [Event] = []

    package struct BookKey: Hashable, Sendable {
        package var emsNo: String
        package var itemRecordNo: String
    }

    package struct NewMessage: Sendable {
        package var guid: String
        package var sender: String
        package var type: MessageType
        package var digest: String
        package var receivedAt: Instant
        package var bytes: [UInt8]
        /// The bytes as they were sealed before they came to the writer, if they were.
        package var sealed: [UInt8]?
        package var answer: [UInt8]
    }

    package struct WaitingChange: Sendable {
        package var awaited: AwaitedPaper
        package var consignment: String
        package var isNew: Bool
    }

    package init(tariff: Tariff) {
        self.tariff = tariff
    }

    /// The next number of a series: `event`, `pre/20261121`, `invt/29072026`.
    package mutating func next(_ series: String) -> Int64 {
        let value = (counters[series] ?? 0) + 1
        counters[series] = value
        return value
    }

    package mutating func save(_ paper: StoredPaper) {
        let key = PaperKey(paper.kind, paper.businessKey)
        let before = papers.updateValue(paper, forKey: key)
        if before == nil {
            newPapers.insert(key)
        } else if !newPapers.contains(key) {
            changedPapers.insert(key)
        }
        guard paper.kind == 411 else { return }
        // A payment that moved to another order no longer pays the first.
        if let join = before?.joinKey, join != paper.joinKey, paymentsByOrder[join] == key {
            paymentsByOrder[join] = nil
        }
        if let join = paper.joinKey { paymentsByOrder[join] = key }
    }

    /// The consignment that relies on a paper from now on.
    package mutating func link(_ key: PaperKey, to consignment: String) {
        guard papers[key] != nil else { return }
        papers[key]?.consignment = consignment
        if !newPapers.contains(key), !changedPapers.contains(key) { linkedPapers.insert(key) }
    }

    package mutating func save(_ consignment: Consignment) {
        if let before = consignments.updateValue(consignment, forKey: consignment.id) {
            changedConsignments.insert(consignment.id)
            // Declared anew it has a new number, and the old one names nothing.
            if let number = before.invtNo, number != consignment.invtNo { byInvt[number] = nil }
        } else {
            newConsignments.append(consignment.id)
        }
        byOrder[consignment.orderKey] = consignment.id
        if let number = consignment.invtNo { byInvt[number] = consignment.id }
        if let number = consignment.taxNo { byTax[number] = consignment.id }
    }

    /// Replaces what the consignment waits for; a paper that comes wakes those that wait for it.
    package mutating func setWaiting(_ consignment: inout Consignment, for papers: [AwaitedPaper]) {
        let before = consignment.detail.waitsFor
        for awaited in before where !papers.contains(awaited) {
            waiting[PaperKey(awaited.kind, awaited.key)]?.remove(consignment.id)
            changedWaiting.append(
                WaitingChange(awaited: awaited, consignment: consignment.id, isNew: false))
        }
        for awaited in papers where !before.contains(awaited) {
            waiting[PaperKey(awaited.kind, awaited.key), default: []].insert(consignment.id)
            changedWaiting.append(
                WaitingChange(awaited: awaited, consignment: consignment.id, isNew: true))
        }
        consignment.detail.waitsFor = papers
    }

    /// The paper of a kind under a key, if it was declared and not deleted.
    package func accepted(_ kind: Int, _ key: String) -> StoredPaper? {
        guard let paper = papers[PaperKey(kind, key)], paper.state == .accepted else { return nil }
        return paper
    }

    package func acceptedPayment(order join: String) -> StoredPaper? {
        guard let key = paymentsByOrder[join], let paper = papers[key], paper.state == .accepted
        else { return nil }
        return paper
    }
}
