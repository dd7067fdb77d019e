import Messages
import Values

/// 一单卷宗的主干: what is decided of one consignment; its papers stand beside it.
package struct Consignment: Sendable {
    package var id: String
    package var ebcCode: String
    package var orderNo: String
    package var state: ListState
    /// Who sent the list, and so gets its receipts.
    package var sender: String
    package var agentCode: String
    package var assureCode: String
    /// Key of the waybill, `logisticsCode` and `logisticsNo`.
    package var logisticsKey: String
    /// Keyed hash of the orderer's ID number.
    package var person: String
    package var copNo: String
    package var preNo: String
    package var invtNo: String?
    package var declaredDay: Day
    package var releasedAt: Instant?
    /// The day from which something is due: billing, closing, lapse of a return.
    package var dueDay: Day?
    package var taxNo: String?
    package var detail: ConsignmentDetail

    package var orderKey: String { BusinessKey.join(ebcCode, orderNo) }
    /// The cause of its postings: each declaration of a list has its own.
    package var cause: String { "\(id)/\(detail.attempt)" }
}

/// What is known of a consignment besides what it is looked up by.
package struct ConsignmentDetail: Sendable, Equatable, Decodable {
    /// Counts the declarations: a rejected list may be declared again.
    package var attempt = 1
    package var waitsFor: [AwaitedPaper] = []
    package var assessment: Assessment?
    package var channel: String?
    package var channelReason: Bilingual?
    package var quotaYear: Int?
    /// Why it was rejected.
    package var issues: [Issue] = []
    package var returns: [GoodsReturn] = []
    package var deliveredAt: String?
    package var warehouseEntry: String?
    package var billedTax: String?
    package var billedDay: String?
    package var paidDay: String?
    package var paymentReference: String?

    package init() {}
}

/// A paper that a list waits for.
package struct AwaitedPaper: Sendable, Decodable, Hashable {
    package var kind: Int
    package var key: String
}

/// 业务主键: the parts of a key joined by U+001F, which no text of XML 1.0 can contain.
package enum BusinessKey {
    package static func join(_ first: String, _ second: String) -> String {
        var key = ""
        key.reserveCapacity(first.utf8.count + second.utf8.count + 1)
        key += first
        key += "\u{1F}"
        key += second
        return key
    }

    package static func parts(_ key: String) -> [Substring] { key.split(separator: "\u{1F}") }
}
