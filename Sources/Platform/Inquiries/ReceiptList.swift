import Clearance
import Messages
import Values

/// 回执清单: receipts owed to one enterprise after a cursor, in commit order.
///
/// A cursor is the number of an event, and events are never changed: the same cursor gives the
/// same receipts for ever, and only ever more of them after the last.
package struct ReceiptList: Sendable {
    package var receipts: [OwedReceipt]
    /// The cursor for the next call.
    package var next: Int64

    package init(receipts: [OwedReceipt], after cursor: Int64) {
        self.receipts = receipts
        next = receipts.last?.cursor ?? cursor
    }
}

/// One receipt of the standard that is owed to an enterprise.
package struct OwedReceipt: Sendable {
    package var cursor: Int64
    package var consignment: String?
    package var at: Instant
    package var paper: AnyPaper

    package init(cursor: Int64, consignment: String?, at: Instant, paper: AnyPaper) {
        self.cursor = cursor
        self.consignment = consignment
        self.at = at
        self.paper = paper
        fields = [:]
        for field in maskedFields(of: paper) where field.line == 0 {
            fields[field.tag] = field.value
        }
    }

    /// The fields of the head; receipts hold no personal data.
    private var fields: [String: String]

    package var id: String { fields["guid"] ?? "" }
    /// A tax bill has a status of its own where the others have `returnStatus`.
    package var returnStatus: String { fields["returnStatus"] ?? fields["status"] ?? "" }
    package var returnInfo: String { fields["returnInfo"] ?? fields["note"] ?? "" }

    /// What the receipt answers, by the names of the standard.
    package var key: [(name: String, value: String)] {
        OwedReceipt.keyNames.compactMap { name in
            guard let value = fields[name], !value.isEmpty else { return nil }
            return (name, value)
        }
    }

    private static let keyNames = [
        "ebpCode", "ebcCode", "orderNo", "payCode", "payTransactionId", "logisticsCode",
        "logisticsNo", "agentCode", "operatorCode", "copNo", "preNo", "invtNo", "rkdNo", "taxNo",
    ]

    /// The receipt as a message of the standard; the same bytes whenever it is asked for.
    package var xml: [UInt8] { writeMessage([paper], guid: id) }

    package func write(to json: inout JSONWriter) {
        json.object { json in
            json.string("id", id)
            json.string("cursor", String(cursor))
            json.string("messageType", paper.type.rawValue)
            json.string("returnStatus", returnStatus)
            json.string("returnInfo", returnInfo)
            json.string("returnTime", at.rfc3339)
            json.object("key") { json in
                for part in key { json.string(named: part.name, part.value) }
            }
            json.string(ifPresent: "consignment", consignment)
            json.string("xml", String(decoding: xml, as: UTF8.self))
        }
    }
}
