import Demonstration
import Messages
import Values

/// 报文模板: a message whose numbers are written over, so that making one costs a copy.
///
/// Every number has the same width in all consignments: ten digits of serial, eighteen characters
/// of ID. The template is made by the writer once, and its slots are found by what stands there.
struct MessageTemplate: Sendable {
    private let bytes: [UInt8]
    private let serials: [(offset: Int, index: Int)]
    private let persons: [(offset: Int, index: Int)]
    private let message: [Int]
    let papers: Int

    private static let firstMarker = 9_900_000_000
    private static let messageMarker = 9_911_111_111

    /// `make` gives the paper of one consignment; `papers` of them stand in the message.
    init(
        _ part: String, papers count: Int, transfer: BaseTransfer, at: Instant,
        enterprise: DemonstrationEnterprise, _ make: (ConsignmentPapers) -> AnyPaper
    ) {
        papers = count
        let consignments = (0..<count).map { index in
            ConsignmentPapers(
                Self.firstMarker + index, buyer: Self.markerPerson(index),
                lines: DemonstrationGoods.everyday.prefix(index % 3 + 1).map { .init($0) }, at: at
            ).all(by: enterprise)
        }
        let bytes = writeMessage(
            consignments.map(make), guid: ConsignmentPapers.guid(part, Self.messageMarker),
            transfer: transfer)
        self.bytes = bytes
        message = Self.offsets(of: ConsignmentPapers.serial(Self.messageMarker), in: bytes)
        serials = (0..<count).flatMap { index in
            Self.offsets(of: ConsignmentPapers.serial(Self.firstMarker + index), in: bytes)
                .map { ($0, index) }
        }
        persons = (0..<count).flatMap { index in
            Self.offsets(of: Self.markerPerson(index).idNumber, in: bytes).map { ($0, index) }
        }
        precondition(!message.isEmpty && serials.count >= count, "a template has its slots")
    }

    /// The message of consignments `first`, `first + 1`, ...; its own number is `first` too.
    func message(from first: Int) -> [UInt8] {
        var copy = bytes
        copy.withUnsafeMutableBufferPointer { copy in
            for offset in message { Self.write(first, to: copy, at: offset) }
            for slot in serials { Self.write(first + slot.index, to: copy, at: slot.offset) }
        }
        if persons.isEmpty { return copy }
        let numbers = (0..<papers).map {
            Array(DemonstrationPerson((first + $0) % 9_000_000).idNumber.utf8)
        }
        for slot in persons {
            copy.replaceSubrange(slot.offset..<(slot.offset + 18), with: numbers[slot.index])
        }
        return copy
    }

    private static func markerPerson(_ index: Int) -> DemonstrationPerson {
        DemonstrationPerson(9_900_000 + index)
    }

    private static func write(
        _ number: Int, to bytes: UnsafeMutableBufferPointer<UInt8>, at offset: Int
    ) {
        var rest = number
        for position in stride(from: offset + 9, through: offset, by: -1) {
            bytes[position] = 48 + UInt8(rest % 10)
            rest /= 10
        }
    }

    private static func offsets(of text: String, in bytes: [UInt8]) -> [Int] {
        let wanted = Array(text.utf8)
        guard let first = wanted.first else { return [] }
        var found: [Int] = []
        var index = 0
        while index + wanted.count <= bytes.count {
            if bytes[index] == first, bytes[index..<(index + wanted.count)].elementsEqual(wanted) {
                found.append(index)
                index += wanted.count
            } else {
                index += 1
            }
        }
        return found
    }
}

extension ConsignmentPapers {
    /// The same papers with one enterprise in every part, so that one key may send them all.
    func all(by enterprise: DemonstrationEnterprise) -> ConsignmentPapers {
        var papers = self
        papers.order.ebcCode = enterprise.code
        papers.order.ebcName = enterprise.name
        papers.order.ebpCode = enterprise.code
        papers.order.ebpName = enterprise.name
        papers.order.payCode = enterprise.code
        papers.order.payName = enterprise.name
        papers.payment.ebpCode = enterprise.code
        papers.payment.ebpName = enterprise.name
        papers.payment.payCode = enterprise.code
        papers.payment.payName = enterprise.name
        papers.waybill.logisticsCode = enterprise.code
        papers.waybill.logisticsName = enterprise.name
        papers.list.ebcCode = enterprise.code
        papers.list.ebcName = enterprise.name
        papers.list.ebpCode = enterprise.code
        papers.list.ebpName = enterprise.name
        papers.list.logisticsCode = enterprise.code
        papers.list.logisticsName = enterprise.name
        papers.list.agentCode = enterprise.code
        papers.list.agentName = enterprise.name
        papers.list.assureCode = enterprise.code
        return papers
    }
}
