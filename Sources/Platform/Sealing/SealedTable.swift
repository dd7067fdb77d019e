import Sealing

/// 封存表: a table with sealed columns, as those who seal it row by row need to know it.
struct SealedTable: Sendable {
    var name: String
    /// The primary key after `zone_id`.
    var keys: [String]
    /// Whether the first part of the key is a number.
    var startsWithNumber = false
    var columns: [SealedColumn]

    /// In the order in which they are gone through.
    static let all = [
        SealedTable(name: "message", keys: ["guid"], columns: [.messageBytes, .messageAnswer]),
        SealedTable(
            name: "paper", keys: ["kind", "business_key"], startsWithNumber: true,
            columns: [.paperBody, .paperAnswer]),
        SealedTable(
            name: "consignment", keys: ["consignment_id"], columns: [.consignmentDetail]),
        SealedTable(
            name: "event", keys: ["seq"], startsWithNumber: true,
            columns: [.eventReceipt, .eventDetail]),
        SealedTable(name: "payment_data", keys: ["ebp_code", "guid"], columns: [.paymentData]),
    ]

    /// The column's own name, without the table.
    static func name(of column: SealedColumn) -> String {
        String(column.rawValue.drop { $0 != "." }.dropFirst())
    }
}
