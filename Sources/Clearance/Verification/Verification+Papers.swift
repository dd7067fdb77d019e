import Ledger
import Messages
import Storage
import Values

/// The messages with their first answers, and the papers that point into them.
extension Verification {
    mutating func checkMessages(_ transaction: borrowing Transaction) throws {
        var last = ""
        var page: [VerificationRows.KeptMessage]
        repeat {
            page = try VerificationRows.messages(
                after: last, limit: Self.messagePage, zone, transaction)
            last = page.last?.guid ?? ""
            messages += page.count
            var owed: [(message: VerificationRows.KeptMessage, receipt: AnyPaper)] = []
            for message in page {
                if message.digest != "sha256:" + sha256Hex(message.bytes) {
                    fault(
                        .messageDigest, "\(message.guid)：摘要与原文不符",
                        "\(message.guid): the digest is not its bytes'")
                }
                guard let receipts = AnswerJSON.receipts(message.answer) else {
                    fault(
                        .messageAnswer, "\(message.guid)：首次答复无法读出",
                        "\(message.guid): its first answer cannot be read")
                    continue
                }
                owed += receipts.map { (message, $0) }
            }
            // A sandbox holds receipts back, doubles and reverses them where it is asked to.
            if !zone.isSandbox { try checkOwed(owed, transaction) }
        } while page.count == Self.messagePage
    }

    /// Each receipt of an answer is an event of the sender, found by the number in its guid.
    private mutating func checkOwed(
        _ owed: [(message: VerificationRows.KeptMessage, receipt: AnyPaper)],
        _ transaction: borrowing Transaction
    ) throws {
        let numbers = owed.map { Self.number(of: $0.receipt) ?? 0 }
        let events = try VerificationRows.events(numbers, zone, transaction)
        for ((message, receipt), event) in zip(owed, events)
        where event?.receipt?.guid != receipt.guid || event?.recipient != message.sender {
            fault(
                .receiptOwed, "\(message.guid)：答复中的回执\(receipt.guid)不可读取",
                "\(message.guid): the receipt \(receipt.guid) of its answer is not to be read")
        }
    }

    /// The number of the event that a receipt was first recorded with: its guid's last 12 digits.
    static func number(of receipt: AnyPaper) -> Int64? { Int64(receipt.guid.suffix(12), radix: 16) }

    mutating func checkPapers(granted: Int, _ transaction: borrowing Transaction) throws {
        var last: Docket.PaperKey?
        var entries = 0
        var page: [VerificationRows.KeptPaper]
        repeat {
            page = try VerificationRows.papers(after: last, limit: Self.page, zone, transaction)
            last = page.last?.key
            papers += page.count
            var wanted: [String: [Int: Int]] = [:]
            var bodies: [AnyPaper?] = []
            for (position, kept) in page.enumerated() {
                wanted[kept.guid, default: [:]][kept.index] = position
                bodies.append(
                    MessageType(number: kept.key.kind)
                        .flatMap { AnyPaper(type: $0, packed: kept.body) })
            }
            var written: [Int: [UInt8]?] = [:]
            var guids = Array(wanted.keys)[...]
            while !guids.isEmpty {
                try VerificationRows.messages(
                    Array(guids.prefix(Self.messagePage)), zone, transaction
                ) { guid, bytes in
                    let message = read(bytes)
                    for (index, position) in wanted[guid] ?? [:] {
                        let paper = message?.papers.first { $0.index == index }?.paper
                        written[position] = .some(paper?.packed)
                    }
                }
                guids = guids.dropFirst(Self.messagePage)
            }
            for (position, kept) in page.enumerated() {
                check(kept, bodies[position], written[position])
            }
            entries += try checkEntries(Array(zip(page, bodies)), transaction)
        } while page.count == Self.page
        if entries != granted {
            fault(
                .gateOnce, "入库\(entries)项，账册入账\(granted)项",
                "\(entries) goods were delivered, the book was granted \(granted)")
        }
    }

    /// `written` is what the message says at the paper's place; nil where there is no message.
    private mutating func check(
        _ kept: VerificationRows.KeptPaper, _ body: AnyPaper?, _ written: [UInt8]??
    ) {
        let name = "\(kept.key.kind) \(kept.key.key.replacing("\u{1F}", with: " "))"
        if body == nil {
            fault(.paperBody, "\(name)：内容无法读出", "\(name): its content cannot be read")
        }
        guard let written else {
            return fault(.paperMessage, "\(name)：找不到原报文", "\(name): its message is not there")
        }
        if let body, written != body.packed {
            fault(.paperContent, "\(name)：与原报文不一致", "\(name): its message says something else")
        }
    }

    /// Each bonded line of an accepted delivery was granted to its account, with its quantity.
    private mutating func checkEntries(
        _ papers: [(VerificationRows.KeptPaper, AnyPaper?)], _ transaction: borrowing Transaction
    ) throws -> Int {
        var entries: [(id: AccountID, cause: String, quantity: Amount)] = []
        for case (let kept, .delivery(let delivery)?) in papers where kept.state == .accepted {
            for item in delivery.items {
                guard let entry = BookEntry(note: item.note) else { continue }
                let id = AccountID.stock(
                    emsNo: entry.key.emsNo, itemRecordNo: entry.key.itemRecordNo)
                entries.append((id, "entry/\(kept.key.key)/\(item.gnum)", entry.quantity))
            }
        }
        let amounts = try VerificationRows.amounts(
            entries.map { ($0.id, $0.cause, .grant) }, zone, transaction)
        for (entry, amount) in zip(entries, amounts) where amount != entry.quantity {
            let name = entry.cause.replacing("\u{1F}", with: " ")
            fault(.gateOnce, "\(name)：未按数量入账", "\(name): the book was not granted its quantity")
        }
        return entries.count
    }
}
