import Demonstration
import Messages
import TestKit
import Values

/// 行情: whole consignments as letters, made from a seed so that the same seed trades the same.
struct Trade {
    private var random: SeededRandom
    private var next = 1
    private let at: Instant
    private(set) var consignments: [ConsignmentPapers] = []
    private(set) var letters = 0
    private(set) var papers = 0

    /// Who sends orders, payments, waybills and lists.
    static let senders = [
        DemonstrationEnterprise.merchant.code, DemonstrationEnterprise.payment.code,
        DemonstrationEnterprise.logistics.code, DemonstrationEnterprise.broker.code,
    ]

    init(seed: UInt64, at: Instant) {
        random = SeededRandom(seed: seed)
        self.at = at
    }

    /// The four papers of so many new consignments, in letters of 1 to `most` papers of one type,
    /// in any order: a list may come before its order.
    mutating func letters(of count: Int, most: Int = 6) -> [Letter] {
        let fresh = (next..<(next + count)).map { ConsignmentPapers($0, at: at) }
        next += count
        consignments += fresh
        var made: [Letter] = []
        for (type, sender) in Self.senders.enumerated() {
            var rest = fresh[...]
            while !rest.isEmpty {
                let some = rest.prefix(Int.random(in: 1...most, using: &random))
                rest = rest.dropFirst(some.count)
                made.append(letter(some.map { $0.papers[type] }, from: sender))
            }
        }
        return made.shuffled(using: &random)
    }

    private mutating func letter(_ papers: [AnyPaper], from sender: String) -> Letter {
        letters += 1
        self.papers += papers.count
        return Letter(letters, papers, from: sender)
    }
}

/// One message of a sender; sent again it has the same bytes.
struct Letter: Sendable {
    let number: Int
    let sender: String
    let bytes: [UInt8]

    var guid: String { ConsignmentPapers.guid("9100", number) }

    /// The number makes its guid.
    init(_ number: Int, _ papers: [AnyPaper], from sender: String) {
        var transfer = BaseTransfer()
        transfer.copCode = sender
        transfer.copName = "演示企业"
        transfer.dxpId = "DXPENT0000000001"
        self.init(
            number: number, sender: sender,
            bytes: writeMessage(
                papers, guid: ConsignmentPapers.guid("9100", number), transfer: transfer))
    }

    init(number: Int, sender: String, bytes: [UInt8]) {
        self.number = number
        self.sender = sender
        self.bytes = bytes
    }

    /// The answer of the platform; nil where the connection ended before it came.
    func send(over wire: Wire, key: String) -> HTTPAnswer? {
        (try? wire.ask(.message(bytes, key: key))) ?? nil
    }
}
