import Messages
import Storage
import Values

/// 核验: recomputes whatever can be recomputed and names all that does not agree.
///
/// Everything is read in pages by key or sorted by the engine, so memory is bounded however much
/// is stored, and no statement is open while another one runs. One call reads one snapshot.
package struct Verification: Encodable {
    package internal(set) var accounts = 0
    package internal(set) var postings = 0
    package internal(set) var messages = 0
    package internal(set) var papers = 0
    package internal(set) var consignments = 0
    package internal(set) var events = 0
    package internal(set) var paymentData = 0
    package private(set) var faults: [Fault] = []

    let zone: Zone
    let policy: Policy
    /// A guarantee may be lowered below what it stands for, unless it is known that none was.
    let guaranteesMayBeLowered: Bool
    /// What is read of the bytes of a message; a simulation remembers it instead.
    let read: ([UInt8]) -> Message?
    /// Rows in one page.
    static let page = 500
    /// Messages at a time: each may be as long as the edge lets through.
    static let messagePage = 16

    private enum CodingKeys: String, CodingKey {
        case accounts, postings, messages, papers, consignments, events, paymentData, faults
    }

    /// Checks nothing yet.
    package init(
        zone: Zone, policy: Policy = .national, guaranteesMayBeLowered: Bool = true,
        read: @escaping ([UInt8]) -> Message? = Verification.message
    ) {
        self.zone = zone
        self.policy = policy
        self.guaranteesMayBeLowered = guaranteesMayBeLowered
        self.read = read
    }

    /// Reads one snapshot, so a platform may go on working meanwhile.
    package init(zone: Zone, in storage: any Storage) throws {
        var verification = Verification(zone: zone)
        try storage.read { transaction in
            // The engine may run this again.
            verification = Verification(zone: zone)
            try verification.checkAll(transaction)
        }
        self = verification
    }

    package mutating func checkAll(_ transaction: borrowing Transaction) throws {
        let granted = try checkPostings(transaction)
        try checkAccounts(transaction)
        try checkMessages(transaction)
        try checkPapers(granted: granted, transaction)
        try checkConsignments(transaction)
        try checkWaiting(transaction)
        try checkEvents(after: 0, transaction)
        try checkPaymentData(transaction)
    }

    mutating func fault(_ invariant: Invariant, _ zh: String, _ en: String) {
        // Past this many the data are damaged beyond a list.
        guard faults.count < 1_000 else { return }
        faults.append(Fault(invariant, zh, en))
    }

    /// The message of stored bytes, XML or JSON as it came.
    package static func message(_ bytes: [UInt8]) -> Message? {
        if case .success(let message) = readMessage(bytes) { return message }
        if case .success(let message) = readMessageJSON(bytes) { return message }
        return nil
    }
}
