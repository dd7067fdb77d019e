import Values

/// 账册料号: one item of a bonded book; how much is there stands in the ledger.
package struct BookItem: Sendable, Equatable {
    package var emsNo: String
    package var itemRecordNo: String
    package var hs: String
    package var name: String
    package var unit: String
    /// The area enterprise that keeps the book.
    package var areaCode: String
    package var opening: Amount

    package init(
        emsNo: String, itemRecordNo: String, hs: String, name: String, unit: String,
        areaCode: String, opening: Amount
    ) {
        self.emsNo = emsNo
        self.itemRecordNo = itemRecordNo
        self.hs = hs
        self.name = name
        self.unit = unit
        self.areaCode = areaCode
        self.opening = opening
    }
}
