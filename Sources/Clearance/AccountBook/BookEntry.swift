import Values

/// 入账: what a line of a CEB711 brings into a bonded book.
///
/// The standard's 711 names parcels, not goods. A bonded line says in its note which item of
/// which book it fills and by how much: `emsNo=T2907W000001;itemRecordNo=17;qty=200`.
struct BookEntry: Equatable {
    var key: Docket.BookKey
    var quantity: Amount

    init?(note: String?) {
        guard let note, note.contains("itemRecordNo=") else { return nil }
        var parts: [Substring: String] = [:]
        for part in note.split(separator: ";") {
            guard let equals = part.firstIndex(of: "=") else { return nil }
            parts[part[..<equals]] = String(part[part.index(after: equals)...])
        }
        guard let emsNo = parts["emsNo"], let record = parts["itemRecordNo"],
            let quantity = Amount(parts["qty"] ?? ""), quantity.isPositive
        else { return nil }
        key = Docket.BookKey(emsNo: emsNo, itemRecordNo: record)
        self.quantity = quantity
    }
}
