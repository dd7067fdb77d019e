import Ledger
import Storage
import Values

/// 笔录: what of a batch is only ever added, as soon as it is final.
///
/// Messages, events and postings never change. A new paper or consignment may still change later
/// in its batch, and is then written again with the rest. Where a payment changed, new ones wait
/// with it: one may take over the order that the other lets go of.
struct Minutes: Sendable {
    private var messages: [Docket.NewMessage]
    private var papers: [StoredPaper]
    private var consignments: [Consignment]
    private var postings: [Posting]
    private var events: [Event]

    /// Takes what is new out of the docket.
    init(taking docket: inout Docket) {
        let waits = docket.changedPapers.contains { $0.kind == 411 }
        let held = docket.newPapers.filter { waits && $0.kind == 411 }
        messages = docket.newMessages
        papers = PaperRows.sorted(docket.newPapers.subtracting(held), of: docket)
        consignments = docket.newConsignments.compactMap { docket.consignments[$0] }
        postings = docket.ledger.takePostings()
        events = docket.events

        docket.changedConsignments.subtract(docket.newConsignments)
        docket.newPapers = held
        docket.newMessages = []
        docket.newConsignments = []
        docket.events = []
    }

    var recipients: [String] { events.compactMap(\.recipient) }

    static func += (whole: inout Minutes, part: Minutes) {
        whole.messages += part.messages
        whole.papers += part.papers
        whole.consignments += part.consignments
        whole.postings += part.postings
        whole.events += part.events
    }

    func write(at now: Instant, _ zone: Zone, _ transaction: borrowing Transaction) throws {
        try transaction.executeEach(
            MessageRows.insert, messages.map { try MessageRows.values($0, zone) })
        try transaction.executeEach(PaperRows.insert, papers.map { try PaperRows.values($0, zone) })
        try transaction.executeEach(
            ConsignmentRows.insert, consignments.map { try ConsignmentRows.values($0, zone) })
        try transaction.executeEach(
            AccountRows.insertPosting, postings.map { AccountRows.values($0, at: now, zone) })
        try transaction.executeEach(EventRows.insert, events.map { try EventRows.values($0, zone) })
    }
}
