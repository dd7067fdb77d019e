import Messages

/// 成品报文: one message of at most a hundred papers, read back without an error.
package struct BuiltMessage: Sendable {
    package var paper: SheetPaper
    /// From 1; the order, payment, waybill and list messages of one number belong together.
    package var number: Int
    package var papers: Int
    package var bytes: [UInt8]

    /// `00001-CEB311.xml`: in the order in which they are sent.
    package var fileName: String {
        let digits = String(number)
        let zeros = String(repeating: "0", count: max(0, 5 - digits.count))
        return "\(zeros)\(digits)-\(paper.messageType.rawValue.prefix(6)).xml"
    }
}

/// 制单报告: what became of a file of orders.
package struct BuildReport: Sendable {
    package var sheet = ""
    package var rows = 0
    /// Rows of the template's example, which are passed over.
    package var examples = 0
    package var orders = 0
    /// Orders whose papers were built.
    package var built = 0
    package var messages = 0
    package var issues: CellIssues

    package var refused: Int { orders - built }
}
